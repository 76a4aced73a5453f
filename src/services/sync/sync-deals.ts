/** Writes a page of deals: their fields are merged like any other's, and their place in the pipeline follows theirs. */
import { type DealId, idOf, newId, objectId } from '../../models/ids.ts'
import type { DealValues } from '../deals/deal-fields.ts'
import { settleDeal } from '../deals/settle-deal.ts'
import { relatedOf, storedDeal } from '../deals/write-deal.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import { nested } from '../fields/stored-path.ts'
import { blankValues, changesBetween, valuesOf } from '../fields/values.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import { acceptPulled } from './accept-pulled.ts'
import { findDeals } from './match-deals.ts'
import { mergeRecord, sidesOf } from './merge-record.ts'
import { arrivedPlace, mergePlace, type Placed } from './merge-place.ts'
import { readReferences } from './page-references.ts'
import { pipelineOf } from './place-deal.ts'
import { updateOf, writeUpdates } from '../records/record-updates.ts'
import { type DecidedField, type Landed, landed, leftAsItIs, type WriteKind } from './sync-page.ts'

/** Everything of a deal that is not a field but follows from its place or never changes. */
const ALWAYS = { source: 'sync', nextTaskAt: null, deletedAt: null, version: 1 } as const

export const writeDeals: WriteKind = async (context, tx, arrivals) => {
  const { deps, actor, sync } = context
  const { models, fields } = deps
  const table = fields.deal
  const { workspaceId } = sync
  const pipelines = await readPipelines(models, { workspaceId: actor.workspaceId }, tx)
  const companyFields = fieldsOf(table).flatMap(({ name, field }) => (field.kind === 'company' ? [name] : []))
  const refs = await readReferences(context, tx, arrivals, companyFields)
  const known = await findDeals(context, tx, arrivals, refs)

  const added: Record<string, unknown>[] = []
  const updates: ReturnType<typeof updateOf>[] = []
  const result: Landed[] = []
  for (const arrival of arrivals) {
    const deal = known.get(arrival.record.externalId)
    const { theirs, incomplete } = await acceptPulled(table, arrival, refs)
    if (deal === undefined ? arrival.link !== null : deal.deletedAt !== null) {
      result.push(leftAsItIs(arrival))
      continue
    }
    const own = deal === undefined ? undefined : pipelines.find(idOf(deal.pipelineId))
    const pipeline = own ?? pipelineOf(pipelines, arrival.record.stage)
    const before = deal === undefined ? blankValues(table) : valuesOf(table, deal)
    const place: Placed =
      deal === undefined ? arrivedPlace(pipeline, arrival, tx) : await mergePlace(context, tx, pipeline, arrival, deal)
    const ours = { id: idOf<DealId>(deal?._id ?? objectId(newId())), values: before }
    // A closed deal changes only once it is open again: until then they wait.
    const waits = deal !== undefined && deal.status !== 'open' && place.status !== 'open'
    let after = { ...before, ...theirs } as DealValues
    let conflicts: readonly DecidedField[] = []
    if (waits) after = before
    else if (deal !== undefined) {
      const merged = await mergeRecord(context, tx, table, 'deal', arrival, theirs, {
        ...ours,
        updatedAt: deal.updatedAt,
      })
      after = merged.values as DealValues
      conflicts = merged.conflicts
    }
    after = settleDeal(before, after)
    if (after.title === '') {
      result.push(landed(arrival, { outcome: 'refused' }))
      continue
    }
    const { id } = ours
    const target = { kind: 'deal', id } as const
    const changes = changesBetween(table, before, after)
    const stored = storedDeal(table, after)
    const related = relatedOf(before, after)
    if (deal === undefined) {
      const at = { touchedAt: tx.at, createdAt: tx.at, updatedAt: tx.at }
      const places = { pipelineId: objectId(pipeline.id), ...place.set }
      added.push({ _id: objectId(id), workspaceId, ...nested(stored.$set), ...places, ...ALWAYS, ...at })
      tx.record({ type: 'deal.created', target, related, changes: [...changes, ...place.created] })
    } else if (changes.length > 0 || place.event !== null) {
      updates.push(
        updateOf(deal, { $set: { ...stored.$set, ...place.set }, $unset: { ...stored.$unset, ...place.unset } }),
      )
      if (changes.length > 0) tx.record({ type: 'deal.updated', target, related, changes })
    }
    if (place.event !== null) tx.record({ type: place.event, target, related, changes: place.changes })
    const changed = changes.length > 0 || place.event !== null
    const outcome = deal === undefined ? 'created' : changed ? 'updated' : 'unchanged'
    const sides = waits ? sidesOf(arrival, {}, after) : sidesOf(arrival, theirs, after)
    result.push(
      landed(arrival, {
        outcome,
        recordId: id,
        taken: { ...sides.taken, ...place.taken },
        ours: { ...sides.ours, ...place.ours },
        conflicts: [...conflicts, ...place.conflicts],
        incomplete: incomplete || waits,
      }),
    )
  }
  if (added.length > 0) await models.deals.insertMany(added, { session: tx.session, lean: true })
  await writeUpdates(models, 'deals', tx, updates)
  return result
}
