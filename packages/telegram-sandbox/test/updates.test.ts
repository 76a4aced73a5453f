import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { describe, expect, it } from 'vitest'

import { MAX, OLENA, afterTest, startTestSandbox } from './test-sandbox.ts'
import type { Envelope, TestSandbox } from './test-sandbox.ts'

type Update = { update_id: number; message?: { text: string }; callback_query?: { data: string } }
const updatesIn = ({ result }: Envelope): Update[] => result as Update[]

describe('getUpdates', () => {
  it('repeats updates until they are confirmed, and ids go up by one', async () => {
    const sandbox = await startTestSandbox()
    for (const text of ['a', 'b', 'c']) await sandbox.send(OLENA, { text })
    const first = updatesIn(await sandbox.call('getUpdates', { limit: 2 }))
    expect(first.map(({ message }) => message?.text)).toEqual(['a', 'b'])
    expect(updatesIn(await sandbox.call('getUpdates', { limit: 2 }))).toEqual(first)
    const start = first[0]?.update_id ?? 0
    const rest = updatesIn(await sandbox.call('getUpdates', { offset: start + 2 }))
    expect(rest.map(({ update_id }) => update_id)).toEqual([start + 2])
    expect(updatesIn(await sandbox.call('getUpdates', { offset: start }))).toEqual(rest)
  })

  it('forgets all but the last ones for a negative offset', async () => {
    const sandbox = await startTestSandbox()
    for (const text of ['a', 'b', 'c']) await sandbox.send(OLENA, { text })
    expect(updatesIn(await sandbox.call('getUpdates', { offset: -1 })).map(({ message }) => message?.text)).toEqual([
      'c',
    ])
    expect(updatesIn(await sandbox.call('getUpdates'))).toHaveLength(1)
  })

  it('waits for the first update', async () => {
    const sandbox = await startTestSandbox()
    const waiting = sandbox.call('getUpdates', { timeout: 20 })
    await sandbox.send(OLENA, { text: 'now' })
    expect(updatesIn(await waiting)).toHaveLength(1)
  })

  it('returns only the requested kinds, until others are requested', async () => {
    const sandbox = await startTestSandbox()
    await sandbox.call('getUpdates', { allowed_updates: ['callback_query'] })
    await sandbox.send(OLENA, { text: 'unwanted' })
    expect(updatesIn(await sandbox.call('getUpdates'))).toEqual([])
    await sandbox.call('getUpdates', { allowed_updates: [] })
    await sandbox.send(OLENA, { text: 'wanted' })
    expect(updatesIn(await sandbox.call('getUpdates'))).toHaveLength(1)
  })

  it('ends the first poller with 409 when a second one comes', async () => {
    const sandbox = await startTestSandbox()
    const first = sandbox.call('getUpdates', { timeout: 20 })
    await expect.poll(async () => (await sandbox.get<{ connection: string }>('/bot')).connection).toBe('polling')
    const second = sandbox.call('getUpdates', { timeout: 20 })
    expect(await first).toEqual({
      ok: false,
      error_code: 409,
      description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    })
    await sandbox.send(OLENA, { text: 'for the second' })
    expect(updatesIn(await second)).toHaveLength(1)
  })

  it('loses nothing when a poller goes away', async () => {
    const sandbox = await startTestSandbox()
    const gone = new AbortController()
    const poll = fetch(`${sandbox.url}/bot${sandbox.token}/getUpdates?timeout=20`, { signal: gone.signal })
    await expect.poll(async () => (await sandbox.get<{ connection: string }>('/bot')).connection).toBe('polling')
    gone.abort()
    await expect(poll).rejects.toThrow('aborted')
    await sandbox.send(OLENA, { text: 'kept' })
    expect(updatesIn(await sandbox.call('getUpdates', { timeout: 5 }))).toHaveLength(1)
  })
})

type Delivered = { readonly secret: string | undefined; readonly update: Update }

/** A webhook that answers what `respond` returns; text becomes the body of a 200. */
async function startWebhook(respond: (update: Update) => number | string | Promise<number | string>) {
  const delivered: Delivered[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const update = JSON.parse(body) as Update
      const secret = request.headers['x-telegram-bot-api-secret-token']
      delivered.push({ secret: typeof secret === 'string' ? secret : undefined, update })
      void Promise.resolve(respond(update)).then((answer) => {
        response.writeHead(typeof answer === 'number' ? answer : 200, { 'content-type': 'application/json' })
        response.end(typeof answer === 'string' ? answer : '')
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterTest(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  const texts = (): (string | undefined)[] => delivered.map(({ update }) => update.message?.text)
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, delivered, texts }
}

const sendAll = async (sandbox: TestSandbox, userId: number, texts: readonly string[]): Promise<void> => {
  for (const text of texts) await sandbox.send(userId, { text })
}

describe('a webhook', () => {
  it('gets updates with the secret, and refused ones again, in order', async () => {
    const sandbox = await startTestSandbox()
    let refusals = 2
    const hook = await startWebhook(() => (refusals-- > 0 ? 503 : 200))
    await sandbox.call('setWebhook', { url: hook.url, secret_token: 'abc-1' })
    await sendAll(sandbox, OLENA, ['a', 'b'])
    expect(await sandbox.idle()).toMatchObject({ idle: true })
    expect(hook.texts()).toEqual(['a', 'a', 'a', 'b'])
    expect(hook.delivered.every(({ secret }) => secret === 'abc-1')).toBe(true)
    expect(await sandbox.call('getWebhookInfo')).toMatchObject({
      result: {
        url: hook.url,
        pending_update_count: 0,
        last_error_message: 'Wrong response from the webhook: 503 Service Unavailable',
      },
    })
    expect(await sandbox.call('getUpdates')).toMatchObject({
      error_code: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    })
  })

  it('does not let one chat wait for another, and keeps to max_connections', async () => {
    const sandbox = await startTestSandbox()
    let open = 0
    let most = 0
    let release = (): void => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const hook = await startWebhook(async (update) => {
      open += 1
      most = Math.max(most, open)
      if (update.message?.text === 'slow') await held
      open -= 1
      return 200
    })
    await sandbox.call('setWebhook', { url: hook.url, max_connections: 2 })
    await sendAll(sandbox, OLENA, ['slow', 'after'])
    await sendAll(sandbox, MAX, ['x', 'y'])
    await sendAll(sandbox, 1003, ['z'])
    await expect.poll(() => hook.texts().length).toBe(4)
    expect(hook.texts()).not.toContain('after')
    release()
    await sandbox.idle()
    expect(hook.texts().at(-1)).toBe('after')
    expect(most).toBe(2)
  })

  it('may call a method in its answer, and ends a waiting poll when it is set', async () => {
    const sandbox = await startTestSandbox()
    const hook = await startWebhook(() => JSON.stringify({ method: 'sendMessage', chat_id: OLENA, text: 'by answer' }))
    const polling = sandbox.call('getUpdates', { timeout: 20 })
    await expect.poll(async () => (await sandbox.get<{ connection: string }>('/bot')).connection).toBe('polling')
    await sandbox.call('setWebhook', { url: hook.url })
    expect(await polling).toMatchObject({ error_code: 409 })
    await sandbox.send(OLENA, { text: 'hi' })
    await sandbox.idle()
    expect(await sandbox.last(OLENA)).toMatchObject({ from_bot: true, text: 'by answer' })
    await sandbox.call('deleteWebhook')
    await sandbox.send(OLENA, { text: 'polled' })
    expect(updatesIn(await sandbox.call('getUpdates'))).toHaveLength(1)
    await sandbox.call('deleteWebhook', { drop_pending_updates: true })
    expect(updatesIn(await sandbox.call('getUpdates'))).toEqual([])
  })

  it('must be https, or on this machine', async () => {
    const sandbox = await startTestSandbox()
    expect(await sandbox.call('setWebhook', { url: 'http://example.com/hook' })).toMatchObject({
      description: 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    })
    expect(await sandbox.call('setWebhook', { url: 'nowhere' })).toMatchObject({ error_code: 400 })
    expect(await sandbox.call('setWebhook', { url: 'https://e.com', secret_token: 'a b' })).toMatchObject({
      description: 'Bad Request: secret token contains unallowed characters',
    })
  })
})
