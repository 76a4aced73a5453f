import type { BotAnswer } from '../control-api.ts'
import type { Core } from '../core.ts'

/** Between polls a bot works on updates; it counts as gone after this time without a poll. */
const GONE_AFTER_MS = 5000

export function botStatus({ store, updates, now }: Core): BotAnswer {
  const { bot, webhook, updates: pending } = store.state
  const polls = updates.isPolling() || now().getTime() - updates.lastPollAt() < GONE_AFTER_MS
  return {
    bot: bot === null ? null : { id: bot.id, first_name: bot.first_name, username: bot.username },
    connection: webhook === null ? (polls ? 'polling' : 'none') : 'webhook',
    pending_update_count: pending.size,
  }
}

export type BotStatusWatch = { readonly check: () => void; readonly stop: () => void }

/** Tells the page when the bot comes, goes or changes. Checks from time to time, since a poller just stays away. */
export function watchBotStatus(core: Core): BotStatusWatch {
  const kindOf = ({ bot, connection }: BotAnswer): string => JSON.stringify([bot, connection])
  let last = kindOf(botStatus(core))
  const check = (): void => {
    const bot = botStatus(core)
    if (kindOf(bot) === last) return
    last = kindOf(bot)
    core.live.publish({ type: 'bot_changed', bot })
  }
  const timer = setInterval(check, 500)
  return { check, stop: () => clearInterval(timer) }
}
