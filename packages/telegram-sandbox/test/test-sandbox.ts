import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { Bot } from 'grammy'
import { afterEach } from 'vitest'

import type { CallsAnswer, FaultRequest, IdleAnswer } from '../src/testing-api.ts'
import type { ChatMessage, MessagesAnswer, NewMessage, NewMessageAnswer, Tap, TapAnswer } from '../src/control-api.ts'
import { startSandbox } from '../src/start-sandbox.ts'
import type { Sandbox, SandboxOptions } from '../src/start-sandbox.ts'

export const OLENA = 1001
export const MAX = 1002

const cleanups: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

/** Runs after the test, in reverse order. */
export function afterTest(cleanup: () => Promise<unknown> | void): void {
  cleanups.push(cleanup)
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-test-'))
  afterTest(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export type Envelope = {
  readonly ok: boolean
  readonly result?: unknown
  readonly error_code?: number
  readonly description?: string
  readonly parameters?: { readonly retry_after?: number }
}

export type TestSandbox = ReturnType<typeof clientOf> & { readonly sandbox: Sandbox }

/** A sandbox on a free port, closed after the test, with the requests that tests need. */
export async function startTestSandbox(options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const sandbox = await startSandbox({ host: '127.0.0.1', port: 0, log: (line) => console.error(line), ...options })
  let open = true
  const close = async (): Promise<void> => {
    if (open) await sandbox.close()
    open = false
  }
  afterTest(close)
  return { ...clientOf(sandbox.url, sandbox.botToken), sandbox: { ...sandbox, close } }
}

export function clientOf(url: string, token: string) {
  const get = async <T>(path: string): Promise<T> => (await fetch(`${url}/sandbox${path}`)).json() as Promise<T>
  const post = async <T>(path: string, body: unknown): Promise<T> => {
    const response = await fetch(`${url}/sandbox${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.json() as Promise<T>
  }
  const messages = async (userId: number): Promise<ChatMessage[]> => [
    ...(await get<MessagesAnswer>(`/chats/${userId}/messages`)).messages,
  ]
  return {
    url,
    token,
    get,
    post,
    messages,
    chat: (userId: number) => get<MessagesAnswer>(`/chats/${userId}/messages`),
    last: async (userId: number): Promise<ChatMessage> => {
      const message = (await messages(userId)).at(-1)
      if (message === undefined) throw new Error('The chat is empty')
      return message
    },
    send: (userId: number, message: NewMessage) => post<NewMessageAnswer>(`/chats/${userId}/messages`, message),
    tap: (userId: number, tap: Tap) => post<TapAnswer>(`/chats/${userId}/taps`, tap),
    fault: (fault: FaultRequest) => post('/faults', fault),
    idle: (query = 'timeout_ms=15000') => get<IdleAnswer>(`/idle?${query}`),
    calls: () => get<CallsAnswer>('/calls'),
    call: async (method: string, parameters: object = {}): Promise<Envelope> => {
      const response = await fetch(`${url}/bot${token}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(parameters),
      })
      return response.json() as Promise<Envelope>
    },
  }
}

/** A grammY bot that polls the sandbox until the test is over. `prepare` adds its handlers. */
export function startBot(sandbox: TestSandbox, prepare: (bot: Bot) => void): Bot {
  const bot = new Bot(sandbox.token, { client: { apiRoot: sandbox.url } })
  prepare(bot)
  bot.catch(({ error }) => console.error(error))
  const running = bot.start()
  afterTest(async () => {
    await bot.stop()
    await running
  })
  return bot
}

/** A PNG of one pixel. */
export const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** With headers that fetch would set itself, such as Host. */
export function statusOf(url: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, method }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
}
