/** The messages of outgoing webhooks, as admins view and replay them. */
import { cutToUnits } from '../../language/cut-text.ts'
import { AppError } from '../../errors.ts'
import { idOf, objectId, type WebhookId, type WebhookMessageId } from '../../models/ids.ts'
import type { WebhookMessageRecord, WebhookMessageStatus, WebhookProblem } from '../../models/webhook-message.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { readIfAllowed } from '../core/read-if-allowed.ts'
import { BLANK_BODY } from './blank-message.ts'
import { readEndpoint } from './endpoint-view.ts'
import type { WebhookDeps } from './webhook-deps.ts'

export type AttemptView = {
  /** ISO 8601, UTC, like all times here. */
  readonly at: string
  readonly durationMs: number
  readonly status: number | null
  readonly problem: WebhookProblem | null
  readonly answer: string
}

export type MessageView = {
  readonly id: WebhookMessageId
  readonly endpointId: WebhookId
  readonly type: string
  readonly status: WebhookMessageStatus
  readonly createdAt: string
  /** The next attempt; null if there is none to come. */
  readonly dueAt: string | null
  /** Oldest first. */
  readonly attempts: readonly AttemptView[]
}

/** How far back failed messages are replayed. */
export const REPLAY_SPANS = { hour: 60 * 60_000, day: 24 * 60 * 60_000, week: 7 * 24 * 60 * 60_000 } as const
export type ReplaySpan = keyof typeof REPLAY_SPANS

export type WebhookMessagesService = {
  /** Newest first, those before `before`. @throws AppError FORBIDDEN, NOT_FOUND; so do all the others */
  readonly list: (
    actor: Actor,
    endpointId: WebhookId,
    page: { readonly limit: number; readonly before?: WebhookMessageId },
  ) => Promise<{ readonly messages: readonly MessageView[]; readonly hasMore: boolean }>
  /** `body` is null if it is no longer stored. */
  readonly get: (actor: Actor, id: WebhookMessageId) => Promise<MessageView & { readonly body: string | null }>
  /** How many wait or were given up, each counted up to {@link MAX_COUNTED}. */
  readonly count: (
    actor: Actor,
    endpointId: WebhookId,
  ) => Promise<{ readonly waiting: number; readonly failed: number }>
  /** Sends the same message again, with the same id. @throws AppError CONFLICT (message-waiting, or content-gone) */
  readonly replay: (actor: Actor, id: WebhookMessageId) => Promise<void>
  /** Returns how many; call it again while there are more. */
  readonly replayFailed: (
    actor: Actor,
    endpointId: WebhookId,
    span: ReplaySpan,
  ) => Promise<{ readonly replayed: number }>
}

export const MAX_COUNTED = 1_000
const MAX_REPLAYED = 1_000
/** How much of a body is shown in a chat, in UTF-16 code units. */
const SHOWN_BODY = 1_500

const AGAIN = { $set: { status: 'pending', tries: 0, doneAt: null } } as const

function toView(message: Omit<WebhookMessageRecord, 'body'>): MessageView {
  const { _id, endpointId, type, status, createdAt, dueAt, attempts } = message
  return {
    id: idOf(_id),
    endpointId: idOf(endpointId),
    type,
    status,
    createdAt: createdAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    attempts: attempts.map(({ at, durationMs, status: code, problem, answer }) => ({
      at: at.toISOString(),
      durationMs,
      status: code,
      problem,
      answer,
    })),
  }
}

export function createWebhookMessages(deps: WebhookDeps): WebhookMessagesService {
  const { models, transact, clock, webhookQueue } = deps

  async function read(actor: Actor, id: WebhookMessageId): Promise<WebhookMessageRecord> {
    authorize(actor, 'webhook.manage')
    const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(id) }
    const message = await models.webhookMessages.findOne(filter).lean()
    if (message === null) {
      throw new AppError('NOT_FOUND', { message: 'No such message', details: { kind: 'webhook-message' } })
    }
    return message
  }

  return {
    async list(actor, endpointId, { limit, before }) {
      authorize(actor, 'webhook.manage')
      const filter = {
        workspaceId: objectId(actor.workspaceId),
        endpointId: objectId(endpointId),
        ...(before !== undefined && { _id: { $lt: objectId(before) } }),
      }
      const page = models.webhookMessages
        .find(filter, { body: 0 })
        .sort({ _id: -1 })
        .limit(limit + 1)
        .lean()
      const found = await readIfAllowed(readEndpoint(models, actor, endpointId), page.exec())
      return { messages: found.slice(0, limit).map(toView), hasMore: found.length > limit }
    },

    async get(actor, id) {
      const message = await read(actor, id)
      const { body } = message
      const shown = body === BLANK_BODY ? null : cutToUnits(body, SHOWN_BODY)
      return { ...toView(message), body: shown }
    },

    async count(actor, endpointId) {
      authorize(actor, 'webhook.manage')
      const of = { workspaceId: objectId(actor.workspaceId), endpointId: objectId(endpointId) }
      const count = (status: WebhookMessageStatus) =>
        models.webhookMessages.countDocuments({ ...of, status }, { limit: MAX_COUNTED })
      const [waiting, failed] = await Promise.all([count('pending'), count('failed')])
      return { waiting, failed }
    },

    async replay(actor, id) {
      const message = await read(actor, id)
      if (message.body === BLANK_BODY) {
        const details = { reason: 'content-gone' } as const
        throw new AppError('CONFLICT', { message: 'The content of the message is no longer stored', details })
      }
      const endpointId = idOf<WebhookId>(message.endpointId)
      await readEndpoint(models, actor, endpointId)
      await transact(actor, `webhook.replay-${id}`, async (tx) => {
        const filter = { workspaceId: message.workspaceId, _id: message._id, status: { $ne: 'pending' as const } }
        const update = { $set: { ...AGAIN.$set, dueAt: tx.at }, $unset: { told: 1 as const } }
        const written = await models.webhookMessages.updateOne(filter, update, { session: tx.session })
        if (written.modifiedCount !== 1) {
          const details = { reason: 'message-waiting' } as const
          throw new AppError('CONFLICT', { message: 'The message waits to be sent', details })
        }
        await webhookQueue.request([{ workspaceId: actor.workspaceId, endpointId }], { session: tx.session })
      })
      webhookQueue.wake(endpointId)
    },

    async replayFailed(actor, endpointId, span) {
      authorize(actor, 'webhook.manage')
      const { workspaceId, _id } = await readEndpoint(models, actor, endpointId)
      const since = new Date(clock.now().getTime() - REPLAY_SPANS[span])
      const result = await transact(actor, `webhook.replay-failed-${span}-${endpointId}`, async (tx) => {
        const { session } = tx
        const failed = await models.webhookMessages
          .find({ workspaceId, endpointId: _id, status: 'failed', createdAt: { $gte: since } }, { _id: 1 }, { session })
          .sort({ _id: 1 })
          .limit(MAX_REPLAYED)
          .lean()
        const ids = failed.map((message) => message._id)
        const again = { $set: { ...AGAIN.$set, dueAt: tx.at } }
        await models.webhookMessages.updateMany({ workspaceId, _id: { $in: ids } }, again, { session })
        await webhookQueue.request([{ workspaceId: actor.workspaceId, endpointId }], { session })
        return { replayed: ids.length }
      })
      webhookQueue.wake(endpointId)
      return result
    },
  }
}
