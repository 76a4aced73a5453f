import type { IdleWatch } from './idle-watch.ts'
import type { LiveEvents } from './live-events.ts'
import type { CallbackQueries } from './queries/callback-queries.ts'
import type { InlineQueries } from './queries/inline-queries.ts'
import type { SendLimiter } from './send-limiter.ts'
import type { Store } from './store/store.ts'
import type { UpdateQueue } from './updates/update-queue.ts'
import type { WebhookError } from './updates/webhook-delivery.ts'

/** What both sides of a chat, the bot's methods and the people's acts, work on. */
export type Core = {
  readonly store: Store
  readonly now: () => Date
  readonly live: LiveEvents
  readonly updates: UpdateQueue
  readonly callbackQueries: CallbackQueries
  readonly inlineQueries: InlineQueries
  readonly limiter: SendLimiter
  readonly idle: IdleWatch
  /** How the last delivery to the webhook failed; null if none has. */
  readonly webhookError: { last: WebhookError | null }
}

/** Unix time in seconds, as the Bot API counts. */
export function secondsNow(core: Pick<Core, 'now'>): number {
  return Math.floor(core.now().getTime() / 1000)
}
