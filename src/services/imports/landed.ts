/** What becomes of rows, before it is written. */
import type { ContactRecord } from '../../models/contact.ts'
import type { ExternalIdRecord, ImportedKind } from '../../models/external-id.ts'
import type { CompanyId, ContactId, DealId } from '../../models/ids.ts'
import type { ContactValues } from '../contacts/contact-fields.ts'

/** A contact while rows are put into it. */
export type LandedContact = {
  readonly id: ContactId
  /** Null for a new one. */
  readonly record: ContactRecord | null
  readonly before: ContactValues
  values: ContactValues
  readonly notes: string[]
}

/** What is remembered of a row. */
export type LandedLink = {
  readonly kind: ImportedKind
  readonly key: string
  readonly recordId: ContactId | CompanyId | DealId
  readonly digest: string
  readonly known: ExternalIdRecord | null
}
