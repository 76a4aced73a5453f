/** The deliveries of lead sources, as admins view, retry or discard them. */
import { cutToUnits } from '../../language/cut-text.ts'
import { AppError } from '../../errors.ts'
import type { DeliveryRecord, DeliveryStatus } from '../../models/delivery.ts'
import { type ContactId, type DealId, type DeliveryId, idOf, objectId, type LeadSourceId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { readIfAllowed } from '../core/read-if-allowed.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'
import type { LeadDeps } from './lead-deps.ts'
import { RECEIVE_LEAD_JOB } from './lead-jobs.ts'
import type { MappingChoices, SourceMapping } from './lead-providers.ts'
import { mappableBody } from './delivery-work.ts'
import type { Sender } from './sender.ts'
import { ERASED_DELIVERY, EXPIRED_DELIVERY, isBlankDelivery } from './blank-delivery.ts'
import { readSource } from './source-view.ts'
import { storedBytes } from './stored-bytes.ts'

export type DeliveryView = {
  readonly id: DeliveryId
  readonly status: DeliveryStatus
  /** A closed code; null when nothing is wrong. */
  readonly problem: string | null
  /** Whether its content is gone: then nothing can be done with it any more. */
  readonly isBlank: boolean
  readonly attempts: number
  /** ISO 8601, UTC. */
  readonly receivedAt: string
  readonly results: readonly { readonly contactId: ContactId; readonly dealId: DealId }[]
}

export type OpenDelivery = DeliveryView & {
  readonly sourceId: LeadSourceId
  /** Null if this version does not know it. */
  readonly sender: Sender | null
  readonly body: string
}

export type DeliveriesService = {
  /** Newest first, those before `before` (an id). @throws AppError FORBIDDEN, NOT_FOUND; so do all the others */
  readonly list: (
    actor: Actor,
    sourceId: LeadSourceId,
    page: { readonly limit: number; readonly before?: DeliveryId },
  ) => Promise<{ readonly deliveries: readonly DeliveryView[]; readonly hasMore: boolean }>
  readonly get: (actor: Actor, id: DeliveryId) => Promise<OpenDelivery>
  /** @throws AppError CONFLICT when it was processed in the meantime */
  readonly retry: (actor: Actor, id: DeliveryId) => Promise<void>
  /** Retries a source's failed deliveries. Returns how many; call it again while there are more. */
  readonly retryFailed: (actor: Actor, sourceId: LeadSourceId) => Promise<{ readonly retried: number }>
  readonly discard: (actor: Actor, id: DeliveryId) => Promise<void>
  /**
   * The persons and values in one delivery of a source, by default its newest, to choose fields from; null when there is
   * nothing readable in it.
   */
  readonly mappingChoices: (
    actor: Actor,
    sourceId: LeadSourceId,
    deliveryId?: DeliveryId,
  ) => Promise<MappingChoices | null>
  /** Whether a delivery would become leads if its fields were mapped so. */
  readonly isCuredBy: (actor: Actor, id: DeliveryId, mapping: SourceMapping) => Promise<boolean>
}

const FAILED = ['dead', 'needs_mapping'] as const satisfies readonly DeliveryStatus[]
const isFailed = (status: DeliveryStatus): boolean => FAILED.some((failed) => failed === status)
const MAX_RETRIED = 500
/** How much of a body is shown in a chat, in UTF-16 code units. */
const SHOWN_BODY = 1_500

function toView(delivery: Omit<DeliveryRecord, 'rawBody' | 'headers'>): DeliveryView {
  return {
    id: idOf(delivery._id),
    status: delivery.status,
    problem: delivery.problem ?? null,
    isBlank: isBlankDelivery(delivery.problem),
    attempts: delivery.attempts,
    receivedAt: delivery.receivedAt.toISOString(),
    results: delivery.results.map(({ contactId, dealId }) => ({ contactId: idOf(contactId), dealId: idOf(dealId) })),
  }
}

export function createDeliveries(deps: LeadDeps): DeliveriesService {
  const { models, transact, leadProviders } = deps

  async function read(actor: Actor, id: DeliveryId): Promise<DeliveryRecord> {
    authorize(actor, 'lead-source.manage')
    const filter = { workspaceId: objectId(actor.workspaceId) }
    const delivery = await models.deliveries.findOne({ ...filter, _id: objectId(id) }).lean()
    if (delivery === null) {
      throw new AppError('NOT_FOUND', { message: 'No such delivery', details: { kind: 'delivery' } })
    }
    return delivery
  }

  const AGAIN = {
    $set: { status: 'pending', attempts: 0, doneAt: null },
    $unset: { problem: 1 },
    $inc: { version: 1 },
  } as const

  return {
    async list(actor, sourceId, { limit, before }) {
      authorize(actor, 'lead-source.manage')
      const of = { workspaceId: objectId(actor.workspaceId), sourceId: objectId(sourceId) }
      const page = async () => {
        const anchor = before === undefined ? null : await read(actor, before)
        const bound = anchor && {
          receivedAt: { $lte: anchor.receivedAt },
          $or: [{ receivedAt: { $lt: anchor.receivedAt } }, { _id: { $lt: anchor._id } }],
        }
        return models.deliveries
          .find({ ...of, ...bound }, { rawBody: 0, answered: 0, headers: 0 })
          .sort({ receivedAt: -1, _id: -1 })
          .limit(limit + 1)
          .lean()
      }
      const found = await readIfAllowed(readSource(models, actor, sourceId), page())
      return { deliveries: found.slice(0, limit).map(toView), hasMore: found.length > limit }
    },

    async get(actor, id) {
      const delivery = await read(actor, id)
      const { workspaceId, sourceId } = delivery
      // Also of a deleted source, whose deliveries can still be read.
      const source = await models.leadSources.findOne({ workspaceId, _id: sourceId }, { provider: 1 }).lean()
      const sender = source === null ? null : leadProviders.findSender(source.provider)
      const bytes = storedBytes(delivery.answered ?? delivery.rawBody)
      const text = new TextDecoder().decode(bytes.subarray(0, SHOWN_BODY * 4))
      const body = cutToUnits(text, SHOWN_BODY)
      return { ...toView(delivery), sourceId: idOf(sourceId), sender, body }
    },

    async retry(actor, id) {
      const { status, version, problem } = await read(actor, id)
      if (status === 'pending') return
      if ((!isFailed(status) && status !== 'discarded') || isBlankDelivery(problem)) throw changed()
      await transact(actor, `delivery.retry-${id}`, async (tx) => {
        const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(id), version }
        const written = await models.deliveries.updateOne(filter, AGAIN, { session: tx.session })
        if (written.modifiedCount !== 1) throw changed()
        tx.enqueue(RECEIVE_LEAD_JOB, { workspaceId: actor.workspaceId, deliveryId: id })
      })
    },

    async retryFailed(actor, sourceId) {
      authorize(actor, 'lead-source.manage')
      const { workspaceId, _id: source } = await readSource(models, actor, sourceId)
      return transact(actor, `delivery.retry-failed-${sourceId}`, async (tx) => {
        const { session } = tx
        const failed = await models.deliveries
          .find({ workspaceId, sourceId: source, status: { $in: [...FAILED] } }, { _id: 1 }, { session })
          .limit(MAX_RETRIED)
          .lean()
        const ids = failed.map(({ _id }) => _id)
        await models.deliveries.updateMany({ workspaceId, _id: { $in: ids } }, AGAIN, { session })
        for (const id of ids) {
          tx.enqueue(RECEIVE_LEAD_JOB, { workspaceId: actor.workspaceId, deliveryId: idOf<DeliveryId>(id) })
        }
        return { retried: ids.length }
      })
    },

    async discard(actor, id) {
      const { status, version } = await read(actor, id)
      if (status === 'discarded') return
      if (!isFailed(status)) throw changed()
      await transact(actor, `delivery.discard-${id}`, async (tx) => {
        const written = await models.deliveries.updateOne(
          { workspaceId: objectId(actor.workspaceId), _id: objectId(id), version },
          { $set: { status: 'discarded', doneAt: tx.at }, $inc: { version: 1 } },
          { session: tx.session },
        )
        if (written.modifiedCount !== 1) throw changed()
      })
    },

    async mappingChoices(actor, sourceId, deliveryId) {
      authorize(actor, 'lead-source.manage')
      const [source, settings] = await Promise.all([
        readSource(models, actor, sourceId),
        readRegionalSettings(models, actor.workspaceId),
      ])
      const { workspaceId, _id } = source
      const filled = { problem: { $nin: [ERASED_DELIVERY, EXPIRED_DELIVERY] } }
      const chosen = deliveryId === undefined ? filled : { _id: objectId(deliveryId) }
      const delivery = await models.deliveries
        .findOne({ workspaceId, sourceId: _id, ...chosen }, { rawBody: 1, answered: 1, contentType: 1, headers: 1 })
        .sort({ receivedAt: -1, _id: -1 })
        .lean()
      if (delivery === null || settings === null) return null
      const choices = leadProviders.parse(mappableBody(source, delivery)).mappingChoices(settings)
      return choices.leaves.length === 0 ? null : choices
    },

    async isCuredBy(actor, id, mapping) {
      const delivery = await read(actor, id)
      const [source, settings] = await Promise.all([
        readSource(models, actor, idOf(delivery.sourceId)),
        readRegionalSettings(models, actor.workspaceId),
      ])
      if (settings === null) return false
      return leadProviders.parse(mappableBody(source, delivery)).map(mapping, settings).kind === 'leads'
    },
  }
}

function changed(): AppError {
  return new AppError('CONFLICT', {
    message: 'The delivery was processed meanwhile',
    details: { reason: 'delivery-settled' },
  })
}
