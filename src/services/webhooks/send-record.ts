/** Sends the messages of one record, in order, until one fails. */
import { idOf, type MemberId, type WebhookId, type WebhookMessageId, type WorkspaceId } from '../../models/ids.ts'
import type { WebhookAttempt } from '../../models/webhook-message.ts'
import type { SystemActor } from '../core/actor.ts'
import type { EndpointHealth } from './endpoint-health.ts'
import { judgeAnswer, nextWaitMs } from './judge-answer.ts'
import type { DueMessage, MessageStore, RecordRun } from './message-store.ts'
import type { WebhookDeps } from './webhook-deps.ts'
import { WEBHOOK_TESTED_JOB } from './webhook-jobs.ts'

export type SendTo = {
  readonly url: string
  readonly secrets: readonly string[]
  readonly health: EndpointHealth
  readonly signal: AbortSignal
  /** Whether another message may be sent. */
  readonly mayBegin: () => boolean
}

/** @returns whether nothing more may be sent to the endpoint. @throws when the signal aborts; then nothing was recorded */
export type SendRecordMessages = (run: RecordRun, to: SendTo) => Promise<boolean>

export function createSendRecord(
  deps: Pick<WebhookDeps, 'clock' | 'random' | 'webhookSender' | 'transact'>,
  store: MessageStore,
): SendRecordMessages {
  const { clock, random, webhookSender, transact } = deps

  /** The outcome of a test is promised to the member who waits for it: it is shown even after a crash. */
  async function tellTest(message: DueMessage, attempt: WebhookAttempt): Promise<void> {
    const { told } = message
    if (told === undefined) return
    const workspaceId = idOf<WorkspaceId>(message.workspaceId)
    const actor: SystemActor = {
      workspaceId,
      memberId: null,
      channel: 'job',
      commandId: `webhook-message:${idOf<WebhookMessageId>(message._id)}`,
    }
    await transact(actor, 'webhook.tested', async (tx) => {
      tx.enqueue(WEBHOOK_TESTED_JOB, {
        workspaceId,
        memberId: idOf<MemberId>(told.memberId),
        endpointId: idOf<WebhookId>(message.endpointId),
        chatId: told.chatId,
        messageId: told.messageId,
        status: attempt.status,
        durationMs: attempt.durationMs,
        problem: attempt.problem,
        answer: attempt.answer,
        sent: message.body,
      })
    })
  }

  /** @returns whether the record's next message may be sent, or the endpoint must not be sent anything at all */
  async function sendOne(message: DueMessage, to: SendTo): Promise<'next' | 'wait' | 'stop'> {
    const { url, secrets, health } = to
    const at = clock.now()
    const id = `msg_${idOf<WebhookMessageId>(message._id)}`
    const answer = await webhookSender.send({ url, id, body: message.body, secrets }, to.signal)
    const judged = judgeAnswer(answer)
    const attempt: WebhookAttempt = {
      at,
      durationMs: answer.durationMs,
      status: answer.kind === 'answered' ? answer.status : null,
      problem: judged.kind === 'failed' ? judged.problem : null,
      answer: answer.kind === 'answered' ? answer.text : '',
    }
    const isTest = message.told !== undefined
    if (isTest) await tellTest(message, attempt)
    if (judged.kind === 'delivered') {
      await Promise.all([store.settle({ message, attempt, status: 'delivered' }), health.succeeded(at)])
      return 'next'
    }
    const waitMs = isTest ? null : nextWaitMs(message.tries + 1, judged.askedToWaitMs, random)
    if (waitMs === null) await store.settle({ message, attempt, status: 'failed' })
    else {
      const dueAt = new Date(clock.now().getTime() + waitMs)
      await store.settle({ message, attempt, status: 'pending', dueAt })
      await store.holdBack(message, dueAt)
    }
    if (!isTest && (await health.failed(at, judged.problem === 'gone'))) return 'stop'
    return waitMs === null ? 'next' : 'wait'
  }

  return async ({ messages }, to) => {
    for (const message of messages) {
      if (!to.mayBegin()) return false
      const then = await sendOne(message, to)
      if (then !== 'next') return then === 'stop'
    }
    return false
  }
}
