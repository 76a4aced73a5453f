/** The Bot API client, once Telegram has confirmed the token and the bot's identity. */
import { Api, type ApiClientOptions, GrammyError, HttpError } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'

import type { HttpCall } from '../bot/telegram/http-call.ts'
import { createReadSentFile } from '../bot/telegram/read-sent-file.ts'
import { createTelegramFetch } from '../bot/telegram/telegram-client.ts'
import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { ReadSentFile } from '../jobs/run-import.ts'
import type { Logger } from '../logger.ts'
import type { Metrics } from './metrics.ts'

export type ConnectTelegramDeps = {
  readonly token: string
  readonly apiRoot: string
  readonly clock: Clock
  readonly log: Logger
  readonly metrics: Metrics
  readonly onBlocked: (chatId: number) => Promise<void>
  /** For a benchmark that intercepts calls. */
  readonly fetch?: HttpCall
}

export type ConnectedTelegram = {
  readonly api: Api
  /** Options with which another `Api` or `Bot` shares the same limits. */
  readonly client: ApiClientOptions
  readonly botInfo: UserFromGetMe
  /** Reads a file that somebody sent to the bot. */
  readonly readSentFile: ReadSentFile
}

/** @throws AppError UNAUTHENTICATED when Telegram refuses the token, UNAVAILABLE when it cannot be reached */
export async function connectTelegram(deps: ConnectTelegramDeps): Promise<ConnectedTelegram> {
  const { token, apiRoot, clock, log, metrics, onBlocked } = deps
  const client = {
    apiRoot,
    fetch: createTelegramFetch({
      ...(deps.fetch !== undefined && { fetch: deps.fetch }),
      clock,
      log,
      onBlocked,
      onCall: ({ method, status, milliseconds }) =>
        metrics.observeTelegramCall({
          method,
          outcome: status === null ? 'unreachable' : status < 400 ? 'ok' : 'refused',
          seconds: milliseconds / 1000,
        }),
    }),
  }
  const api = new Api(token, client)
  const botInfo = await identify(api)
  if (!botInfo.supports_inline_queries) {
    log.info({}, 'Inline mode is off: to send contacts and deals in other chats, send /setinline to @BotFather')
  }
  const readSentFile = createReadSentFile({ api, token, apiRoot, download: fetch })
  return { api, client, botInfo, readSentFile }
}

async function identify(api: Api): Promise<UserFromGetMe> {
  try {
    return await api.getMe()
  } catch (cause) {
    if (cause instanceof GrammyError && [401, 404].includes(cause.error_code)) {
      const message = 'BOT_TOKEN: Telegram does not know this token; copy it again from @BotFather'
      throw new AppError('UNAUTHENTICATED', { message, cause })
    }
    if (!(cause instanceof HttpError)) throw cause
    const message = 'Telegram cannot be reached: check the network, or TELEGRAM_API_ROOT where one is set'
    throw new AppError('UNAVAILABLE', { message, cause })
  }
}
