import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { InlineKeyboard } from 'grammy'
import { describe, expect, it } from 'vitest'

import { createSendLimiter } from '../src/send-limiter.ts'
import type { LiveEvent } from '../src/control-api.ts'
import { MAX, OLENA, afterTest, startBot, startTestSandbox, statusOf } from './test-sandbox.ts'
import type { TestSandbox } from './test-sandbox.ts'

/** Collects the live events of a sandbox until the test is over. */
async function listen(sandbox: TestSandbox): Promise<LiveEvent[]> {
  const stop = new AbortController()
  afterTest(() => stop.abort())
  const { body } = await fetch(`${sandbox.url}/sandbox/events`, { signal: stop.signal })
  const events: LiveEvent[] = []
  const read = async (): Promise<void> => {
    let text = ''
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1]
        if (data !== undefined) events.push(JSON.parse(data) as LiveEvent)
      }
    }
  }
  read().catch(() => {})
  await expect.poll(() => events.length).toBe(1)
  return events
}

describe('the control API', () => {
  it('has three people, accepts more, and refuses an id that is in use', async () => {
    const sandbox = await startTestSandbox()
    const { users } = await sandbox.get<{ users: { id: number; first_name: string; language_code: string }[] }>(
      '/users',
    )
    expect(users.map(({ id, first_name, language_code }) => [id, first_name, language_code])).toEqual([
      [1001, 'Olena', 'uk'],
      [1002, 'Max', 'en'],
      [1003, 'Priya', 'en'],
    ])
    expect(await sandbox.post('/users', { first_name: 'Ada', last_name: 'L' })).toMatchObject({
      id: 1004,
      first_name: 'Ada',
    })
    expect(await sandbox.post('/users', { id: 1004, first_name: 'Bo' })).toEqual({ error: 'The id 1004 is taken' })
    expect(await sandbox.post('/users', { first_name: ' ' })).toMatchObject({
      error: expect.stringContaining('first_name'),
    })
  })

  it('says what is wrong with a request', async () => {
    const sandbox = await startTestSandbox()
    expect(await sandbox.get('/chats/5/messages')).toEqual({ error: 'There is no person 5' })
    expect(await sandbox.post(`/chats/${OLENA}/messages`, { text: '  ' })).toEqual({
      error: 'The text must not be empty',
    })
    expect(await sandbox.post(`/chats/${OLENA}/messages`, {})).toMatchObject({ error: expect.any(String) })
    expect(await sandbox.post(`/chats/${OLENA}/messages`, { photo: { base64: 'AAAA' } })).toEqual({
      error: 'Bad Request: IMAGE_PROCESS_FAILED',
    })
    await sandbox.send(OLENA, { text: 'hi' })
    await sandbox.call('sendMessage', {
      chat_id: OLENA,
      text: 'x',
      reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
    })
    expect(await sandbox.tap(OLENA, { message_id: 2, button: 'B' })).toEqual({
      error: 'Message 2 has no button "B"; it has "A"',
    })
    expect(await sandbox.get('/nothing')).toEqual({ error: 'The control API has no GET /sandbox/nothing' })
    await sandbox.post(`/chats/${OLENA}/block`, { blocked: true })
    expect(await sandbox.send(OLENA, { text: 'x' })).toEqual({ error: 'Olena has blocked the bot; unblock it first' })
  })

  it('reports everything live', async () => {
    const sandbox = await startTestSandbox()
    const events = await listen(sandbox)
    expect(events[0]).toMatchObject({ type: 'hello', bot: { bot: null, connection: 'none' } })
    await sandbox.send(OLENA, { text: 'hi' })
    await sandbox.call('sendChatAction', { chat_id: OLENA, action: 'typing' })
    await sandbox.call('sendMessage', { chat_id: OLENA, text: 'a', reply_markup: { keyboard: [['x']] } })
    await sandbox.call('editMessageText', { chat_id: OLENA, message_id: 2, text: 'b' })
    await sandbox.call('deleteMessage', { chat_id: OLENA, message_id: 2 })
    await expect.poll(() => events.length).toBe(13)
    expect(events.slice(1).map((event) => [event.type, 'chat_id' in event ? event.chat_id : undefined])).toEqual([
      ['user_changed', undefined],
      ['message_new', OLENA],
      ['bot_changed', undefined],
      ['chat_action', OLENA],
      ['call', undefined],
      ['message_new', OLENA],
      ['reply_keyboard', OLENA],
      ['call', undefined],
      ['message_edited', OLENA],
      ['call', undefined],
      ['messages_deleted', OLENA],
      ['call', undefined],
    ])
  })

  it('is idle only after a bot that confirms before it works has answered', async () => {
    const sandbox = await startTestSandbox()
    startBot(sandbox, (bot) => {
      // Not awaited: the update is confirmed at once and the work is done later.
      bot.on('message', (ctx) => void setTimeout(() => void ctx.reply(`late ${ctx.message.text}`), 300))
    })
    await sandbox.send(OLENA, { text: 'a' })
    expect(await sandbox.idle()).toMatchObject({ idle: true })
    expect((await sandbox.last(OLENA)).text).toBe('late a')
    expect(await sandbox.idle()).toMatchObject({ idle: true })
  })

  it('is not idle before the work behind an early answer to a tap is done, or a retry', async () => {
    const sandbox = await startTestSandbox()
    startBot(sandbox, (bot) => {
      bot.on('message', (ctx) => ctx.reply('Choose', { reply_markup: new InlineKeyboard().text('Go', 'go') }))
      bot.on('callback_query', async (ctx) => {
        await ctx.answerCallbackQuery()
        void setTimeout(() => {
          void ctx.editMessageText('Done').catch(() => setTimeout(() => void ctx.editMessageText('Done'), 1000))
        }, 400)
      })
    })
    await sandbox.send(OLENA, { text: 'a' })
    await sandbox.idle()
    await sandbox.fault({ method: 'editMessageText', error_code: 429, retry_after: 1 })
    const { message_id } = await sandbox.last(OLENA)
    await sandbox.tap(OLENA, { message_id, button: 'Go' })
    expect(await sandbox.idle()).toMatchObject({ idle: true })
    expect((await sandbox.last(OLENA)).text).toBe('Done')
  })

  it('says what it waits for when idle does not come', async () => {
    const sandbox = await startTestSandbox()
    await sandbox.send(OLENA, { text: 'nobody listens' })
    expect(await sandbox.idle('timeout_ms=100')).toMatchObject({ idle: false, waiting_for: 'updates to be fetched' })
    await sandbox.fault({ method: 'getMe', delay_ms: 2000 })
    await sandbox.call('getUpdates', { offset: -1 })
    await sandbox.call('deleteWebhook', { drop_pending_updates: true })
    const slow = sandbox.call('getMe')
    expect(await sandbox.idle('timeout_ms=1500')).toMatchObject({ idle: false, waiting_for: 'calls in flight' })
    await slow
  })

  it('makes calls fail as requested: refused, delayed, cut off before and after the work', async () => {
    const sandbox = await startTestSandbox()
    await sandbox.send(OLENA, { text: 'hi' })
    const say = (text: string) => sandbox.call('sendMessage', { chat_id: OLENA, text })
    await sandbox.fault({ method: 'sendMessage', error_code: 429, retry_after: 3, times: 2 })
    const limited = {
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 3',
      parameters: { retry_after: 3 },
    }
    expect([await say('1'), await say('2')]).toEqual([limited, limited])
    expect(await say('3')).toMatchObject({ ok: true })
    await sandbox.fault({ method: '*', error_code: 502 })
    expect(await say('4')).toMatchObject({ error_code: 502, description: 'Bad Gateway' })
    await sandbox.fault({ method: 'sendMessage', drop: 'before' })
    await expect(say('5')).rejects.toThrow('fetch failed')
    await sandbox.fault({ method: 'sendMessage', drop: 'after' })
    await expect(say('6')).rejects.toThrow('fetch failed')
    expect((await sandbox.messages(OLENA)).map(({ text }) => text)).toEqual(['hi', '3', '6'])
    const { calls, last_seq } = await sandbox.calls()
    expect(calls.map(({ ok }) => ok)).toEqual([false, false, true, false, false, false])
    expect(await sandbox.get(`/calls?since=${last_seq - 1}`)).toMatchObject({
      calls: [{ seq: last_seq, method: 'sendMessage' }],
    })
  })

  it('refuses more messages than Telegram accepts, but not edits, unless limits are off', async () => {
    const sandbox = await startTestSandbox()
    await sandbox.send(OLENA, { text: 'hi' })
    await sandbox.send(MAX, { text: 'hi' })
    const say = (chat_id: number) => sandbox.call('sendMessage', { chat_id, text: 'x' })
    const answers = await Promise.all(Array.from({ length: 29 }, () => say(OLENA)))
    const refused = answers.filter(({ ok }) => !ok)
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(20)
    expect(refused.length).toBeGreaterThan(0)
    for (const { error_code, description, parameters } of refused) {
      expect(error_code).toBe(429)
      expect(description).toBe(`Too Many Requests: retry after ${parameters?.retry_after}`)
    }
    expect(await say(MAX)).toMatchObject({ ok: true })
    for (let count = 0; count < 40; count += 1) {
      expect(await sandbox.call('editMessageText', { chat_id: OLENA, message_id: 3, text: `y${count}` })).toMatchObject(
        { ok: true },
      )
    }
    const free = await startTestSandbox({ limits: 'off' })
    await free.send(OLENA, { text: 'hi' })
    for (let count = 0; count < 40; count += 1) {
      expect(await free.call('sendMessage', { chat_id: OLENA, text: 'x' })).toMatchObject({ ok: true })
    }
  })

  it('limits groups to 20 a minute and all chats together to 30 a second', () => {
    let now = 0
    const limiter = createSendLimiter(() => now)
    const burst = (chatOf: (count: number) => number, count: number) =>
      Array.from({ length: count }, (_, index) => limiter.take(chatOf(index)))
    expect(burst(() => -5, 21)).toEqual([...Array<null>(20).fill(null), 3])
    expect(burst((index) => 100 + index, 11)).toEqual([...Array<null>(10).fill(null), 1])
    now = 60_000
    expect(burst(() => -5, 20)).toEqual(Array<null>(20).fill(null))
  })

  it('names an address that can be opened when it listens on all of them', async () => {
    const { url } = await startTestSandbox({ host: '0.0.0.0' })
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await statusOf(`${url}/sandbox/users`, {})).toBe(200)
  })

  it('serves only this machine, and no page of another site', async () => {
    const { url, token } = await startTestSandbox()
    const port = new URL(url).port
    expect(await statusOf(`${url}/sandbox/users`, { host: 'rebound.example' })).toBe(403)
    expect(await statusOf(`${url}/bot${token}/getMe`, { host: `rebound.example:${port}` })).toBe(403)
    expect(await statusOf(`${url}/sandbox/users`, { host: `localhost:${port}` })).toBe(200)
    expect(await statusOf(`${url}/sandbox/users`, { host: `[::1]:${port}` })).toBe(200)
    expect(await statusOf(`${url}/sandbox/faults`, { origin: 'https://evil.example' }, 'DELETE')).toBe(403)
    expect(await statusOf(`${url}/sandbox/faults`, { origin: 'null' }, 'DELETE')).toBe(403)
    expect(await statusOf(`${url}/sandbox/faults`, { origin: url }, 'DELETE')).toBe(200)
    expect(await statusOf(`${url}/bot${token}/getMe`, { 'sec-fetch-site': 'cross-site' })).toBe(403)
  })
})

describe('the sandbox alone', () => {
  const run = (environment: Record<string, string>) =>
    spawnSync(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('../src/main.ts', import.meta.url))], {
      env: { ...process.env, ...environment },
      encoding: 'utf8',
      timeout: 20_000,
    })

  it('says in one line that its port is in use', async () => {
    const { url } = await startTestSandbox()
    const port = new URL(url).port
    const { status, stderr } = run({ SANDBOX_PORT: port })
    expect([status, stderr]).toEqual([
      1,
      `Port ${port} on 127.0.0.1 is in use; stop the program that uses it, or set SANDBOX_PORT to another one\n`,
    ])
  })

  it('says in one line which variable is wrong', () => {
    const { status, stderr } = run({ SANDBOX_PORT: 'web' })
    expect([status, stderr]).toEqual([1, 'SANDBOX_PORT is "web"; give a port from 0 (any free one) to 65535\n'])
  })
})
