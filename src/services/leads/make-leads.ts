/** Creates the leads of deliveries that wait in a row, in one transaction; those of a long list in several. */
import { AppError } from '../../errors.ts'
import type { DeliveryRecord, LeadResult } from '../../models/delivery.ts'
import { type DeliveryId, idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { SystemActor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import type { IncomingLead } from './lead-providers.ts'
import { readKnownPeople } from './known-people.ts'
import { createAssigner } from '../assignment/assigner.ts'
import { type LeadArrival, receiveLead } from './receive-lead.ts'
import { presentOf } from './route-lead.ts'
import { tellListeners } from './listeners.ts'
import { countArrivals, rememberResults, type Settled, settleDeliveries } from './settle-delivery.ts'

type ReadDelivery = {
  readonly delivery: DeliveryRecord
  readonly leads: readonly IncomingLead[]
  /** Anything else to report about it. */
  readonly problem?: string
}

/** All from one source. The first is the one whose job is running. */
export type DeliveryBatch = readonly [ReadDelivery, ...ReadDelivery[]]

/**
 * As many leads as one transaction holds. Each costs a few questions to the database, which may be milliseconds away, and a
 * transaction has five seconds.
 */
export const LEADS_TOGETHER = 20

/** Those that nobody has settled since they were read. */
async function stillWaiting(
  models: Models,
  { session }: Transaction,
  batch: DeliveryBatch,
): Promise<readonly ReadDelivery[]> {
  const { workspaceId } = batch[0].delivery
  const _id = { $in: batch.map(({ delivery }) => delivery._id) }
  const pending = await models.deliveries.find({ workspaceId, _id, status: 'pending' }, { _id: 1 }, { session }).lean()
  const ids = new Set(pending.map(({ _id: id }) => id.toHexString()))
  return batch.filter(({ delivery }) => ids.has(delivery._id.toHexString()))
}

/**
 * @param how.undoable whether an admin may undo all of it at once
 * @returns the outcome of the first delivery
 * @throws AppError CONFLICT when the source was paused in the meantime; then nothing was written
 */
export function makeLeads(
  deps: RecordDeps,
  actor: SystemActor,
  batch: DeliveryBatch,
  around: Around,
  { undoable = false }: { readonly undoable?: boolean } = {},
): Promise<'done' | 'settled'> {
  return make(deps, actor, batch, around, { undoable, isLast: true })
}

/**
 * The next leads of a delivery with more than one transaction holds. It stays pending, and remembers what has been made: after
 * a crash, the rest is made.
 */
export async function makePart(
  deps: RecordDeps,
  actor: SystemActor,
  read: ReadDelivery,
  around: Around,
  count: number,
): Promise<'part' | 'settled'> {
  const from = read.delivery.results.length
  const part = { ...read, leads: read.leads.slice(from, from + count) }
  const made = await make(deps, actor, [part], around, { undoable: false, isLast: false })
  return made === 'done' ? 'part' : made
}

type Around = Pick<LeadArrival, 'place' | 'workers' | 'words'>

/** @param how.isLast whether the deliveries are done with these leads */
function make(
  deps: RecordDeps,
  actor: SystemActor,
  batch: DeliveryBatch,
  around: Around,
  { undoable, isLast }: { readonly undoable: boolean; readonly isLast: boolean },
): Promise<'done' | 'settled'> {
  const { models, transact } = deps
  const [{ delivery: first }] = batch
  const receive = async (tx: Transaction): Promise<'done' | 'settled'> => {
    const { session } = tx
    // This comes first: anyone who arrives at the same moment waits here, or runs again.
    const workspace = await models.workspaces
      .findOneAndUpdate(
        { _id: first.workspaceId },
        { $inc: { leadsReceived: batch.reduce((sum, { leads }) => sum + leads.length, 0) } },
        { session, timestamps: false },
      )
      .lean()
    const source = await models.leadSources
      .findOne({ workspaceId: first.workspaceId, _id: first.sourceId, deletedAt: null }, null, { session })
      .lean()
    if (workspace === null || source === null) return 'settled'
    // Thrown, so that the command does not count as done: when it is retried, the source is found to be paused.
    if (source.status === 'paused')
      throw new AppError('CONFLICT', {
        message: 'The source was paused meanwhile',
        details: { reason: 'source-paused' },
      })
    const waiting = await stillWaiting(models, tx, batch)
    if (!waiting.includes(batch[0])) return 'settled'
    const people = await readKnownPeople(
      models,
      actor,
      tx,
      waiting.flatMap(({ leads }) => leads.map(({ person }) => person)),
    )
    const own = { models, fields: deps.tablesOf({ customFields: workspace.fields ?? [] }) }
    const surroundings = { workspace, present: presentOf(around.workers) }
    const assigner = createAssigner({ ...own, surroundings: () => Promise.resolve(surroundings) }, actor, tx)
    const { responseMinutes = null } = workspace
    const arrival = { source, people, assigner, responseMinutes, ...around }
    const settled: { delivery: DeliveryRecord; set: Settled }[] = []
    let { turn } = source
    for (const { delivery, leads, problem } of waiting) {
      const results: LeadResult[] = [...delivery.results]
      for (const lead of leads) {
        const received = await receiveLead(own, actor, tx, arrival, lead, turn)
        turn = received.turn
        results.push({ contactId: objectId(received.contactId), dealId: objectId(received.dealId) })
      }
      settled.push({ delivery, set: { status: 'done', results, ...(problem !== undefined && { problem }) } })
    }
    await assigner.settle()
    if (!(await (isLast ? settleDeliveries : rememberResults)(models, tx, settled))) {
      // The throw discards everything that was written: nothing is created twice.
      throw new AppError('CONFLICT', {
        message: 'A delivery was settled meanwhile',
        details: { reason: 'delivery-settled' },
      })
    }
    // The first one is what those see who wait for it.
    const [shown] = settled
    const deliveryId = shown && idOf<DeliveryId>(shown.delivery._id)
    if (isLast && deliveryId !== undefined) await tellListeners(models, tx, source, { kind: 'outcome', deliveryId })
    const made = waiting.reduce((sum, { leads }) => sum + leads.length, 0)
    await countArrivals(models, tx, source, { accepted: isLast ? settled.length : 0, leads: made, turn })
    return 'done'
  }
  const begun = first.results.length === 0 ? '' : `-${first.results.length}`
  return transact(actor, `lead.receive-${first.version}${begun}`, receive, { gathersInserts: true, undoable })
}
