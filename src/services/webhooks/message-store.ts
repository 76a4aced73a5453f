/** What delivery reads and writes of messages. Outcomes of several are written together. */
import { type WebhookId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { WebhookAttempt, WebhookMessageRecord } from '../../models/webhook-message.ts'
import { createGathered } from '../core/gathered.ts'
import type { EndpointRef } from './webhook-queue.ts'

/** A message without what was tried before. */
export type DueMessage = Omit<WebhookMessageRecord, 'attempts'>

/** Messages of one record that wait, in order. The first one is due. */
export type RecordRun = { readonly record: string; readonly messages: readonly DueMessage[] }

export type Outcome = {
  readonly message: DueMessage
  readonly attempt: WebhookAttempt
} & ({ readonly status: 'delivered' | 'failed' } | { readonly status: 'pending'; readonly dueAt: Date })

export type MessageStore = {
  /** @param except records whose messages are being sent */
  readonly listDue: (endpoint: EndpointRef, options: ListDue) => Promise<readonly RecordRun[]>
  /** Does nothing to a message that is not pending any more. */
  readonly settle: (outcome: Outcome) => Promise<void>
  /** Lets the later messages of a record wait as long as its first. */
  readonly holdBack: (message: DueMessage, until: Date) => Promise<void>
  /** When the earliest message that waits is due. */
  readonly nextDueAt: (endpoint: EndpointRef) => Promise<Date | null>
  /** Gives up everything that waits. */
  readonly dropAll: (endpoint: EndpointRef, at: Date) => Promise<void>
}

export type ListDue = {
  readonly now: Date
  readonly except: readonly string[]
  /** For an endpoint that holds its messages. */
  readonly testsOnly: boolean
}

const MAX_RECORDS = 200
const MAX_MESSAGES = 600
/** How many attempts of a message are kept, the latest ones. */
const MAX_ATTEMPTS_KEPT = 20

export function createMessageStore({ webhookMessages: model }: Pick<Models, 'webhookMessages'>): MessageStore {
  const pendingOf = ({ workspaceId, endpointId }: { workspaceId: WorkspaceId; endpointId: WebhookId }) => ({
    workspaceId: objectId(workspaceId),
    endpointId: objectId(endpointId),
    status: 'pending' as const,
  })

  async function settleAll(outcomes: readonly Outcome[]): Promise<readonly void[]> {
    await model.bulkWrite(
      outcomes.map((outcome) => {
        const { message, attempt, status } = outcome
        const $push = { attempts: { $each: [attempt], $slice: -MAX_ATTEMPTS_KEPT } }
        const again = status === 'pending'
        return {
          updateOne: {
            filter: { workspaceId: message.workspaceId, _id: message._id, status: 'pending' as const },
            update: again
              ? { $push, $inc: { tries: 1 }, $set: { dueAt: outcome.dueAt } }
              : { $push, $inc: { tries: 1 }, $set: { status, doneAt: attempt.at }, $unset: { dueAt: 1 as const } },
          },
        }
      }),
      { ordered: false },
    )
    return outcomes.map(() => undefined)
  }

  return {
    async listDue(endpoint, { now, except, testsOnly }) {
      const pending = { ...pendingOf(endpoint), ...(testsOnly && { 'record.kind': 'webhook-test' }) }
      const due = await model
        .find(
          {
            ...pending,
            dueAt: { $lte: now },
            ...(except.length > 0 && { 'record.id': { $nin: except } }),
          },
          { record: 1 },
        )
        .sort({ dueAt: 1 })
        .limit(MAX_RECORDS)
        .lean()
      if (due.length === 0) return []
      const records = [...new Set(due.map(({ record }) => record.id.toHexString()))]
      const waiting = await model
        .find({ ...pending, 'record.id': { $in: records } }, { attempts: 0 })
        .sort({ 'record.id': 1, order: 1, _id: 1 })
        .limit(MAX_MESSAGES)
        .lean()
      const byRecord = new Map<string, DueMessage[]>()
      for (const message of waiting) {
        const record = message.record.id.toHexString()
        const run = byRecord.get(record)
        if (run === undefined) byRecord.set(record, [message])
        else run.push(message)
      }
      const runs: RecordRun[] = []
      for (const [record, messages] of byRecord) {
        const [first] = messages
        if (first?.dueAt === undefined) continue
        if (first.dueAt <= now) runs.push({ record, messages })
        // The first one failed, and a later one was written since then: it has to wait as long.
        else await this.holdBack(first, first.dueAt)
      }
      return runs
    },

    settle: createGathered(settleAll),

    async holdBack({ workspaceId, endpointId, record }, until) {
      const filter = { workspaceId, endpointId, status: 'pending' as const, 'record.id': record.id }
      await model.updateMany({ ...filter, dueAt: { $lt: until } }, { $set: { dueAt: until } })
    },

    async nextDueAt(endpoint) {
      const found = await model.findOne(pendingOf(endpoint), { dueAt: 1 }).sort({ dueAt: 1 }).lean()
      return found?.dueAt ?? null
    },

    async dropAll(endpoint, at) {
      await model.updateMany(pendingOf(endpoint), { $set: { status: 'dropped', doneAt: at }, $unset: { dueAt: 1 } })
    },
  }
}
