/** Steps shared by everything that processes a delivery: read it with its source, park it for an admin, tell the admins. */
import type { DeliveryRecord } from '../../models/delivery.ts'
import {
  type DeliveryId,
  idOf,
  type LeadSourceId,
  type MemberId,
  objectId,
  type WorkspaceId,
} from '../../models/ids.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import type { SystemActor } from '../core/actor.ts'
import { may } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { Transaction } from '../core/transact.ts'
import { RECEIVE_LEAD_JOB } from './lead-jobs.ts'
import type { StoredBody } from './lead-providers.ts'
import { countFailure } from './failing-alert.ts'
import { oncePerHour, SOURCE_FAILING_JOB, SOURCE_FAILURES_JOB } from './source-failing-job.ts'
import { tellListeners } from './listeners.ts'
import { countArrivals, settleDelivery } from './settle-delivery.ts'
import { storedBytes } from './stored-bytes.ts'

export type DeliveryRef = { readonly workspaceId: WorkspaceId; readonly deliveryId: DeliveryId }

export type DeliveryWork = {
  readonly actorFor: (delivery: DeliveryRef) => SystemActor
  readonly read: (delivery: DeliveryRef) => Promise<DeliveryRecord | null>
  /** Null for a deleted source. */
  readonly readSource: (delivery: DeliveryRecord, tx?: Transaction) => Promise<LeadSourceRecord | null>
  /** Tells them of the first failure of an hour; what fails after it is counted in the same message. */
  readonly notifyAdmins: (actor: SystemActor, tx: Transaction, source: LeadSourceRecord) => Promise<void>
  /**
   * @param stillSo checked in the transaction: if the reason has been fixed in the meantime, the delivery is processed again
   */
  readonly park: (
    actor: SystemActor,
    delivery: DeliveryRecord,
    reason: string,
    stillSo?: (source: LeadSourceRecord) => boolean,
  ) => Promise<'needs_mapping' | 'settled'>
}

/** The body to map: with its answers if they were fetched, otherwise as it arrived. */
export function mappableBody(
  { provider }: Pick<LeadSourceRecord, 'provider'>,
  { answered, rawBody, contentType, headers }: Pick<DeliveryRecord, 'answered' | 'rawBody' | 'contentType' | 'headers'>,
): StoredBody {
  if (answered == null) return { provider, rawBody: storedBytes(rawBody), contentType, headers }
  return { provider, rawBody: storedBytes(answered), contentType: 'application/json', headers }
}

export function createDeliveryWork({ models, transact }: Pick<CoreDeps, 'models' | 'transact'>): DeliveryWork {
  const readSource: DeliveryWork['readSource'] = (delivery, tx) =>
    models.leadSources
      .findOne(
        { workspaceId: delivery.workspaceId, _id: delivery.sourceId, deletedAt: null },
        null,
        tx ? { session: tx.session } : {},
      )
      .lean()

  const notifyAdmins: DeliveryWork['notifyAdmins'] = async (actor, tx, source) => {
    const filter = { workspaceId: source.workspaceId, status: 'active' as const }
    const fields = { role: 1, mutedNotifications: 1 }
    const members = await models.members.find(filter, fields, { session: tx.session }).lean()
    const about = { workspaceId: actor.workspaceId, sourceId: idOf<LeadSourceId>(source._id), sourceName: source.name }
    const { since, isFirst } = await countFailure(models, tx, source)
    for (const { _id, role, mutedNotifications } of members) {
      if (may(role, 'lead-source.manage') && !mutedNotifications.includes('lead-source-failing')) {
        const job = { ...about, memberId: idOf<MemberId>(_id) }
        if (isFirst) tx.enqueue(SOURCE_FAILING_JOB, job, oncePerHour(job.sourceId, job.memberId, since))
        else tx.enqueue(SOURCE_FAILURES_JOB, job)
      }
    }
  }

  return {
    actorFor: ({ workspaceId, deliveryId }) => ({
      workspaceId,
      memberId: null,
      channel: 'webhook',
      commandId: `delivery-${deliveryId}`,
    }),
    read: ({ workspaceId, deliveryId }) =>
      models.deliveries.findOne({ workspaceId: objectId(workspaceId), _id: objectId(deliveryId) }).lean(),
    readSource,
    notifyAdmins,
    park: (actor, delivery, reason, stillSo = () => true) =>
      // The version is part of the id: parked, mapped and parked again are two commands.
      transact(actor, `lead.park-${delivery.version}`, async (tx): Promise<'needs_mapping' | 'settled'> => {
        const source = await readSource(delivery, tx)
        if (source === null) return 'settled'
        if (!stillSo(source)) {
          const { workspaceId, _id, version } = delivery
          const filter = { workspaceId, _id, version, status: 'pending' as const }
          await models.deliveries.updateOne(filter, { $inc: { version: 1 } }, { session: tx.session })
          tx.enqueue(RECEIVE_LEAD_JOB, { workspaceId: actor.workspaceId, deliveryId: idOf<DeliveryId>(_id) })
          return 'settled'
        }
        if (!(await settleDelivery(models, tx, delivery, { status: 'needs_mapping', problem: reason }))) {
          return 'settled'
        }
        await countArrivals(models, tx, source, { failed: 1 })
        await notifyAdmins(actor, tx, source)
        await tellListeners(models, tx, source, { kind: 'outcome', deliveryId: idOf<DeliveryId>(delivery._id) })
        return 'needs_mapping'
      }),
  }
}
