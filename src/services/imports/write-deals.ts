/** Writes the deals of a chunk. A new one begins in the stage that the file names, if there is one of that name. */
import { idOf, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Transaction } from '../core/transact.ts'
import { relatedOf, storedDeal } from '../deals/write-deal.ts'
import { nested } from '../fields/stored-path.ts'
import { changesBetween } from '../fields/values.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import { type RecordUpdate, updateOf, writeUpdates } from '../records/record-updates.ts'
import { addedPlace } from '../sync/merge-place.ts'
import { pipelineOf } from '../sync/place-deal.ts'
import type { RunContext } from './chunk-context.ts'
import type { LandedDeal } from './land-deals.ts'
import { noteOf } from './note-of.ts'

export async function writeDeals(
  { own: { models, fields }, imported: { workspaceId, memberId } }: RunContext,
  tx: Transaction,
  deals: readonly LandedDeal[],
): Promise<void> {
  if (deals.length === 0) return
  const table = fields.deal
  const pipelines = await readPipelines(models, { workspaceId: idOf<WorkspaceId>(workspaceId) }, tx)
  const times = { touchedAt: tx.at, createdAt: tx.at, updatedAt: tx.at }
  const always = { source: 'import', nextTaskAt: null, deletedAt: null, version: 1, ...times }
  const added: object[] = []
  const updates: RecordUpdate[] = []
  const notes: object[] = []
  for (const { id, record, before, values, stage, notes: texts } of deals) {
    const target = { kind: 'deal', id } as const
    const related = relatedOf(before, values)
    const changes = changesBetween(table, before, values)
    const stored = storedDeal(table, values)
    if (record === null) {
      const pipeline = pipelineOf(pipelines, stage ?? undefined)
      const place = addedPlace(pipeline, stage ?? undefined, tx)
      const at = { pipelineId: objectId(pipeline.id), ...place.set }
      added.push({ _id: objectId(id), workspaceId, ...nested(stored.$set), ...at, ...always })
      tx.record({ type: 'deal.created', target, related, changes: [...changes, ...place.created] })
      if (place.event !== null) tx.record({ type: place.event, target, related, changes: place.changes })
    } else if (changes.length > 0) {
      updates.push(updateOf(record, stored))
      tx.record({ type: 'deal.updated', target, related, changes })
    }
    for (const text of texts) notes.push(noteOf(tx, { workspaceId, memberId, target, text }))
  }
  const options = { session: tx.session, lean: true } as const
  if (added.length > 0) await models.deals.insertMany(added, options)
  if (notes.length > 0) await models.notes.insertMany(notes, options)
  await writeUpdates(models, 'deals', tx, updates)
}
