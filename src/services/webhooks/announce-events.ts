/** Writes the messages of a change in its transaction, so that a change is never without its messages, nor they without it. */
import type { Clock } from '../../clock.ts'
import type { EventRecord } from '../../models/event.ts'
import { idOf, type WebhookId } from '../../models/ids.ts'
import { newJob } from '../core/define-job.ts'
import type { EventOutbox } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { buildMessages, isWanted } from './build-messages.ts'
import type { EndpointDirectory } from './endpoint-directory.ts'
import { planMessages } from './plan-messages.ts'
import { createReadRecords } from './read-records.ts'
import { MAKE_MESSAGES_JOB } from './webhook-jobs.ts'
import type { WebhookQueue } from './webhook-queue.ts'

export type AnnounceDeps = Pick<RecordDeps, 'models' | 'kinds' | 'tablesOf'> & {
  readonly clock: Clock
  readonly webhookQueue: WebhookQueue
  readonly webhookEndpoints: EndpointDirectory
}

/** A change with more messages promises a job for them: its transaction must stay short. */
const MAX_IN_TRANSACTION = 100

export function createAnnounceEvents(deps: AnnounceDeps): EventOutbox {
  const { models, webhookQueue, webhookEndpoints } = deps
  const readRecords = createReadRecords(deps)

  return {
    async insert(workspaceId, events: readonly EventRecord[], session) {
      const planned = planMessages(events)
      const [first] = planned
      if (first === undefined) return []
      const endpoints = await webhookEndpoints.of(workspaceId)
      const wanted = planned.filter((message) => isWanted(message, endpoints))
      if (wanted.length === 0) return []
      if (wanted.length * endpoints.length > MAX_IN_TRANSACTION) {
        const { commandId } = events[0] ?? { commandId: '' }
        return [{ jobs: [newJob(MAKE_MESSAGES_JOB, { workspaceId, commandId })], committed: () => {} }]
      }
      const { at } = first.event
      const messages = await buildMessages(readRecords, { workspaceId, planned: wanted, endpoints, at, session })
      if (messages.length === 0) return []
      const ids = [...new Set(messages.map(({ endpointId }) => idOf<WebhookId>(endpointId)))]
      await models.webhookMessages.insertMany(messages, { session, lean: true })
      await webhookQueue.request(
        ids.map((endpointId) => ({ workspaceId, endpointId })),
        { session },
      )
      const committed = (): void => {
        for (const id of ids) webhookQueue.wake(id)
      }
      return [{ jobs: [], committed }]
    },
  }
}
