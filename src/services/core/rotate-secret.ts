/** Replaces a secret, and says which ones count meanwhile: of lead sources and of outgoing webhooks. Pure. */
import type { RotatedSecret } from '../../models/rotated-secret.ts'

/** How long the previous secret counts next to the new one: time to enter the new one on the other side. */
export const SECRET_OVERLAP_MS = 24 * 60 * 60 * 1000

/** When the secrets before the new one end: after {@link SECRET_OVERLAP_MS}, or at once, as after a leak. */
export const OLD_SECRET_ENDS = ['later', 'now'] as const
export type OldSecretEnd = (typeof OLD_SECRET_ENDS)[number]

export type Rotation = { readonly secrets: readonly RotatedSecret[]; readonly oldUntil: Date }

/**
 * @param sealed the new secret
 * @param maxOld if a secret is replaced repeatedly within a day, the oldest ones beyond this are dropped
 */
export function rotateSecret(
  secrets: readonly RotatedSecret[],
  sealed: string,
  { at, oldEnds, maxOld }: { readonly at: Date; readonly oldEnds: OldSecretEnd; readonly maxOld: number },
): Rotation {
  const oldUntil = oldEnds === 'now' ? at : new Date(at.getTime() + SECRET_OVERLAP_MS)
  const before = secrets
    .map((old) => ({ sealed: old.sealed, from: old.from, until: old.until ?? oldUntil }))
    .filter(({ until }) => oldEnds === 'later' && until > at)
    .slice(-maxOld)
  return { secrets: [...before, { sealed, from: at, until: null }], oldUntil }
}

/** The same secrets with another current one: nobody saw the first if a command is repeated after a crash, so it is replaced. */
export function reissueSecret(secrets: readonly RotatedSecret[], sealed: string): readonly RotatedSecret[] {
  return secrets.map((old) => ({ sealed: old.until === null ? sealed : old.sealed, from: old.from, until: old.until }))
}

/** The secrets that count at a given time, sealed, the current one first. */
export function activeSecrets(secrets: readonly RotatedSecret[], now: Date): readonly string[] {
  return secrets
    .filter(({ until }) => until === null || until > now)
    .toSorted((a, b) => Number(b.until === null) - Number(a.until === null))
    .map(({ sealed }) => sealed)
}
