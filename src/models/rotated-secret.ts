/** A secret that can be replaced while the old one is still accepted for a while. */

export type RotatedSecret = {
  /** The secret sealed with the server's key. */
  readonly sealed: string
  readonly from: Date
  /** Until when it counts beside its successor; null for the current secret. */
  readonly until: Date | null
}

export const rotatedSecretPaths = {
  _id: false,
  sealed: { type: String, required: true },
  from: { type: Date, required: true },
  until: { type: Date, default: null },
} as const
