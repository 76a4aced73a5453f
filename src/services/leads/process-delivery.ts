/** Works one delivery: maps it and makes its leads, all of them and what is told of them in one transaction. */
import { AppError } from '../../errors.ts'
import type { DeliveryRecord } from '../../models/delivery.ts'
import { objectId, type WorkspaceId } from '../../models/ids.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import type { SystemActor } from '../actor.ts'
import { readPipeline } from '../pipelines/read-pipelines.ts'
import { may } from '../permissions.ts'
import type { ServicesDeps } from '../services-deps.ts'
import type { Unit } from '../transact.ts'
import { leadJob, sourceFailingJob } from './lead-jobs.ts'
import type { MappedDelivery } from './lead-providers.ts'
import { type LeadArrival, receiveLead } from './receive-lead.ts'
import { leadWorkers } from './route-lead.ts'
import { storedBytes } from './stored-bytes.ts'

/** `held`: the source is paused. `settled`: it was worked before, or is there no more. */
export type ProcessedDelivery = 'done' | 'needs_mapping' | 'discarded' | 'held' | 'settled'

export type DeliveryRef = { readonly workspaceId: WorkspaceId; readonly deliveryId: string }

export type ProcessDeliveries = {
  readonly process: (delivery: DeliveryRef) => Promise<ProcessedDelivery>
  /**
   * Puts a failed attempt on record.
   *
   * @param retryInMs when it is tried again, given how many attempts have failed by now; null for never: then it is dead,
   *   and the admins are told
   */
  readonly recordFailure: (delivery: DeliveryRef, retryInMs: (failures: number) => number | null) => Promise<void>
  /** Puts what waits of a source into the queue. */
  readonly requeue: (source: { readonly workspaceId: WorkspaceId; readonly sourceId: string }) => Promise<void>
}

const REQUEUED_AT_ONCE = 200

export function createProcessDeliveries(deps: ServicesDeps): ProcessDeliveries {
  const { models, transact, leadProviders } = deps

  function actorFor({ workspaceId, deliveryId }: DeliveryRef): SystemActor {
    return { workspaceId, memberId: null, channel: 'webhook', commandId: `delivery-${deliveryId}` }
  }

  const readDelivery = ({ workspaceId, deliveryId }: DeliveryRef): Promise<DeliveryRecord | null> =>
    models.deliveries.findOne({ workspaceId: objectId(workspaceId), _id: objectId(deliveryId) }).lean()

  const readSource = (delivery: DeliveryRecord, unit?: Unit): Promise<LeadSourceRecord | null> =>
    models.leadSources
      .findOne(
        { workspaceId: delivery.workspaceId, _id: delivery.sourceId, deletedAt: null },
        null,
        unit ? { session: unit.session } : {},
      )
      .lean()

  /** Compare-and-set: of two workers that have the same delivery, one settles it. */
  async function settle(
    unit: Unit,
    delivery: DeliveryRecord,
    set: Partial<Record<keyof DeliveryRecord, unknown>>,
  ): Promise<boolean> {
    const { workspaceId, _id } = delivery
    const written = await models.deliveries.updateOne(
      { workspaceId, _id, status: 'pending' },
      { $set: { doneAt: unit.at, ...set }, $inc: { version: 1 } },
      { session: unit.session },
    )
    return written.modifiedCount === 1
  }

  /**
   * The turn moves on by compare-and-set, so that no two leads have the same one.
   *
   * @throws AppError CONFLICT when another lead took the turn meanwhile
   */
  async function count(
    unit: Unit,
    source: LeadSourceRecord,
    by: { leads?: number; failed?: number; turn?: number },
  ): Promise<void> {
    const { leads = 0, failed = 0, turn = source.turn } = by
    const moves = turn !== source.turn
    const written = await models.leadSources.updateOne(
      { workspaceId: source.workspaceId, _id: source._id, ...(moves && { turn: source.turn }) },
      {
        ...(moves && { $set: { turn } }),
        $inc: { 'counters.accepted': 1, 'counters.leads': leads, 'counters.failed': failed },
        $max: { lastAcceptedAt: unit.at },
      },
      { session: unit.session, timestamps: false },
    )
    if (moves && written.modifiedCount !== 1) {
      throw new AppError('CONFLICT', { message: 'Another lead took the turn' })
    }
  }

  async function tellAdmins(actor: SystemActor, unit: Unit, source: LeadSourceRecord): Promise<void> {
    const filter = { workspaceId: source.workspaceId, status: 'active' as const }
    const fields = { role: 1, mutedNotifications: 1 }
    const members = await models.members.find(filter, fields, { session: unit.session }).lean()
    const about = { id: source._id.toHexString(), name: source.name }
    for (const { _id, role, mutedNotifications } of members) {
      if (may(role, 'lead-source.manage') && !mutedNotifications.includes('lead-source-failing')) {
        unit.enqueue(sourceFailingJob(actor.workspaceId, about, _id.toHexString(), unit.at))
      }
    }
  }

  function park(actor: SystemActor, delivery: DeliveryRecord, reason: string): Promise<ProcessedDelivery> {
    // By its version: parked, mapped and parked again are two commands.
    return transact(actor, `lead.park-${delivery.version}`, async (unit): Promise<ProcessedDelivery> => {
      const source = await readSource(delivery, unit)
      if (source === null || !(await settle(unit, delivery, { status: 'needs_mapping', problem: reason })))
        return 'settled'
      await count(unit, source, { failed: 1 })
      await tellAdmins(actor, unit, source)
      return 'needs_mapping'
    })
  }

  async function makeLeads(
    actor: SystemActor,
    delivery: DeliveryRecord,
    mapped: Extract<MappedDelivery, { kind: 'leads' }>,
    around: Pick<LeadArrival, 'pipeline' | 'workers'>,
  ): Promise<ProcessedDelivery | 'nobody'> {
    return transact(actor, `lead.receive-${delivery.version}`, async (unit): Promise<ProcessedDelivery | 'nobody'> => {
      const { session } = unit
      // First of all: whoever comes at the same moment waits here, or runs again.
      const workspace = await models.workspaces
        .findOneAndUpdate(
          { _id: delivery.workspaceId },
          { $inc: { leadsReceived: mapped.leads.length } },
          { session, timestamps: false },
        )
        .lean()
      const source = await readSource(delivery, unit)
      if (workspace === null || source === null) return 'settled'
      // Thrown, so that the command is not taken for done: tried again, it is found to be held.
      if (source.status === 'paused') throw new AppError('CONFLICT', { message: 'The source was paused meanwhile' })
      const arrival = {
        source,
        region: workspace.region,
        currency: workspace.currency,
        ...around,
      }
      const results: { contactId: unknown; dealId: unknown }[] = []
      let { turn } = source
      for (const lead of mapped.leads) {
        const received = await receiveLead(models, actor, unit, arrival, lead, turn)
        if (received === null) continue
        turn = received.turn
        results.push({ contactId: objectId(received.contactId), dealId: objectId(received.dealId) })
      }
      if (results.length === 0) return 'nobody'
      if (!(await settle(unit, delivery, { status: 'done', results }))) {
        // All that was written goes with the throw: nothing is made twice.
        throw new AppError('CONFLICT', { message: 'The delivery was settled meanwhile' })
      }
      await count(unit, source, { leads: results.length, turn })
      return 'done'
    })
  }

  return {
    async process(ref) {
      const delivery = await readDelivery(ref)
      if (delivery?.status !== 'pending') return 'settled'
      const actor = actorFor(ref)
      const source = await readSource(delivery)
      const discard = (): Promise<ProcessedDelivery> =>
        transact(actor, `lead.discard-${delivery.version}`, async (unit): Promise<ProcessedDelivery> => {
          await settle(unit, delivery, { status: 'discarded' })
          return 'discarded'
        })
      if (source === null) return discard()
      if (source.status === 'paused') return 'held'
      const { rawBody, contentType } = delivery
      const body = { provider: source.provider, rawBody: storedBytes(rawBody), contentType }
      const mapped = leadProviders.map(body, source.mapping)
      if (mapped.kind === 'needs-mapping') return park(actor, delivery, mapped.reason)
      if (mapped.kind === 'ignored') {
        return transact(actor, `lead.ignore-${delivery.version}`, async (unit): Promise<ProcessedDelivery> => {
          if (await settle(unit, delivery, { status: 'done', problem: 'no-lead' })) await count(unit, source, {})
          return 'done'
        })
      }
      // Beside each other and before the transaction, in which they would be read one after another.
      const [pipeline, workers] = await Promise.all([
        readPipeline(models, actor.workspaceId, source.pipelineId?.toHexString()),
        leadWorkers(models, actor),
      ])
      const outcome = await makeLeads(actor, delivery, mapped, { pipeline, workers })
      return outcome === 'nobody' ? park(actor, delivery, 'nobody-to-contact') : outcome
    },

    async recordFailure(ref, retryIn) {
      const delivery = await readDelivery(ref)
      if (delivery?.status !== 'pending') return
      const { attempts: failures } = delivery
      const retryInMs = retryIn(failures + 1)
      const actor = actorFor(ref)
      await transact(actor, `lead.fail-${delivery.version}-${failures}`, async (unit) => {
        const { workspaceId, _id } = delivery
        const dead = retryInMs === null
        const written = await models.deliveries.updateOne(
          { workspaceId, _id, status: 'pending', attempts: failures },
          {
            $set: { problem: 'failed', ...(dead && { status: 'dead', doneAt: unit.at }) },
            $inc: { attempts: 1, ...(dead && { version: 1 }) },
          },
          { session: unit.session },
        )
        if (written.modifiedCount !== 1) return
        if (!dead) {
          unit.enqueue(leadJob(ref.workspaceId, ref.deliveryId, new Date(unit.at.getTime() + retryInMs)))
          return
        }
        const source = await readSource(delivery, unit)
        if (source === null) return
        await count(unit, source, { failed: 1 })
        await tellAdmins(actor, unit, source)
      })
    },

    async requeue({ workspaceId, sourceId }) {
      let after = '0'.repeat(24)
      for (;;) {
        const filter = { workspaceId: objectId(workspaceId), sourceId: objectId(sourceId), status: 'pending' as const }
        const page = await models.deliveries
          .find({ ...filter, _id: { $gt: objectId(after) } }, { _id: 1 })
          .sort({ _id: 1 })
          .limit(REQUEUED_AT_ONCE)
          .lean()
        const last = page.at(-1)?._id.toHexString()
        if (last === undefined) return
        const actor: SystemActor = {
          workspaceId,
          memberId: null,
          channel: 'job',
          commandId: `requeue-${objectId(sourceId).toHexString()}-${deps.clock.now().getTime()}-${after}`,
        }
        await transact(actor, 'lead.requeue', async (unit) => {
          for (const { _id } of page) unit.enqueue(leadJob(workspaceId, _id.toHexString()))
        })
        after = last
      }
    },
  }
}
