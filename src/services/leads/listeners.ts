/** Who waits for a source's first delivery, and what is written when something arrives. */
import type { LeadSourceRecord, ListeningHint, SourceListener } from '../../models/lead-source.ts'
import {
  type DeliveryId,
  idOf,
  type LeadSourceId,
  type MemberId,
  objectId,
  type WorkspaceId,
} from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'
import { LISTENING_JOB } from './listening-job.ts'

export type Arrived =
  /** It has an outcome: leads were made of it, or an admin must help. */
  | { readonly kind: 'outcome'; readonly deliveryId: DeliveryId }
  | { readonly kind: 'hint'; readonly hint: ListeningHint }

type Listened = Pick<LeadSourceRecord, '_id' | 'workspaceId' | 'waiters'>

const isWaiting = ({ deliveryId, until }: SourceListener, now: Date) => deliveryId === null && until > now

/** Whether anybody still waits for its first delivery. */
export function isListenedTo({ waiters = [] }: Pick<LeadSourceRecord, 'waiters'>, now: Date): boolean {
  return waiters.some((listener) => isWaiting(listener, now))
}

function after(listener: SourceListener, arrived: Arrived, at: Date): SourceListener | null {
  if (arrived.kind === 'hint') return isWaiting(listener, at) ? { ...listener, hint: arrived.hint, hintAt: at } : null
  // A second outcome of the same delivery, once its fields are mapped, is shown in the same message.
  const same = listener.deliveryId?.toHexString() === arrived.deliveryId
  return same || isWaiting(listener, at) ? { ...listener, deliveryId: objectId(arrived.deliveryId) } : null
}

/** Everybody who waits is shown it by a job of the same transaction. Costs nothing if nobody does. */
export async function tellListeners(
  models: Pick<Models, 'leadSources'>,
  tx: Transaction,
  source: Listened,
  arrived: Arrived,
): Promise<void> {
  if ((source.waiters ?? []).every((listener) => after(listener, arrived, tx.at) === null)) return
  const { _id, workspaceId } = source
  const filter = { workspaceId, _id, deletedAt: null }
  const current = await models.leadSources.findOne(filter, { waiters: 1 }, { session: tx.session }).lean()
  const waiters = (current?.waiters ?? []).map((listener) => ({
    listener,
    changed: after(listener, arrived, tx.at),
  }))
  const told = waiters.filter(({ changed }) => changed !== null)
  if (told.length === 0) return
  await models.leadSources.updateOne(
    filter,
    { $set: { waiters: waiters.map(({ listener, changed }) => changed ?? listener) } },
    { session: tx.session, timestamps: false },
  )
  for (const { listener } of told) {
    tx.enqueue(LISTENING_JOB, {
      workspaceId: idOf<WorkspaceId>(workspaceId),
      sourceId: idOf<LeadSourceId>(_id),
      memberId: idOf<MemberId>(listener.memberId),
    })
  }
}
