/** Makes the change of a bulk edit to one record, as an edit or a deletion of that record alone would. */
import { isAppError } from '../../errors.ts'
import type { BulkChange } from '../../models/bulk-change.ts'
import type { SkipReason } from '../../models/bulk-edit.ts'
import type { CompanyRecord } from '../../models/company.ts'
import type { ContactRecord } from '../../models/contact.ts'
import type { DealRecord } from '../../models/deal.ts'
import type { EventId } from '../../models/ids.ts'
import type { ViewKind } from '../../models/view.ts'
import { removeCompany } from '../companies/delete-company.ts'
import { saveCompany } from '../companies/edit-company.ts'
import { removeContact } from '../contacts/delete-contact.ts'
import { saveContact } from '../contacts/edit-contact.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { removeDeal } from '../deals/delete-deal.ts'
import { saveDeal } from '../deals/edit-deal.ts'
import { assertOpen } from '../deals/write-deal.ts'
import type { OwnedRecord } from '../deleting/notify-owners.ts'
import { acceptInputs } from '../fields/accept-inputs.ts'
import type { FieldTable, ValuesOf } from '../fields/define-fields.ts'
import type { References } from '../fields/field-type.ts'
import { valuesOf } from '../fields/values.ts'
import type { TableDeps } from '../records/field-tables.ts'
import type { StoredRecord } from '../records/seen-records.ts'
import type { MoveInChunk } from './move-in-chunk.ts'

type Values = Readonly<Record<string, unknown>>

type Editing = {
  readonly save: (
    own: TableDeps,
    actor: Actor,
    tx: Transaction,
    record: object,
    after: Values,
  ) => Promise<EventId | null>
  readonly remove: (
    own: TableDeps,
    actor: Actor,
    tx: Transaction,
    record: object,
  ) => Promise<{ readonly deleted: readonly OwnedRecord[] }>
}

/** Safe: each gets the records and values of its own kind. */
const EDITING: Readonly<Record<ViewKind, Editing>> = {
  contact: {
    save: (own, actor, tx, record, after) => saveContact(own, actor, tx, record as ContactRecord, after as never),
    remove: ({ models }, actor, tx, record) => removeContact(models, actor, tx, record as ContactRecord),
  },
  company: {
    save: (own, _, tx, record, after) => saveCompany(own, tx, record as CompanyRecord, after as never),
    remove: ({ models }, actor, tx, record) => removeCompany(models, actor, tx, record as CompanyRecord),
  },
  deal: {
    async save(own, actor, tx, record, after) {
      assertOpen(record as DealRecord)
      return saveDeal(own, tx, record as DealRecord, after as never, actor)
    },
    remove: ({ models }, actor, tx, record) => removeDeal(models, actor, tx, record as DealRecord),
  },
}

/** What became of one record. */
export type Applied =
  | { readonly outcome: 'changed' | 'unchanged' }
  | { readonly outcome: 'deleted'; readonly deleted: readonly OwnedRecord[] }
  | { readonly outcome: 'skipped'; readonly reason: SkipReason; readonly missing?: readonly string[] }

/** Null: it ends the chunk, which is repeated. */
function refusalOf(reason: string): SkipReason | null {
  if (reason === 'closed') return 'closed'
  // The stage, or its pipeline, has left since.
  return reason === 'no-such-stage' || reason === 'pipeline-archived' ? 'elsewhere' : null
}

/** What refuses one record must not hold up the others; anything else ends the chunk. */
function reasonOf(error: unknown): SkipReason | null {
  if (!isAppError(error)) return null
  switch (error.code) {
    case 'NOT_FOUND':
      return 'gone'
    case 'FORBIDDEN':
      return 'not-yours'
    case 'STAGE_REQUIREMENTS':
      return 'required'
    case 'VALIDATION':
      return 'refused'
    case 'CONFLICT':
      return refusalOf(error.details.reason)
    default:
      return null
  }
}

async function afterChange(
  table: FieldTable,
  before: Values,
  change: Exclude<BulkChange, { what: 'delete' | 'move' }>,
  references: References,
): Promise<Values> {
  if (change.what === 'set') {
    return acceptInputs(table, before as ValuesOf<FieldTable>, { [change.field]: change.value }, references)
  }
  const tags = before['tags'] as readonly string[]
  const without = tags.filter((tag) => !change.tags.includes(tag))
  const wanted = change.what === 'tag' ? [...new Set([...tags, ...change.tags])] : without
  if (wanted.length === 0) return { ...before, tags: [] }
  return acceptInputs(table, before as ValuesOf<FieldTable>, { tags: wanted }, references)
}

export type ChangeOf = {
  readonly own: TableDeps
  readonly actor: Actor
  readonly tx: Transaction
  readonly kind: ViewKind
  readonly change: BulkChange
  readonly references: References
  /** Moves a deal in the transaction of the chunk. */
  readonly move: MoveInChunk
}

/** @throws AppError CONFLICT when the record changed meanwhile, and whatever is no refusal */
export async function applyChange(
  { own, actor, tx, kind, change, references, move }: ChangeOf,
  record: StoredRecord,
): Promise<Applied> {
  const { save, remove } = EDITING[kind]
  try {
    if (change.what === 'delete') return { outcome: 'deleted', ...(await remove(own, actor, tx, record)) }
    if (change.what === 'move') return { outcome: await move(record as DealRecord, change.move) }
    const table: FieldTable = own.fields[kind]
    const after = await afterChange(table, valuesOf(table, record), change, references)
    const undoId = await save(own, actor, tx, record, after)
    return { outcome: undoId === null ? 'unchanged' : 'changed' }
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === null) throw error
    const missing = isAppError(error) && error.code === 'STAGE_REQUIREMENTS' ? error.details.missing : []
    return { outcome: 'skipped', reason, missing }
  }
}
