import { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { expect, onTestFinished, test } from 'vitest'

import { createPolling } from '../../../src/bot/telegram/polling.ts'
import type { Polling, PollingDeps } from '../../../src/bot/telegram/polling.ts'
import { silentLogger } from '../../../src/logger.ts'

type Call = { readonly method: string; readonly body: Record<string, unknown> }
type Answer = (call: Call) => object | undefined

const update = (update_id: number): Update => ({
  update_id,
  message: {
    message_id: update_id,
    date: 1,
    chat: { id: 1, type: 'private', first_name: 'Max' },
    from: { id: 1, is_bot: false, first_name: 'Max' },
    text: `${update_id}`,
  },
})

/** Telegram's side of getUpdates: keeps updates until an offset confirms them. `answer` may override a response. */
function fakeTelegram(pending: Update[], answer: Answer = () => undefined) {
  const calls: Call[] = []
  const fetch = async (url: string, init: { body?: unknown; signal?: AbortSignal }): Promise<unknown> => {
    const method = url.split('/').at(-1) ?? ''
    const body: Record<string, unknown> = JSON.parse(String(init.body))
    calls.push({ method, body })
    const special = answer({ method, body })
    const offset = Number(body['offset'] ?? 0)
    if (special === undefined && method === 'getUpdates') {
      while ((pending[0]?.update_id ?? Infinity) < offset) pending.shift()
      if (pending.length === 0) await idle(init.signal)
    }
    const result = method === 'getUpdates' ? pending.slice(0, 3) : true
    return { ok: true, json: async () => special ?? { ok: true, result } }
  }
  const api = new Api('42:token', { fetch })
  return { api, calls, pending }
}

/** A long poll without updates: short here, and cut off by the signal. */
async function idle(signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, 20)
    signal?.addEventListener('abort', () => (clearTimeout(timer), reject(new Error('aborted'))))
  })
}

function poll(api: Api, receiveAll: PollingDeps['receiveAll'], more: Partial<PollingDeps> = {}): Polling {
  const polling = createPolling({
    api,
    receiveAll,
    allowedUpdates: ['message', 'callback_query'],
    log: silentLogger,
    random: () => 0,
    ...more,
  })
  onTestFinished(() => polling.stop())
  return polling
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

test('Updates are received in order, and confirmed only after they are stored', async () => {
  const { api, calls, pending } = fakeTelegram([1, 2, 3, 4, 5].map(update))
  const stored: number[] = []
  const polling = poll(api, async (updates) => {
    stored.push(...updates.map(({ update_id }) => update_id))
    return []
  })
  const running = polling.run()
  await until(() => pending.length === 0)
  await polling.stop()
  await running
  expect(stored).toEqual([1, 2, 3, 4, 5])
  const polls = calls.filter(({ method }) => method === 'getUpdates').map(({ body }) => body)
  expect(polls.slice(0, 3).map(({ offset }) => offset)).toEqual([0, 4, 6])
  expect(polls[0]).toMatchObject({ allowed_updates: ['message', 'callback_query'], timeout: 30 })
  expect(calls[0]).toEqual({ method: 'deleteWebhook', body: { drop_pending_updates: false } })
})

test('A batch is said to be unbroken if it begins with the expected number and has no gap', async () => {
  const { api, pending } = fakeTelegram([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 13].map(update))
  const batches: [number[], boolean][] = []
  const polling = poll(api, async (updates, unbroken) => {
    batches.push([updates.map(({ update_id }) => update_id), unbroken])
    return []
  })
  const running = polling.run()
  await until(() => pending.length === 0)
  await polling.stop()
  await running
  expect(batches).toEqual([
    // Nothing is known of what came before the first one.
    [[1, 2, 3], false],
    [[4, 5, 6], true],
    [[8, 9, 10], false],
    [[11, 13], false],
  ])
})

test('While the store is away nothing is confirmed, and afterwards nothing is missing', async () => {
  const { api, calls, pending } = fakeTelegram([1, 2, 3, 4].map(update))
  const stored: number[] = []
  let failures = 4
  const polling = poll(api, async (updates) => {
    if (failures-- > 0) throw new Error('connect ECONNREFUSED')
    stored.push(...updates.map(({ update_id }) => update_id))
    return []
  })
  const running = polling.run()
  await until(() => pending.length === 0)
  await polling.stop()
  await running
  expect(stored).toEqual([1, 2, 3, 4])
  const offsets = calls.filter(({ method }) => method === 'getUpdates').map(({ body }) => body['offset'])
  expect(offsets.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 4])
})

test('Stopping while the store is away confirms nothing that is not stored', async () => {
  const { api, calls, pending } = fakeTelegram([1, 2].map(update))
  let attempts = 0
  const polling = poll(api, async () => {
    attempts += 1
    throw new Error('connect ECONNREFUSED')
  })
  const running = polling.run()
  await until(() => attempts > 1)
  await polling.stop()
  await running
  expect(pending).toHaveLength(2)
  expect(calls.filter(({ body }) => Number(body['offset'] ?? 0) > 0)).toEqual([])
})

test('Polling waits until Telegram’s own problems are over', async () => {
  const troubles: object[] = [
    { ok: false, error_code: 502, description: 'Bad Gateway' },
    { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 0 } },
    { ok: false, error_code: 409, description: 'Conflict: terminated by other getUpdates request' },
  ]
  const { api, pending } = fakeTelegram([update(1)], () => troubles.shift())
  const polling = poll(api, async () => [])
  const running = polling.run()
  await until(() => pending.length === 0)
  await polling.stop()
  await running
  expect(troubles).toEqual([])
})

test('A refused token ends polling with an error that names the variable', async () => {
  const { api } = fakeTelegram([], () => ({ ok: false, error_code: 401, description: 'Unauthorized' }))
  const refused = await poll(api, async () => [])
    .run()
    .catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'UNAUTHENTICATED', message: expect.stringContaining('BOT_TOKEN') as string })
})

test('Another poller that does not stop ends polling with an error', async () => {
  const conflict = { ok: false, error_code: 409, description: 'Conflict' }
  const { api } = fakeTelegram([], ({ method }) => (method === 'getUpdates' ? conflict : undefined))
  const ended = await poll(api, async () => [], { conflictPatienceMs: 100 })
    .run()
    .catch((error: unknown) => error)
  expect(ended).toMatchObject({ code: 'CONFLICT' })
})
