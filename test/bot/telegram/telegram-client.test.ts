import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'

import { Api, GrammyError, HttpError, InputFile } from 'grammy'
import { describe, expect, it, onTestFinished } from 'vitest'

import {
  createTelegramFetch,
  type TelegramCall,
  type TelegramFetchDeps,
} from '../../../src/bot/telegram/telegram-client.ts'
import { systemClock } from '../../../src/clock.ts'
import type { Logger } from '../../../src/logger.ts'
import { BOT_TOKEN, createTelegramDouble } from '../../support/telegram-double.ts'

type Watched = { pauses: number[]; blocked: number[]; calls: TelegramCall[]; logs: unknown[] }

/** A real Api over our fetch over the double: every call is recorded and no time is spent waiting. */
function setUp(more: Partial<TelegramFetchDeps> = {}) {
  const telegram = createTelegramDouble()
  const watched: Watched = { pauses: [], blocked: [], calls: [], logs: [] }
  const write = (fields: object, message: string) => watched.logs.push({ ...fields, message })
  const log: Logger = { debug: write, info: write, warn: write, error: write, child: () => log }
  const fetch = createTelegramFetch({
    fetch: telegram.fetch,
    sleep: async (milliseconds) => watched.pauses.push(milliseconds),
    random: () => 0.5,
    clock: systemClock,
    log,
    onBlocked: (chatId) => void watched.blocked.push(chatId),
    onCall: (call) => watched.calls.push(call),
    ...more,
  })
  const api = new Api(BOT_TOKEN, { fetch })
  return { telegram, api, watched }
}

describe('a call to Telegram', () => {
  it('is sent once and answered when nothing is wrong', async () => {
    const { telegram, api, watched } = setUp()
    const message = await api.sendMessage(7, 'Hello')
    expect(message).toMatchObject({ text: 'Hello', chat: { id: 7 } })
    expect(telegram.calls).toHaveLength(1)
    expect(watched.calls).toMatchObject([{ method: 'sendMessage', status: 200, attempts: 1 }])
  })

  it.each(['BUTTON_USER_INVALID', 'BUTTON_USER_PRIVACY_RESTRICTED'])(
    'is repeated without the buttons that open people’s chats by their id if Telegram refuses those with %s',
    async (code) => {
      const { telegram, api, watched } = setUp()
      telegram.failNext('sendMessage', { code: 400, description: `Bad Request: ${code}` })
      const write = { text: 'Write', url: 'tg://user?id=5' }
      const copy = { text: 'Copy', copy_text: { text: '1' } }
      await api.sendMessage(7, 'Anna', { reply_markup: { inline_keyboard: [[write], [copy, write]] } })
      expect(telegram.messages(7)).toMatchObject([{ text: 'Anna', buttons: [[copy]] }])
      expect(watched.pauses).toEqual([])
      telegram.failNext('sendMessage', { code: 400, description: `Bad Request: ${code}` })
      await expect(api.sendMessage(7, 'Anna')).rejects.toThrow(code)
    },
  )

  it('waits as long as Telegram asks after a 429, then repeats the call', async () => {
    const { telegram, api, watched } = setUp()
    telegram.failNext('sendMessage', { code: 429, description: 'Too Many Requests: retry after 3', retryAfter: 3 }, 2)
    await api.sendMessage(7, 'Hello')
    expect(watched.pauses).toEqual([3000, 3000])
    expect(telegram.callsOf('sendMessage')).toHaveLength(3)
    expect(watched.blocked).toEqual([])
  })

  it('returns the 429 to the caller rather than wait more than a minute in total', async () => {
    const { telegram, api, watched } = setUp()
    telegram.failNext('sendMessage', { code: 429, description: 'Too Many Requests: retry after 25', retryAfter: 25 }, 9)
    await expect(api.sendMessage(7, 'Hello')).rejects.toMatchObject({
      error_code: 429,
      parameters: { retry_after: 25 },
    })
    expect(watched.pauses).toEqual([25_000, 25_000])
  })

  it('is repeated with growing, jittered pauses after a 5xx or a lost connection', async () => {
    const { telegram, api, watched } = setUp()
    telegram.failNext('sendMessage', { code: 502, description: 'Bad Gateway' })
    telegram.failNext('sendMessage', { page: '<html>502</html>', status: 502 })
    telegram.failNext('sendMessage', { network: 'connect ECONNREFUSED 127.0.0.1:9' })
    await api.sendMessage(7, 'Hello')
    expect(watched.pauses).toEqual([150, 300, 600])
    expect(watched.calls).toMatchObject([{ status: 200, attempts: 4 }])
  })

  it('fails after a few repeats, with an error that does not contain the token', async () => {
    const { telegram, api, watched } = setUp()
    telegram.failNext('sendMessage', { network: `request to /bot${BOT_TOKEN}/sendMessage failed` }, 9)
    const error: unknown = await api.sendMessage(7, 'Hello').catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(HttpError)
    expect((error as HttpError).error).toMatchObject({ message: expect.stringContaining('/bot<token>/sendMessage') })
    expect(telegram.callsOf('sendMessage')).toHaveLength(5)
    expect(watched.calls).toMatchObject([{ status: null, attempts: 5 }])
    expect(JSON.stringify(watched.logs)).not.toContain(BOT_TOKEN)
  })

  it('surfaces a bad token, a bad request and a conflict at once', async () => {
    const { telegram, api } = setUp()
    for (const code of [400, 401, 409]) {
      telegram.failNext('getChat', { code, description: 'No' })
      await expect(api.getChat(7)).rejects.toMatchObject({ error_code: code })
    }
    expect(telegram.callsOf('getChat')).toHaveLength(3)
  })

  it.each([
    [403, 'Forbidden: bot was blocked by the user'],
    [403, 'Forbidden: user is deactivated'],
    [400, 'Bad Request: chat not found'],
  ])('reports the chat once when Telegram says %i %s', async (code, description) => {
    const { telegram, api, watched } = setUp()
    telegram.failNext('sendMessage', { code, description })
    await expect(api.sendMessage(7, 'x "chat_id":8')).rejects.toBeInstanceOf(GrammyError)
    expect(watched.blocked).toEqual([7])
  })

  it('returns the refusal of a blocked chat even if reporting it fails', async () => {
    const { telegram, api } = setUp({ onBlocked: () => Promise.reject(new Error('Database away')) })
    telegram.failNext('sendMessage', { code: 403, description: 'Forbidden: bot was blocked by the user' })
    await expect(api.sendMessage(7, 'Hello')).rejects.toMatchObject({ error_code: 403 })
  })

  it('sends a file again when it has to be repeated, and knows its chat', async () => {
    const { telegram, api, watched } = setUp()
    telegram.failNext('sendDocument', { code: 500, description: 'Internal Server Error' })
    telegram.failNext('sendDocument', { code: 403, description: 'Forbidden: bot was blocked by the user' })
    const file = new InputFile(Buffer.from('name;phone\r\nОлена;+380'), 'contacts.csv')
    await expect(api.sendDocument(-77, file, { caption: 'Yours' })).rejects.toBeInstanceOf(GrammyError)
    expect(telegram.calls.map(({ payload }) => payload['caption'])).toEqual(['Yours', 'Yours'])
    expect(telegram.calls.map(({ files }) => Object.values(files).map(String))).toHaveLength(2)
    expect(Object.values(telegram.calls[1]?.files ?? {})[0]?.bytes.toString()).toBe('name;phone\r\nОлена;+380')
    expect(watched.blocked).toEqual([-77])
  })

  it('leaves long polling alone: no repeat, no time limit', async () => {
    const { telegram, api } = setUp({ timeoutMs: 5 })
    telegram.failNext('getUpdates', { code: 502, description: 'Bad Gateway' })
    await expect(api.getUpdates()).rejects.toMatchObject({ error_code: 502 })
    const release = telegram.hang('getUpdates')
    const polling = api.getUpdates()
    await new Promise((resolve) => setTimeout(resolve, 30))
    release()
    await expect(polling).resolves.toBe(true)
  })

  it('ends at once when its caller gives up during a pause', async () => {
    const { telegram, api } = setUp({
      sleep: (_ms, signal) => new Promise((_, no) => signal.addEventListener('abort', no)),
    })
    telegram.failNext('sendMessage', { code: 429, description: 'Too Many Requests', retryAfter: 30 })
    const controller = new AbortController()
    const sending = api.sendMessage(7, 'Hello', {}, controller.signal as Parameters<Api['sendMessage']>[3])
    await new Promise((resolve) => setTimeout(resolve, 20))
    controller.abort()
    await expect(sending).rejects.toBeInstanceOf(HttpError)
    expect(telegram.calls).toHaveLength(1)
  })

  it('goes over real HTTP, is cut off when no answer comes, and tries again', async () => {
    const bodies: string[] = []
    const server = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => bodies.push(chunk))
      if (bodies.length === 0) return
      request.on('end', () => response.end('{"ok":true,"result":true}'))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    const { watched } = setUp()
    const fetch = createTelegramFetch({
      clock: systemClock,
      log: {
        debug() {},
        info() {},
        warn() {},
        error() {},
        child: () => {
          throw new Error('unused')
        },
      },
      onBlocked: () => {},
      sleep: async () => {},
      onCall: (call) => watched.calls.push(call),
      timeoutMs: 1_000,
    })
    const api = new Api(BOT_TOKEN, { fetch, apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    await expect(api.sendChatAction(7, 'typing')).resolves.toBe(true)
    expect(bodies).toHaveLength(2)
    expect(watched.calls).toMatchObject([{ attempts: 2, status: 200 }])
  })
})
