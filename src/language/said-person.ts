/** What a line, a signature or a contact card says about a person, as typed. Which fields it fills, services decide. */
export type SaidPerson = {
  /** Empty if nobody is named. */
  readonly name: string
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  /** Their account in Telegram. */
  readonly telegram?: string | null
  readonly company: string | null
  readonly job: string | null
  /** Without “#”. */
  readonly tags: readonly string[]
}
