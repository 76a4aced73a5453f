/** POST /telegram/webhook: receives updates from Telegram in webhook mode. */
import { createHash, timingSafeEqual } from 'node:crypto'

import { Hono } from 'hono'

import { AppError } from '../errors.ts'
import type { HttpEnv } from './problem.ts'

export const TELEGRAM_WEBHOOK_PATH = '/telegram/webhook'

export type TelegramUpdates = {
  /** The secret_token passed to setWebhook; Telegram sends it with every update. */
  readonly secret: string
  /**
   * Stores an update for later processing; resolves only once it is safely stored (or already was). 'invalid': not an
   * update.
   * @throws AppError UNAVAILABLE when it cannot be stored now; Telegram then sends it again.
   */
  readonly receive: (update: unknown) => Promise<'stored' | 'invalid'>
}

/** @param isDraining while true, nothing new is accepted: Telegram sends it again, to the next process. */
export function createTelegramWebhook({ secret, receive }: TelegramUpdates, isDraining: () => boolean): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()
  const expected = digest(secret)

  app.post(TELEGRAM_WEBHOOK_PATH, async (c) => {
    const given = digest(c.req.header('x-telegram-bot-api-secret-token') ?? '')
    if (!timingSafeEqual(given, expected)) {
      throw new AppError('UNAUTHENTICATED', { message: 'The secret token header is missing or wrong' })
    }
    if (isDraining()) throw new AppError('UNAVAILABLE', { message: 'Shutting down' })

    const outcome = await receive(parse(await c.req.text()))
    if (outcome === 'invalid') throw new AppError('VALIDATION', { message: 'The body is not a Bot API update' })
    return c.body(null, 200)
  })

  return app
}

/** Equal lengths, so that the comparison reveals nothing about the secret, not even its length. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('VALIDATION', { message: 'The body is not JSON', cause })
  }
}
