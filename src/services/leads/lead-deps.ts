/** Dependencies of the lead services. */
import type { RecordDeps } from '../records/field-tables.ts'
import type { LeadWords } from './lead-words.ts'
import type { LeadProviders } from './lead-providers.ts'

export type LeadDeps = RecordDeps & {
  /** The providers of leads, and the encryption of their secrets. */
  readonly leadProviders: LeadProviders
  readonly leadWords: LeadWords
}
