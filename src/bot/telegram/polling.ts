/**
 * Long polling as a durable ingress. The loop is ours and not grammY's `bot.start()`, for one reason: the offset that
 * confirms updates to Telegram may only pass what has been stored. grammY's loop advances it before the middleware has run,
 * so a failed store is skipped on the next fetch, and `bot.stop()` confirms the update that is still being stored.
 */
import { setTimeout as sleep } from 'node:timers/promises'

import { GrammyError } from 'grammy'
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'

import { AppError } from '../../errors.ts'
import type { Logger } from '../../logger.ts'
import { grammySignal } from './grammy-signal.ts'

export type UpdateKind = Exclude<keyof Update, 'update_id'>

export type PollingDeps = {
  readonly api: Pick<Api, 'getUpdates' | 'deleteWebhook'>
  /**
   * Stores a batch; if it throws, the batch is fetched again.
   *
   * @param unbroken whether the batch follows the one before it without a gap: Telegram numbers a bot's updates in
   * sequence, so that nobody else can have taken one in between
   */
  readonly receiveAll: (updates: readonly Update[], unbroken: boolean) => Promise<readonly string[]>
  /** Always explicit: without a list Telegram leaves out some kinds, or keeps an earlier choice. */
  readonly allowedUpdates: readonly UpdateKind[]
  readonly log: Logger
  /** in [0, 1). */
  readonly random: () => number
  /** How long Telegram may hold a request when there is nothing to return, in seconds; 30 by default. */
  readonly timeoutSeconds?: number
  /** How long another poller is tolerated, as when an old process hands over to this one; 60,000 by default. */
  readonly conflictPatienceMs?: number
}

export type Polling = {
  /**
   * Resolves once stopped. @throws AppError UNAUTHENTICATED when Telegram refuses the token, CONFLICT when another
   * process keeps polling for the same bot.
   */
  readonly run: () => Promise<void>
  /** Ends the current request, lets a batch that is being stored finish, and confirms what has been stored. */
  readonly stop: () => Promise<void>
}

const WAIT_MS = { first: 200, longest: 5_000, shortest: 50 } as const
const CONFIRM_WITHIN_MS = 2_000

export function createPolling(deps: PollingDeps): Polling {
  const { api, receiveAll, log, random, timeoutSeconds = 30, conflictPatienceMs = 60_000 } = deps
  const allowed_updates = [...deps.allowedUpdates]
  const stopping = new AbortController()
  let running: Promise<void> | undefined
  let offset = 0
  let failures = 0
  let conflictSince: number | undefined

  const pause = (ms: number): Promise<void> => sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined)

  /** Waits, or throws if waiting will not help. */
  async function recover(error: unknown, what: string): Promise<void> {
    if (stopping.signal.aborted) return
    failures += 1
    if (failures === 1) log.warn({ error }, what)
    if (error instanceof GrammyError && error.error_code === 401) {
      throw new AppError('UNAUTHENTICATED', {
        message: 'Telegram refuses the bot token; check BOT_TOKEN',
        cause: error,
      })
    }
    if (error instanceof GrammyError && error.error_code === 409) {
      conflictSince ??= performance.now()
      if (performance.now() - conflictSince > conflictPatienceMs) {
        const message = 'Another process polls for this bot, or a webhook is set; stop it and start again'
        throw new AppError('CONFLICT', { message, cause: error, details: { reason: 'token-in-use' } })
      }
    }
    const ceiling = Math.min(WAIT_MS.longest, WAIT_MS.first * 2 ** Math.min(failures - 1, 10))
    const asked = error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1000 : 0
    await pause(WAIT_MS.shortest + asked + random() * ceiling)
  }

  function recovered(): void {
    if (failures > 0) log.info({ failures }, 'Polling continues')
    failures = 0
    conflictSince = undefined
  }

  async function step(): Promise<void> {
    let updates: Update[]
    try {
      updates = await api.getUpdates(
        { offset, limit: 100, timeout: timeoutSeconds, allowed_updates },
        grammySignal(stopping.signal),
      )
    } catch (error) {
      return recover(error, 'Updates cannot be fetched; trying again')
    }
    try {
      const unbroken = updates.every(({ update_id }, place) => update_id === offset + place)
      if (updates.length > 0) await receiveAll(updates, unbroken)
    } catch (error) {
      return recover(error, 'Updates cannot be stored; they stay with Telegram until they can')
    }
    recovered()
    for (const { update_id } of updates) offset = Math.max(offset, update_id + 1)
  }

  async function removeWebhook(): Promise<void> {
    for (;;) {
      try {
        await api.deleteWebhook({ drop_pending_updates: false }, grammySignal(stopping.signal))
        return recovered()
      } catch (error) {
        await recover(error, 'Telegram cannot be reached; trying again')
        if (stopping.signal.aborted) return
      }
    }
  }

  async function loop(): Promise<void> {
    await removeWebhook()
    while (!stopping.signal.aborted) await step()
  }

  /** Only spares Telegram a repetition: updates that come again are recognised as duplicates. */
  async function confirm(): Promise<void> {
    if (offset === 0) return
    await api
      .getUpdates({ offset, limit: 1, timeout: 0 }, grammySignal(AbortSignal.timeout(CONFIRM_WITHIN_MS)))
      .catch((error: unknown) => log.debug({ error }, 'Could not confirm stored updates; they will come again'))
  }

  return {
    run: () => (running ??= loop()),
    stop: async () => {
      stopping.abort()
      if (running === undefined) return
      await running.then(confirm, () => undefined)
    },
  }
}
