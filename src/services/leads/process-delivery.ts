/** Processes deliveries: maps them and creates their leads, with all of their events, in one transaction. */
import type { DeliveryRecord } from '../../models/delivery.ts'
import { type DeliveryId, idOf, type LeadSourceId, objectId, type WorkspaceId, LOWEST_ID } from '../../models/ids.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import type { SystemActor } from '../core/actor.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'
import type { LeadDeps } from './lead-deps.ts'
import { createDeliveryWork, type DeliveryRef, mappableBody } from './delivery-work.ts'
import { FETCH_ANSWERS_JOB, fetchingLane, RECEIVE_LEAD_JOB } from './lead-jobs.ts'
import { type DeliveryBatch, LEADS_TOGETHER, makeLeads, makePart } from './make-leads.ts'
import { leadWorkers } from './route-lead.ts'
import { isListenedTo, tellListeners } from './listeners.ts'
import { countArrivals, settleDelivery } from './settle-delivery.ts'
import { createTurns } from '../core/turns.ts'
import { placeOfSource } from './place-of-source.ts'

/**
 * `held`: the source is paused. `fetching`: a separate job fetches its answers first. `settled`: it was already processed,
 * or no longer exists.
 */
export type ProcessedDelivery = 'done' | 'needs_mapping' | 'discarded' | 'held' | 'fetching' | 'settled'

export type ProcessDeliveries = {
  readonly process: (delivery: DeliveryRef) => Promise<ProcessedDelivery>
  /**
   * Records a failed attempt.
   *
   * @param retryInMs when the next attempt runs, given how many have failed so far; null for never: then it is dead,
   *   and the admins are told
   * @param problem a closed code; `failed` for an error of our own
   */
  readonly recordFailure: (
    delivery: DeliveryRef,
    retryInMs: (failures: number) => number | null,
    problem?: string,
  ) => Promise<void>
  /** Enqueues a source's waiting deliveries. */
  readonly requeue: (source: { readonly workspaceId: WorkspaceId; readonly sourceId: LeadSourceId }) => Promise<void>
}

/** Whether a waiting admin has been shown it, so that its second outcome is also shown. */
const isShown = ({ waiters = [] }: LeadSourceRecord, { _id }: DeliveryRecord): boolean =>
  waiters.some(({ deliveryId }) => deliveryId?.equals(_id) === true)

const lacksToken = ({ sealedToken }: LeadSourceRecord): boolean => sealedToken == null

const REQUEUED_AT_ONCE = 200

/**
 * Maximum deliveries processed in one transaction when they wait in a row. A batch of them costs hardly more database
 * queries than a single one.
 */
const MAX_TOGETHER = 16

export function createProcessDeliveries(deps: LeadDeps): ProcessDeliveries {
  const { models, transact, leadProviders, leadWords, clock } = deps
  const work = createDeliveryWork(deps)

  /**
   * Deliveries of the same source that wait behind this one. Each has its own job, which will find it settled. A delivery
   * that has failed before is left to its own job, so that it holds nobody up.
   */
  async function readCompanions({ workspaceId, sourceId, _id, attempts, receivedAt }: DeliveryRecord) {
    if (attempts > 0) return []
    const behind = { receivedAt: { $gte: receivedAt }, _id: { $ne: _id }, attempts: 0 }
    return models.deliveries
      .find({ workspaceId, sourceId, status: 'pending', ...behind })
      .sort({ receivedAt: 1 })
      .limit(MAX_TOGETHER - 1)
      .lean()
  }

  /**
   * One at a time for each workspace: transactions that create leads of one workspace wait for each other anyway, and whoever
   * waits here finds its delivery settled together with an earlier one instead of starting one in vain.
   */
  const inTurn = createTurns<WorkspaceId>()

  async function processNow(ref: DeliveryRef): Promise<ProcessedDelivery | 'part'> {
    const delivery = await work.read(ref)
    if (delivery?.status !== 'pending') return 'settled'
    const actor = work.actorFor(ref)
    const [source, settings] = await Promise.all([
      work.readSource(delivery),
      readRegionalSettings(models, ref.workspaceId),
    ])
    const discard = (): Promise<ProcessedDelivery> =>
      transact(actor, `lead.discard-${delivery.version}`, async (tx): Promise<ProcessedDelivery> => {
        await settleDelivery(models, tx, delivery, { status: 'discarded' })
        return 'discarded'
      })
    if (source === null) return discard()
    if (settings === null) return 'settled'
    if (source.status === 'paused') return 'held'
    const parse = (record: DeliveryRecord) => leadProviders.parse(mappableBody(source, record))
    const parsed = parse(delivery)
    if (delivery.answered == null && parsed.lacksAnswers()) {
      if (lacksToken(source)) return work.park(actor, delivery, 'token-missing', lacksToken)
      // The number of failures is part of the id: each failure is followed by another attempt.
      return transact(actor, `lead.fetch-${delivery.version}-${delivery.attempts}`, async (tx) => {
        tx.enqueue(FETCH_ANSWERS_JOB, ref, fetchingLane(idOf<LeadSourceId>(source._id)))
        return 'fetching' as const
      })
    }
    const mapped = parsed.map(source.mapping, settings)
    if (mapped.kind === 'needs-mapping') return work.park(actor, delivery, mapped.reason)
    if (mapped.kind === 'ignored') {
      return transact(actor, `lead.ignore-${delivery.version}`, async (tx): Promise<ProcessedDelivery> => {
        if (await settleDelivery(models, tx, delivery, { status: 'done', problem: 'no-lead' })) {
          await countArrivals(models, tx, source, {})
          await tellListeners(models, tx, source, { kind: 'hint', hint: 'no-lead' })
        }
        return 'done'
      })
    }
    const listened = isListenedTo(source, clock.now()) || isShown(source, delivery)
    // In parallel and before the transaction, in which they would be read one after another.
    const [pipelines, workers, companions] = await Promise.all([
      readPipelines(models, { workspaceId: actor.workspaceId }),
      leadWorkers(models, actor, clock.now()),
      // Whoever waits for it may delete what it makes: then it is made alone.
      listened ? [] : readCompanions(delivery),
    ])
    const place = placeOfSource(pipelines, source)
    const around = { place, workers, words: leadWords(settings.locale) }
    // What is undone at once must be made at once.
    const part = listened ? mapped.leads.length : LEADS_TOGETHER
    if (delivery.results.length + part < mapped.leads.length) {
      return makePart(deps, actor, { delivery, ...mapped }, around, part)
    }
    const own = { delivery, ...mapped, leads: mapped.leads.slice(delivery.results.length) }
    let room = LEADS_TOGETHER - own.leads.length
    const others = companions.flatMap((companion) => {
      const read = parse(companion).map(source.mapping, settings)
      if (read.kind !== 'leads' || read.leads.length > room || companion.results.length > 0) return []
      room -= read.leads.length
      return [{ delivery: companion, ...read }]
    })
    const make = (batch: DeliveryBatch) => makeLeads(deps, actor, batch, around, { undoable: listened })
    // A problem with another delivery must not block this one: it then runs alone, as the same command.
    return others.length === 0 ? make([own]) : make([own, ...others]).catch(() => make([own]))
  }

  return {
    async process(ref) {
      for (;;) {
        // Each part waits for its turn: a single lead behind a list of a hundred comes after the part that is being made.
        const processed = await inTurn(ref.workspaceId, () => processNow(ref))
        if (processed !== 'part') return processed
      }
    },

    async recordFailure(ref, retryIn, problem = 'failed') {
      const delivery = await work.read(ref)
      if (delivery?.status !== 'pending') return
      const { attempts: failures } = delivery
      const retryInMs = retryIn(failures + 1)
      const actor = work.actorFor(ref)
      await transact(actor, `lead.fail-${delivery.version}-${failures}`, async (tx) => {
        const { workspaceId, _id } = delivery
        const dead = retryInMs === null
        const written = await models.deliveries.updateOne(
          { workspaceId, _id, status: 'pending', attempts: failures },
          {
            $set: { problem, ...(dead && { status: 'dead', doneAt: tx.at }) },
            $inc: { attempts: 1, ...(dead && { version: 1 }) },
          },
          { session: tx.session },
        )
        if (written.modifiedCount !== 1) return
        if (!dead) {
          tx.enqueue(RECEIVE_LEAD_JOB, ref, { runAt: new Date(tx.at.getTime() + retryInMs) })
          return
        }
        const source = await work.readSource(delivery, tx)
        if (source === null) return
        await countArrivals(models, tx, source, { failed: 1 })
        await work.notifyAdmins(actor, tx, source)
      })
    },

    async requeue({ workspaceId, sourceId }) {
      let after = LOWEST_ID
      for (;;) {
        const filter = { workspaceId: objectId(workspaceId), sourceId: objectId(sourceId), status: 'pending' as const }
        const page = await models.deliveries
          .find({ ...filter, _id: { $gt: after } }, { _id: 1 })
          .sort({ _id: 1 })
          .limit(REQUEUED_AT_ONCE)
          .lean()
        const last = page.at(-1)?._id
        if (last === undefined) return
        const actor: SystemActor = {
          workspaceId,
          memberId: null,
          channel: 'job',
          commandId: `requeue-${objectId(sourceId).toHexString()}-${clock.now().getTime()}-${after.toHexString()}`,
        }
        await transact(actor, 'lead.requeue', async (tx) => {
          for (const { _id } of page) tx.enqueue(RECEIVE_LEAD_JOB, { workspaceId, deliveryId: idOf<DeliveryId>(_id) })
        })
        after = last
      }
    },
  }
}
