/** What a merge of two records would do, for the operation and for its preview. */
import { AppError } from '../../errors.ts'
import type { IdOf } from '../../ids.ts'
import type { Change } from '../../models/event.ts'
import { idOf, objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { assertMayDelete } from '../deleting/may-delete.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import { modelOf, nameOf } from '../records/seen-records.ts'
import { survivorOf } from '../records/survivor.ts'
import { combineValues, type Combined } from './combine-values.ts'
import {
  type Mergeable,
  type MergeDeps,
  type MergedKind,
  type MergedPair,
  mergedRef,
  type Merging,
  type Values,
} from './mergeable.ts'

export type MergePlan = Combined<FieldTable> & {
  readonly primary: Mergeable
  readonly losing: Mergeable
  readonly before: Values
  /** What the primary gets. */
  readonly changes: readonly Change[]
  /** Words of the losing record that none of the primary's fields will hold. */
  readonly words: readonly string[]
}

/** Unlike other reads, does not open the record that took over: what was previewed is what is merged. */
async function readLive<Kind extends MergedKind>(
  { models }: MergeDeps,
  merging: Merging<Kind>,
  actor: Actor,
  id: IdOf<Kind>,
  tx?: Transaction,
): Promise<Mergeable> {
  const { kind } = merging
  const missing = () => new AppError('NOT_FOUND', { message: `No such ${kind}`, details: { kind } })
  const options = { session: tx?.session ?? null }
  const model = modelOf(models, merging)
  const record = await model.findOne({ ...visibleTo(actor), _id: objectId(id) }, null, options).lean<Mergeable>()
  if (record === null) throw missing()
  if (record.deletedAt === null) return record
  const survivor = await survivorOf(model, record, options.session)
  const seen = survivor && { ...visibleTo(actor), _id: survivor._id, deletedAt: null }
  const heir = seen && (await model.findOne(seen, { [merging.name]: 1 }, options).lean())
  if (heir === null) throw missing()
  const about = mergedRef(merging.kind, idOf(heir._id))
  throw new AppError('CONFLICT', { details: { reason: 'merged', about, name: nameOf(merging, heir) } })
}

/** The words of values that the primary did not take, and those by which the losing record was found besides. */
function wordsOf(table: FieldTable, losing: Mergeable, { left }: Combined<FieldTable>): readonly string[] {
  const found = fieldsOf(table).flatMap(({ name, field }) => {
    const value = left.find((one) => one.name === name)?.value
    return field.search !== true || value === undefined ? [] : field.searchWords(value)
  })
  return [...new Set([...found, ...(losing.mergedWords ?? [])])]
}

/**
 * @throws AppError FORBIDDEN, also for somebody else's losing record where reps may not delete those; NOT_FOUND; VALIDATION
 * (pick-one) for a record and itself; CONFLICT (merged) for one that another took over
 */
export async function planMerge<Kind extends MergedKind>(
  deps: MergeDeps,
  merging: Merging<Kind>,
  actor: Actor,
  pair: MergedPair<Kind>,
  tx?: Transaction,
): Promise<MergePlan> {
  authorize(actor, 'contact.merge')
  const table: FieldTable = deps.fields[merging.kind]
  const reading = readLive(deps, merging, actor, pair.primary, tx)
  // A transaction runs one operation at a time.
  if (tx !== undefined) await reading
  const [primary, losing] = await Promise.all([reading, readLive(deps, merging, actor, pair.losing, tx)])
  if (pair.primary === pair.losing) throw new AppError('VALIDATION', { details: { problem: 'pick-one' } })
  await assertMayDelete(deps.models, actor, losing.ownerId, tx)
  const before = valuesOf(table, primary)
  const combined = combineValues(table, before, valuesOf(table, losing))
  const values = merging.agreeing(combined.values)
  const changes = changesBetween(table, before, values)
  const words = [...wordsOf(table, losing, combined), ...(await merging.wordsOfLeft(deps, losing, combined.left, tx))]
  return { ...combined, values, primary, losing, before, changes, words }
}
