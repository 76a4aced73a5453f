/** Waiting for the first delivery of a source, live: an admin who sets it up sees what arrives and what was understood. */
import { AppError } from '../../errors.ts'
import { type DeliveryId, idOf, type LeadSourceId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { ListeningHint, LeadSourceRecord } from '../../models/lead-source.ts'
import type { Actor, SystemActor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import type { ShownIn } from '../notifications/hide-message.ts'
import type { UndoService } from '../undo/undo.ts'
import type { LeadDeps } from './lead-deps.ts'
import { LISTENING_JOB } from './listening-job.ts'
import { createReadListening, listenerOf, type ReadListening, type Waiter } from './listening-view.ts'
import { isListenedTo, tellListeners } from './listeners.ts'
import { createMakeAgain, madeBy } from './make-again.ts'
import type { SourceDirectory } from './source-directory.ts'
import { readSource } from './source-view.ts'

export type { ListeningHint }

export const LISTENING_MS = 60 * 60 * 1000
/** What is refused is said at most this often: anybody can send what is refused. */
const HINT_EVERY_MS = 60_000

export type ListeningService = {
  /**
   * The member's earlier waiting for the same source ends.
   *
   * @param shownIn the message that will show what arrives
   * @returns the message that does: another one, if the command is a repeat
   * @throws AppError FORBIDDEN, NOT_FOUND; so do all others with an actor
   */
  readonly start: (actor: Actor, id: LeadSourceId, shownIn: ShownIn) => Promise<ShownIn>
  /** @returns false if that message was not waiting any more, or shows another source's */
  readonly stop: (actor: Actor, id: LeadSourceId, shownIn: ShownIn) => Promise<boolean>
  /**
   * Deletes what the delivery in that message made, by undo, and ends the waiting.
   *
   * @returns false as for `stop`
   * @throws AppError CONFLICT (reason: already-undone, changed-since), EXPIRED
   */
  readonly discard: (actor: Actor, id: LeadSourceId, shownIn: ShownIn) => Promise<boolean>
  /**
   * Makes the leads of the delivery that the member is shown again, with the fields as they are mapped now: what it made is
   * undone, and the message shows what becomes of it.
   *
   * @returns false if it made nothing, is not shown, or something has been done with its leads since
   */
  readonly again: (actor: Actor, id: LeadSourceId, deliveryId: DeliveryId) => Promise<boolean>
  readonly read: ReadListening
  /** The message was gone, and was sent again. */
  readonly moved: (waiter: Waiter, id: LeadSourceId, from: ShownIn, to: ShownIn) => Promise<void>
  /** Nothing arrived in time. */
  readonly end: (waiter: Waiter, id: LeadSourceId, shownIn: ShownIn) => Promise<void>
  /** Something was refused while somebody waits. Writes at most once a minute, however much is refused. */
  readonly refused: (
    source: { readonly id: LeadSourceId; readonly workspaceId: WorkspaceId },
    hint: ListeningHint,
  ) => Promise<void>
}

export function createListening(
  deps: LeadDeps,
  directory: Pick<SourceDirectory, 'forget'>,
  { undo }: UndoService,
): ListeningService {
  const { models, transact, clock } = deps

  async function write(
    tx: Transaction,
    { _id, workspaceId }: Pick<LeadSourceRecord, '_id' | 'workspaceId'>,
    update: Record<string, unknown>,
  ): Promise<void> {
    await models.leadSources.updateOne({ workspaceId, _id }, update, { session: tx.session, timestamps: false })
  }

  const own = (source: LeadSourceRecord, { memberId }: Waiter, shownIn: ShownIn) => {
    const listener = listenerOf(source, memberId)
    const same = listener?.messageId === shownIn.messageId && listener.chatId === shownIn.chatId
    return same ? listener : undefined
  }

  async function stop(actor: Actor, id: LeadSourceId, shownIn: ShownIn): Promise<boolean> {
    authorize(actor, 'lead-source.manage')
    const { keyHash } = await readSource(models, actor, id)
    const stopped = await transact(actor, `lead-source.unlisten-${id}`, async (tx) => {
      const source = await readSource(models, actor, id, tx)
      if (own(source, actor, shownIn) === undefined) return false
      await write(tx, source, { $pull: { waiters: { memberId: objectId(actor.memberId) } } })
      return true
    })
    directory.forget(keyHash)
    return stopped
  }

  return {
    async start(actor, id, shownIn) {
      authorize(actor, 'lead-source.manage')
      const { keyHash } = await readSource(models, actor, id)
      const shown = await transact(actor, `lead-source.listen-${id}`, async (tx) => {
        const source = await readSource(models, actor, id, tx)
        const memberId = objectId(actor.memberId)
        const until = new Date(tx.at.getTime() + LISTENING_MS)
        const others = (source.waiters ?? []).filter((listener) => !listener.memberId.equals(memberId))
        const listener = { memberId, ...shownIn, until, deliveryId: null, hint: null, hintAt: null }
        await write(tx, source, { $set: { waiters: [...others, listener] } })
        const job = { workspaceId: actor.workspaceId, memberId: actor.memberId, sourceId: id }
        tx.enqueue(LISTENING_JOB, job, { runAt: until })
        return shownIn
      })
      directory.forget(keyHash)
      return shown
    },

    stop,

    async discard(actor, id, shownIn) {
      authorize(actor, 'lead-source.manage')
      const listener = own(await readSource(models, actor, id), actor, shownIn)
      if (listener === undefined || listener.deliveryId === null) return false
      const event = await madeBy(models, actor, idOf<DeliveryId>(listener.deliveryId))
      if (event === null) throw new AppError('NOT_FOUND', { details: { kind: 'change' } })
      await undo(actor, idOf(event._id))
      return stop(actor, id, shownIn)
    },

    again: createMakeAgain(deps, undo),

    read: createReadListening(deps),

    async moved({ workspaceId, memberId }, id, from, { chatId, messageId }) {
      const waiters = { $elemMatch: { memberId: objectId(memberId), messageId: from.messageId } }
      await models.leadSources.updateOne(
        { workspaceId: objectId(workspaceId), _id: objectId(id), waiters },
        { $set: { 'waiters.$.chatId': chatId, 'waiters.$.messageId': messageId } },
        { timestamps: false },
      )
    },

    async end({ workspaceId, memberId }, id, shownIn) {
      const gone = { memberId: objectId(memberId), messageId: shownIn.messageId, deliveryId: null }
      await models.leadSources.updateOne(
        { workspaceId: objectId(workspaceId), _id: objectId(id) },
        { $pull: { waiters: gone } },
        { timestamps: false },
      )
    },

    async refused({ id, workspaceId }, hint) {
      const minute = Math.floor(clock.now().getTime() / HINT_EVERY_MS)
      const actor: SystemActor = {
        workspaceId,
        memberId: null,
        channel: 'webhook',
        // The same for all processes in a minute: only the first one writes.
        commandId: `refused-${id}-${minute}`,
      }
      await transact(actor, 'lead-source.refused', async (tx) => {
        const filter = { workspaceId: objectId(workspaceId), _id: objectId(id), deletedAt: null }
        const source = await models.leadSources.findOne(filter, null, { session: tx.session }).lean()
        if (source === null || !isListenedTo(source, tx.at)) return
        const lately = new Date(tx.at.getTime() - HINT_EVERY_MS)
        const saidLately = (source.waiters ?? []).some(({ hintAt }) => hintAt !== null && hintAt > lately)
        if (!saidLately) await tellListeners(models, tx, source, { kind: 'hint', hint })
      })
    },
  }
}
