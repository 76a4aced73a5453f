/** One process's turn with an endpoint: many records at a time, until nothing is due or others should get a turn. */
import { createEndpointHealth } from './endpoint-health.ts'
import { findEndpoint, openWebhookSecrets } from './endpoint-view.ts'
import type { MessageStore, RecordRun } from './message-store.ts'
import { createNewsBell } from './news-bell.ts'
import type { SendRecordMessages, SendTo } from './send-record.ts'
import type { WebhookDeps } from './webhook-deps.ts'
import type { EndpointRef } from './webhook-queue.ts'

export type DeliveryTurn = {
  /** Messages for the endpoint have been written. */
  readonly hear: () => void
  /** @throws what sending or the database threw, once nothing is under way any more */
  readonly run: () => Promise<void>
}

export type DeliveryTurnDeps = Pick<
  WebhookDeps,
  'models' | 'clock' | 'transact' | 'webhookSender' | 'webhookEndpoints'
> & {
  readonly store: MessageStore
  readonly send: SendRecordMessages
  readonly signal: AbortSignal
  /** Once true, nothing new is sent; what is under way is finished. */
  readonly isStopping: () => boolean
}

/** How many requests to one endpoint are under way at once. */
const MAX_AT_ONCE = 32
/** After this time, other endpoints get a turn. */
const TURN_MS = 30_000
/** How often new messages of other processes are looked for while requests are under way. */
const LOOK_EVERY_MS = 1_000

export function createDeliveryTurn(deps: DeliveryTurnDeps, endpoint: EndpointRef): DeliveryTurn {
  const { models, clock, store, send, signal, webhookSender } = deps
  const began = performance.now()
  const bell = createNewsBell()
  const running = new Map<string, Promise<void>>()
  const failures: unknown[] = []
  let backlog: readonly RecordRun[] = []
  let hasNews = true
  /** Whether news came that may be about records whose messages were being sent: then they are looked for again. */
  let mayHaveMissed = false
  let isOver = false
  let to: (SendTo & { readonly version: number }) | undefined

  const mayBegin = (): boolean =>
    !isOver && !signal.aborted && !deps.isStopping() && performance.now() - began < TURN_MS

  const mayList = (): boolean => mayBegin() && hasNews && backlog.length < MAX_AT_ONCE

  function hear(): void {
    hasNews = true
    mayHaveMissed = true
    bell.ring()
  }

  function fail(error: unknown): void {
    failures.push(error)
    isOver = true
  }

  /** Reads the endpoint again each time: a pause, a new address or a new secret applies at once. */
  async function list(): Promise<void> {
    // Before reading: what is written meanwhile is news.
    hasNews = false
    const record = await findEndpoint(models, endpoint)
    const now = clock.now()
    if (record === null) {
      isOver = true
      return store.dropAll(endpoint, now)
    }
    if (running.size === 0 && backlog.length === 0) mayHaveMissed = false
    const except = [...running.keys(), ...backlog.map((run) => run.record)]
    const found = await store.listDue(endpoint, { now, except, testsOnly: record.status !== 'active' })
    backlog = [...backlog, ...found]
    if (found.length > 0) hasNews = true
    const { url, version } = record
    const secrets = openWebhookSecrets(record, webhookSender, now)
    const health = to?.version === version ? to.health : createEndpointHealth(deps, record)
    to = { url, version, secrets, health, signal, mayBegin }
  }

  function begin(run: RecordRun, how: SendTo): void {
    const sent = send(run, how)
      .then((isEnd) => {
        if (isEnd) isOver = true
      })
      .catch(fail)
      .finally(() => {
        running.delete(run.record)
        if (mayHaveMissed) hasNews = true
        bell.ring()
      })
    running.set(run.record, sent)
  }

  return {
    hear,
    async run() {
      for (;;) {
        if (mayList()) await list().catch(fail)
        while (mayBegin() && running.size < MAX_AT_ONCE && to !== undefined) {
          const [next, ...rest] = backlog
          if (next === undefined) break
          backlog = rest
          begin(next, to)
        }
        if (mayList()) continue
        if (running.size > 0) {
          // Another process may have written some and could not ring.
          if (!(await bell.wait(LOOK_EVERY_MS))) hasNews = true
        } else if (!hasNews || !mayBegin()) break
      }
      if (failures.length > 0) throw failures[0]
      signal.throwIfAborted()
    },
  }
}
