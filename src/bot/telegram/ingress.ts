/**
 * The single entry point for updates from Telegram, whether they come by polling, by webhook or from the sandbox: an update
 * is stored before it is acknowledged, and processed from the store unless it could start where it was received.
 */
import { z } from 'zod'

import type { Clock } from '../../clock.ts'
import type { Logger } from '../../logger.ts'
import type { IncomingUpdate } from '../../models/telegram-update.ts'
import { whyUnstorable } from './storable-update.ts'
import { updateLane } from './update-lane.ts'

/** Stores updates and has them processed. The order of the list is the order in which they must become visible. */
export type UpdateStore = {
  /**
   * Resolves only once all are stored durably.
   *
   * @param unbroken whether no other process can have received an update since the previous call
   * @throws when the store is down; then any part of the list may be stored
   */
  readonly insert: (
    updates: readonly IncomingUpdate[],
    unbroken: boolean,
  ) => Promise<readonly ('stored' | 'duplicate')[]>
}

/** dropped: it can never be stored, so it must be acknowledged, or Telegram would repeat it for ever. */
export type ReceiveOutcome = 'stored' | 'duplicate' | 'invalid' | 'dropped'

export type Ingress = {
  /** @throws what the store throws: then do not acknowledge the update. */
  readonly receive: (update: unknown) => Promise<ReceiveOutcome>
  /** The same for many at once, in order and in one write. @param unbroken see {@link UpdateStore}; false by default */
  readonly receiveAll: (updates: readonly unknown[], unbroken?: boolean) => Promise<readonly ReceiveOutcome[]>
}

export type IngressDeps = {
  readonly store: UpdateStore
  readonly botId: number
  readonly clock: Clock
  readonly log: Logger
  /** Stops the spinner on a tapped button, before any waiting for the lane or the database. */
  readonly answerCallback: (callbackQueryId: string) => Promise<unknown>
}

const updateShape = z.looseObject({ update_id: z.int().nonnegative() })
const tap = z.object({ callback_query: z.object({ id: z.string() }) })

/** Enough for every tap of a batch that is fetched repeatedly while the store is down. */
const REMEMBERED_ANSWERS = 1_000

export function createIngress(deps: IngressDeps): Ingress {
  const { store, botId, clock, log } = deps
  const answered = new Set<string>()

  function answerEarly(update: unknown): void {
    const parsed = tap.safeParse(update)
    if (!parsed.success) return
    const { id } = parsed.data.callback_query
    if (answered.has(id)) return
    answered.add(id)
    for (const oldest of answered) {
      if (answered.size <= REMEMBERED_ANSWERS) break
      answered.delete(oldest)
    }
    void answer(id)
  }

  /** An answer that fails (too old, network) costs a spinner and nothing else. */
  async function answer(id: string): Promise<void> {
    try {
      await deps.answerCallback(id)
    } catch (error) {
      log.debug({ error }, 'Could not answer a tap early')
    }
  }

  function incoming(update: unknown): IncomingUpdate | 'invalid' | 'dropped' {
    const parsed = updateShape.safeParse(update)
    if (!parsed.success) {
      log.warn({ error: parsed.error }, 'Rejected something that is not a Telegram update')
      return 'invalid'
    }
    const updateId = parsed.data.update_id
    const reason = whyUnstorable(parsed.data)
    if (reason !== null) {
      log.warn({ updateId, reason }, 'Dropped an update that cannot be stored')
      return 'dropped'
    }
    const lane = `${botId}:${updateLane(parsed.data)}`
    return { id: `${botId}:${updateId}`, botId, updateId, lane, update: parsed.data, receivedAt: clock.now() }
  }

  const receiveAll: Ingress['receiveAll'] = async (updates, unbroken = false) => {
    const checked = updates.map(incoming)
    const valid = checked.filter((update) => typeof update !== 'string')
    for (const { update } of valid) answerEarly(update)
    const kept = valid.length === 0 ? [] : await store.insert(valid, unbroken)
    const outcomes = new Map(valid.map((update, index) => [update, kept[index] ?? 'stored']))
    return checked.map((update) => (typeof update === 'string' ? update : (outcomes.get(update) ?? 'stored')))
  }

  return {
    receiveAll,
    receive: async (update) => {
      const [outcome] = await receiveAll([update])
      return outcome ?? 'invalid'
    },
  }
}
