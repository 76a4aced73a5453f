import { Api } from 'grammy'
import { describe, expect, it } from 'vitest'

import { answerCallback } from '../../../src/bot/telegram/answer-callback.ts'
import { type Logger, silentLogger } from '../../../src/logger.ts'
import { BOT_TOKEN, createTelegramDouble } from '../../support/telegram-double.ts'

function setUp() {
  const telegram = createTelegramDouble()
  const warnings: string[] = []
  const log: Logger = { ...silentLogger, warn: (_fields, message) => warnings.push(message) }
  const api = new Api(BOT_TOKEN, { fetch: telegram.fetch })
  return { telegram, warnings, log, ctx: { api, callbackQuery: { id: 'tap' } } }
}

describe('the answer to a tap', () => {
  it('stops the spinner, with a notice cut to the length that Telegram accepts', async () => {
    const { telegram, ctx, log } = setUp()
    await answerCallback(ctx, log)
    await answerCallback(ctx, log, { text: '🦊'.repeat(300), alert: true })
    expect(telegram.calls.map(({ payload }) => payload)).toEqual([
      { callback_query_id: 'tap' },
      { callback_query_id: 'tap', text: `${'🦊'.repeat(199)}…`, show_alert: true },
    ])
  })

  it('is not sent for an update that is not a tap', async () => {
    const { telegram, ctx, log } = setUp()
    await answerCallback({ api: ctx.api }, log)
    expect(telegram.calls).toEqual([])
  })

  it('is silently dropped when it is too late, and logged as a warning when something else is wrong', async () => {
    const { telegram, ctx, log, warnings } = setUp()
    const description = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
    telegram.failNext('answerCallbackQuery', { code: 400, description })
    await answerCallback(ctx, log)
    expect(warnings).toEqual([])
    telegram.failNext('answerCallbackQuery', { network: 'down' })
    await answerCallback(ctx, log)
    expect(warnings).toEqual(['A button tap could not be answered'])
  })
})
