/**
 * Makes messages after the change that they are about: for a change with very many, and for changes that other processes
 * wrote before they knew that an endpoint wants them. A message that exists is not made again. They show the record as it is
 * now, so that no copy of it goes back in time.
 */
import { idOf, objectId, type WebhookId, type WorkspaceId } from '../../models/ids.ts'
import type { WebhookMessageRecord } from '../../models/webhook-message.ts'
import { buildMessages } from './build-messages.ts'
import { LOOKUP_KEPT_MS, type WantedTypes } from './endpoint-directory.ts'
import { planMessages, type SentEvent } from './plan-messages.ts'
import { createReadRecords } from './read-records.ts'
import type { WebhookDeps } from './webhook-deps.ts'

export type MakeMissingMessages = {
  readonly ofCommand: (change: { readonly workspaceId: WorkspaceId; readonly commandId: string }) => Promise<void>
  readonly ofTime: (time: {
    readonly workspaceId: WorkspaceId
    readonly endpointId: WebhookId
    readonly from: string
    readonly until: string
  }) => Promise<void>
}

/** A change commits at most five seconds after its time (`transact`), and clocks differ slightly. */
const COMMIT_MS = 6_000
const PAGE = 100

/**
 * The times of the changes that may have been written without knowing what an endpoint wants since `at`, and when all of
 * them are committed. Some of the first may have been committed just before: whoever copies the records at the beginning
 * could otherwise miss them.
 */
export function unawareTimes(at: Date): { from: string; until: string; runAt: Date } {
  const until = at.getTime() + COMMIT_MS + LOOKUP_KEPT_MS
  return {
    from: new Date(at.getTime() - COMMIT_MS).toISOString(),
    until: new Date(until).toISOString(),
    runAt: new Date(until + COMMIT_MS),
  }
}

export function createMakeMissingMessages(deps: WebhookDeps): MakeMissingMessages {
  const { models, clock, webhookQueue } = deps
  const readRecords = createReadRecords(deps)

  async function wantedBy(workspaceId: WorkspaceId, only?: WebhookId): Promise<readonly WantedTypes[]> {
    const filter = {
      workspaceId: objectId(workspaceId),
      deletedAt: null,
      status: { $ne: 'disabled' as const },
      ...(only !== undefined && { _id: objectId(only) }),
    }
    const found = await models.webhookEndpoints.find(filter, { types: 1 }).lean()
    return found.map(({ _id, types }) => ({ id: idOf(_id), types: new Set(types) }))
  }

  async function make(workspaceId: WorkspaceId, events: readonly SentEvent[], endpoints: readonly WantedTypes[]) {
    const planned = planMessages(events)
    const messages = await buildMessages(readRecords, { workspaceId, planned, endpoints, at: clock.now() })
    if (messages.length === 0) return
    await models.webhookMessages.bulkWrite(messages.map(insertOnce), { ordered: false })
    for (const endpointId of new Set(messages.map((message) => idOf<WebhookId>(message.endpointId)))) {
      await webhookQueue.request([{ workspaceId, endpointId }])
      webhookQueue.wake(endpointId)
    }
  }

  return {
    async ofCommand({ workspaceId, commandId }) {
      const endpoints = await wantedBy(workspaceId)
      const filter = { workspaceId: objectId(workspaceId), commandId }
      // A page must not separate a task's event from the one of its contact, so the whole command is planned at once.
      const events = await models.events.find(filter).sort({ _id: 1 }).lean()
      if (endpoints.length > 0) await make(workspaceId, events, endpoints)
    },

    async ofTime({ workspaceId, endpointId, from, until }) {
      const endpoints = await wantedBy(workspaceId, endpointId)
      if (endpoints.length === 0) return
      const filter = { workspaceId: objectId(workspaceId) }
      const end = new Date(until)
      for (let after = { at: new Date(from), _id: null as SentEvent['_id'] | null }; ;) {
        const events = await models.events
          .find({
            ...filter,
            at: { $gte: after.at, $lt: end },
            ...(after._id !== null && { $or: [{ at: { $gt: after.at } }, { at: after.at, _id: { $gt: after._id } }] }),
          })
          .sort({ at: 1, _id: 1 })
          .limit(PAGE)
          .lean()
        const last = events.at(-1)
        if (last === undefined) return
        await make(workspaceId, events, endpoints)
        after = { at: last.at, _id: last._id }
      }
    },
  }
}

function insertOnce({ _id, ...message }: WebhookMessageRecord) {
  const { workspaceId, endpointId, eventId, record } = message
  return {
    updateOne: {
      filter: { workspaceId, endpointId, eventId, 'record.id': record.id },
      update: { $setOnInsert: { _id, ...message } },
      upsert: true,
    },
  }
}
