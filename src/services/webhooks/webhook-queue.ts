/**
 * Asks for the delivery of an endpoint's messages. A request is written with the messages, in the same transaction; the
 * runner of src/jobs takes one request of an endpoint at a time, and sends everything that is due.
 */
import type { ClientSession, Collection } from 'mongodb'
import { z } from 'zod'

import type { Clock } from '../../clock.ts'
import { idSchema, objectId, type WebhookId, type WorkspaceId } from '../../models/ids.ts'
import { createJobMaker } from '../../models/job-document.ts'
import type { JobRecord } from '../../models/job.ts'
import { WEBHOOK_JOB_KIND } from '../../models/webhook-job.ts'

/** The payload of a request. */
export const endpointRefSchema = z.object({ workspaceId: idSchema<WorkspaceId>(), endpointId: idSchema<WebhookId>() })

export type EndpointRef = { readonly workspaceId: WorkspaceId; readonly endpointId: WebhookId }

export type WebhookQueue = {
  /** @param runAt now if left out */
  readonly request: (
    endpoints: readonly EndpointRef[],
    options?: { readonly session?: ClientSession; readonly runAt?: Date },
  ) => Promise<void>
  /** Requests a delivery at that time, unless an earlier one is requested. */
  readonly requestBy: (endpoint: EndpointRef, runAt: Date) => Promise<void>
  /** Call it after the commit: this process begins at once. */
  readonly wake: (endpoint: WebhookId) => void
  /** Removes the requests that whoever delivers now answers as well. */
  readonly absorb: (endpoint: EndpointRef, own: unknown) => Promise<void>
  readonly onWake: (listener: (endpoint: string) => void) => void
}

export type WebhookQueueDeps = { readonly collection: Collection<JobRecord>; readonly clock: Clock }

export function createWebhookQueue({ collection, clock }: WebhookQueueDeps): WebhookQueue {
  const makeJob = createJobMaker(clock)
  const listeners: ((endpoint: string) => void)[] = []

  const request: WebhookQueue['request'] = async (endpoints, { session, runAt } = {}) => {
    if (endpoints.length === 0) return
    const jobs = endpoints.map(({ workspaceId, endpointId }) =>
      makeJob({
        kind: WEBHOOK_JOB_KIND,
        payload: { workspaceId, endpointId },
        lane: endpointId,
        workspaceId: objectId(workspaceId),
        ...(runAt !== undefined && { runAt }),
      }),
    )
    await collection.insertMany(jobs, session === undefined ? {} : { session })
  }

  return {
    request,
    async requestBy(endpoint, runAt) {
      const asked = { lane: endpoint.endpointId, status: 'ready' as const, runAt: { $lte: runAt } }
      if ((await collection.countDocuments(asked, { limit: 1 })) === 0) await request([endpoint], { runAt })
    },
    wake(endpoint) {
      for (const listener of listeners) listener(endpoint)
    },
    async absorb({ endpointId }, own) {
      await collection.deleteMany({
        lane: endpointId,
        status: 'ready',
        runAt: { $lte: clock.now() },
        _id: { $ne: own as JobRecord['_id'] },
      })
    },
    onWake: (listener) => void listeners.push(listener),
  }
}
