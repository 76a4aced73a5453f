/** POST /telegram/webhook: receives updates from Telegram in webhook mode. */
import { createHash, timingSafeEqual } from 'node:crypto'

import { Hono } from 'hono'

import { AppError } from '../errors.ts'
import { isDeeperThan } from '../integrations/body/measure-depth.ts'
import { MAX_BODY_DEPTH } from '../integrations/body/parse-body.ts'
import type { Logger } from '../logger.ts'
import type { HttpEnv } from './problem.ts'

export const TELEGRAM_WEBHOOK_PATH = '/telegram/webhook'

export type TelegramUpdates = {
  /** The secret_token passed to setWebhook; Telegram sends it with every update. */
  readonly secret: string
  /**
   * Stores an update for later processing; resolves only once it is safely stored (or already was). 'dropped': it can never
   * be stored. 'invalid': not an update.
   * @throws AppError UNAVAILABLE when it cannot be stored now; Telegram then sends it again.
   */
  readonly receive: (update: unknown) => Promise<'stored' | 'dropped' | 'invalid'>
}

export type TelegramWebhookDeps = {
  readonly updates: TelegramUpdates
  /** While true, nothing new is accepted: Telegram sends it again, to the next process. */
  readonly isDraining: () => boolean
  readonly log: Logger
}

export function createTelegramWebhook({ updates, isDraining, log }: TelegramWebhookDeps): Hono<HttpEnv> {
  const { secret, receive } = updates
  const app = new Hono<HttpEnv>()
  const expected = digest(secret)

  app.post(TELEGRAM_WEBHOOK_PATH, async (c) => {
    const given = digest(c.req.header('x-telegram-bot-api-secret-token') ?? '')
    if (!timingSafeEqual(given, expected)) {
      throw new AppError('UNAUTHENTICATED', { message: 'The secret token header is missing or wrong' })
    }
    if (isDraining()) throw new AppError('UNAVAILABLE', { message: 'Shutting down' })

    const body = new Uint8Array(await c.req.arrayBuffer())
    // Before parsing, which takes a second for half a million levels.
    if (isDeeperThan(body, MAX_BODY_DEPTH)) {
      log.warn({ bytes: body.byteLength, reason: 'too-deep' }, 'Dropped an update that cannot be stored')
      return c.body(null, 200)
    }
    const outcome = await receive(parse(new TextDecoder().decode(body)))
    // Whatever was dropped is acknowledged as well: Telegram repeats everything else.
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
