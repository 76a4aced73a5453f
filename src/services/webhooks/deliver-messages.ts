/**
 * Sends what is due for one endpoint: many records at a time, the messages of one record one after another. The queue sees
 * to it that one process at a time does this for an endpoint, so that messages need no claims of their own.
 */
import { createDeliveryTurn } from './delivery-turn.ts'
import { findEndpoint } from './endpoint-view.ts'
import { createMessageStore } from './message-store.ts'
import { createSendRecord } from './send-record.ts'
import type { WebhookDeps } from './webhook-deps.ts'
import type { EndpointRef } from './webhook-queue.ts'

export type DeliveryRequest = {
  /** The queue's item that asked for it. */
  readonly id: unknown
  readonly signal: AbortSignal
  /** Once true, nothing new is sent; what is under way is finished. */
  readonly isStopping: () => boolean
}

/** @throws when the signal aborts */
export type DeliverMessages = (endpoint: EndpointRef, request: DeliveryRequest) => Promise<void>

export function createDeliverMessages(deps: WebhookDeps): DeliverMessages {
  const { models, webhookQueue } = deps
  const store = createMessageStore(models)
  const send = createSendRecord(deps, store)
  /** By endpoint: what to call when this process has written messages for it. */
  const hearing = new Map<string, () => void>()
  webhookQueue.onWake((endpoint) => hearing.get(endpoint)?.())

  /** Promises what is left: what waits for a later attempt, and what this turn did not get to. */
  async function askAgain(endpoint: EndpointRef): Promise<void> {
    const record = await findEndpoint(models, endpoint)
    if (record?.status !== 'active') return
    const runAt = await store.nextDueAt(endpoint)
    if (runAt !== null) await webhookQueue.requestBy(endpoint, runAt)
  }

  return async (endpoint, { id, signal, isStopping }) => {
    await webhookQueue.absorb(endpoint, id)
    const turn = createDeliveryTurn({ ...deps, store, send, signal, isStopping }, endpoint)
    hearing.set(endpoint.endpointId, turn.hear)
    try {
      await turn.run()
    } finally {
      hearing.delete(endpoint.endpointId)
    }
    await askAgain(endpoint)
  }
}
