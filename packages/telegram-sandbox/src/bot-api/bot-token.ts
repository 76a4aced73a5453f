import { createHash, timingSafeEqual } from 'node:crypto'

import type { StoredBot } from '../store/state.ts'
import type { Store } from '../store/store.ts'
import { BotApiError } from './bot-api-error.ts'

export type BotName = { readonly first_name: string; readonly username: string }

/**
 * Admits the one bot of this sandbox. The first token used becomes the bot; a token in the options replaces it.
 * @returns true if the token has just become the bot
 * @throws BotApiError 404 for something that is not a token, 401 for another bot's token, as in Telegram
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
