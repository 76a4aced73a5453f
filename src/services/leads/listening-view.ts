/** What the message of a waiting admin shows: still waiting, what arrived, or that nothing did. */
import {
  type DeliveryId,
  idOf,
  type LeadSourceId,
  type MemberId,
  objectId,
  type WorkspaceId,
} from '../../models/ids.ts'
import type { LeadSourceRecord, LeadSourceStatus, ListeningHint, SourceListener } from '../../models/lead-source.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'
import { mappableBody } from './delivery-work.ts'
import type { LeadDeps } from './lead-deps.ts'
import type { IncomingLead } from './lead-providers.ts'
import type { Sender } from './sender.ts'

export type ListenedSource = {
  readonly id: LeadSourceId
  readonly name: string
  readonly sender: Sender | null
  readonly status: LeadSourceStatus
}

export type ListeningView = { readonly source: ListenedSource } & (
  | {
      readonly kind: 'waiting'
      readonly until: Date
      /** What arrived and was not a lead, and when. */
      readonly hint: { readonly what: ListeningHint; readonly at: Date } | null
    }
  /** `leads`: what was understood. */
  | { readonly kind: 'understood'; readonly deliveryId: DeliveryId; readonly leads: readonly IncomingLead[] }
  /** `problem`: a closed code. */
  | { readonly kind: 'lost'; readonly deliveryId: DeliveryId; readonly problem: string | null }
  | { readonly kind: 'over' }
)

export type ShownListening = { readonly view: ListeningView; readonly shownIn: { chatId: number; messageId: number } }

export type Waiter = { readonly workspaceId: WorkspaceId; readonly memberId: MemberId }

export function listenerOf({ waiters = [] }: Pick<LeadSourceRecord, 'waiters'>, memberId: MemberId) {
  return waiters.find((listener) => listener.memberId.toHexString() === memberId)
}

export type ReadListening = (waiter: Waiter, sourceId: LeadSourceId) => Promise<ShownListening | null>

/** @returns null if the member does not listen to it, or the source is deleted */
export function createReadListening({ models, leadProviders, clock }: LeadDeps): ReadListening {
  async function viewOf(source: LeadSourceRecord, listener: SourceListener): Promise<ListeningView> {
    const { name, status, workspaceId } = source
    const sender = leadProviders.findSender(source.provider)
    const shown = { source: { id: idOf<LeadSourceId>(source._id), name, sender, status } }
    const { deliveryId, until, hint, hintAt } = listener
    if (deliveryId === null) {
      if (until <= clock.now()) return { ...shown, kind: 'over' }
      return { ...shown, kind: 'waiting', until, hint: hint && hintAt && { what: hint, at: hintAt } }
    }
    const [delivery, settings] = await Promise.all([
      models.deliveries.findOne({ workspaceId, _id: deliveryId }).lean(),
      readRegionalSettings(models, idOf<WorkspaceId>(workspaceId)),
    ])
    if (delivery === null || settings === null) return { ...shown, kind: 'over' }
    const lost = {
      ...shown,
      kind: 'lost',
      deliveryId: idOf<DeliveryId>(deliveryId),
      problem: delivery.problem ?? null,
    } as const
    if (delivery.status !== 'done') return lost
    const mapped = leadProviders.parse(mappableBody(source, delivery)).map(source.mapping, settings)
    return mapped.kind === 'leads'
      ? { ...shown, kind: 'understood', deliveryId: lost.deliveryId, leads: mapped.leads }
      : lost
  }

  return async ({ workspaceId, memberId }, sourceId) => {
    const filter = { workspaceId: objectId(workspaceId), _id: objectId(sourceId), deletedAt: null }
    const source = await models.leadSources.findOne(filter).lean()
    const listener = source === null ? undefined : listenerOf(source, memberId)
    if (source === null || listener === undefined) return null
    const { chatId, messageId } = listener
    return { view: await viewOf(source, listener), shownIn: { chatId, messageId } }
  }
}
