import { createHash, timingSafeEqual } from 'node:crypto'

import type { StoredBot } from '../store/state.ts'
import type { Store } from '../store/store.ts'
import { BotApiError } from './bot-api-error.ts'

export type BotName = { readonly first_name: string; readonly username: string }

/**
 * Lets the one bot of this sandbox in. The first token that is used makes the bot; a token of the options replaces it.
 * @returns true when the token made the bot just now
 * @throws BotApiError 404 for what is no token at all, 401 for a token of another bot, as Telegram answers them
 */
export function admitToken(store: Store, token: string, name: BotName): boolean {
  if (!/^\d{1,16}:/.test(token)) throw new BotApiError(404, 'Not Found')
  if (!/^\d{1,16}:[\w-]{20,}$/.test(token)) throw new BotApiError(401, 'Unauthorized')
  const hash = hashOf(token)
  const { bot } = store.state
  if (bot === null) {
    store.commit({ t: 'bot', bot: botOf(token, name) })
    return true
  }
  if (!timingSafeEqual(Buffer.from(hash), Buffer.from(bot.token_hash))) throw new BotApiError(401, 'Unauthorized')
  return false
}

export function botOf(token: string, name: BotName): StoredBot {
  return { token_hash: hashOf(token), id: Number(token.split(':')[0]), ...name }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
