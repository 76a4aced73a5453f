/** What a line, a signature or a contact card says about a person, as typed. Which fields it fills, services decide. */
import type { NameParts } from './names/split-name.ts'

export type SaidPerson = {
  /** Empty if nobody is named. */
  readonly name: string
  /** The name as it was sent in parts. */
  readonly parts?: NameParts | null
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  /** Their account in Telegram. */
  readonly telegram?: string | null
  readonly company: string | null
  readonly job: string | null
  /** Without “#”. */
  readonly tags: readonly string[]
}
