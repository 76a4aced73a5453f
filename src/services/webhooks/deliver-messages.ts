/**
 * Sends what is due for one endpoint: many records at a time, the messages of one record one after another. The queue sees
 * to it that one process at a time does this for an endpoint, so that messages need no claims of their own.
 */
import { setTimeout as sleep } from 'node:timers/promises'

import { createEndpointHealth } from './endpoint-health.ts'
import { findEndpoint, openWebhookSecrets } from './endpoint-view.ts'
import { createMessageStore, type RecordRun } from './message-store.ts'
import { createSendRecord, type SendRecord } from './send-record.ts'
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

/** How many requests to one endpoint are under way at once. */
const MAX_AT_ONCE = 32
/** After this time, other endpoints get a turn. */
const TURN_MS = 30_000
/** How often new messages of other processes are looked for while requests are under way. */
const LOOK_EVERY_MS = 1_000

export function createDeliverMessages(deps: WebhookDeps): DeliverMessages {
  const { models, clock, webhookSender, webhookQueue } = deps
  const store = createMessageStore(models)
  const sendRecord = createSendRecord(deps, store)
  const wakers = new Map<string, () => void>()
  webhookQueue.onWake((endpoint) => wakers.get(endpoint)?.())

  async function deliver(endpoint: EndpointRef, { id, signal, isStopping }: DeliveryRequest): Promise<void> {
    await webhookQueue.absorb(endpoint, id)
    const began = performance.now()
    const running = new Map<string, Promise<void>>()
    const failures: unknown[] = []
    let backlog: readonly RecordRun[] = []
    let isOver = false
    let hasNews = true
    let to: SendRecord | undefined
    let version = 0
    let notice = (): void => {}
    wakers.set(endpoint.endpointId, () => {
      hasNews = true
      notice()
    })

    /** What is being sent is finished before the failure is told: nobody else may send to the endpoint meanwhile. */
    function fail(error: unknown): void {
      failures.push(error)
      isOver = true
    }

    /** Reads the endpoint again each time: a pause, a new address or a new secret applies at once. */
    async function list(): Promise<void> {
      // Before reading: what is written meanwhile is news.
      hasNews = false
      const record = await findEndpoint(models, endpoint)
      if (record === null) {
        await store.dropAll(endpoint, clock.now())
        isOver = true
        return
      }
      const now = clock.now()
      const except = [...running.keys(), ...backlog.map((run) => run.record)]
      const found = await store.listDue(endpoint, { now, except, testsOnly: record.status !== 'active' })
      backlog = [...backlog, ...found]
      if (found.length > 0) hasNews = true
      to = {
        url: record.url,
        secrets: openWebhookSecrets(record, webhookSender, now),
        health: to !== undefined && record.version === version ? to.health : createEndpointHealth(deps, record),
        signal,
        isStopping: () => isStopping() || isOver,
      }
      version = record.version
    }
    function begin(run: RecordRun, how: SendRecord): void {
      const work = sendRecord(run, how)
        .then((isEnd) => {
          if (isEnd) isOver = true
        })
        .catch(fail)
        .finally(() => {
          running.delete(run.record)
          // Its later messages may have been written since it was listed.
          hasNews = true
          notice()
        })
      running.set(run.record, work)
    }

    try {
      for (;;) {
        const mayBegin = !isStopping() && !isOver && !signal.aborted
        if (mayBegin && hasNews && backlog.length < MAX_AT_ONCE) await list().catch(fail)
        while (!isOver && !isStopping() && running.size < MAX_AT_ONCE && to !== undefined) {
          const [run, ...rest] = backlog
          if (run === undefined) break
          backlog = rest
          begin(run, to)
        }
        if (running.size === 0 && (!hasNews || isOver || isStopping() || signal.aborted)) break
        if (running.size > 0) {
          const bell = new Promise<void>((resolve) => {
            notice = resolve
          })
          const timer = new AbortController()
          const look = sleep(LOOK_EVERY_MS, undefined, { signal: timer.signal }).then(
            () => void (hasNews = true),
            () => undefined,
          )
          await Promise.race([bell, look])
          timer.abort()
        }
        if (performance.now() - began > TURN_MS) isOver = true
      }
    } finally {
      wakers.delete(endpoint.endpointId)
    }
    if (failures.length > 0) throw failures[0]
    signal.throwIfAborted()
    await askAgain(endpoint)
  }

  /** Promises what is left: what waits for a later attempt, and what this turn did not get to. */
  async function askAgain(endpoint: EndpointRef): Promise<void> {
    const record = await findEndpoint(models, endpoint)
    if (record?.status !== 'active') return
    const runAt = await store.nextDueAt(endpoint, new Date(0))
    if (runAt !== null) await webhookQueue.requestBy(endpoint, runAt)
  }

  return deliver
}
