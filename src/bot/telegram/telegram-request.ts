/** Turns grammY's request into one that can be sent more than once and does not reveal the token. */
import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'

import type { HttpCallInit } from './http-call.ts'

/** The part of its fetch options that grammY 1.x fills in; its abort signal comes from a package, not from Node. */
export type RequestInitOfGrammy = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** JSON text, or for uploads a stream of multipart/form-data. */
  readonly body?: string | Readable
  readonly signal?: {
    readonly aborted: boolean
    readonly addEventListener: (type: 'abort', listener: () => void) => void
  } | null
}

export type PreparedRequest = {
  readonly url: string
  readonly method: string
  readonly init: Omit<HttpCallInit, 'signal'>
  readonly signal: AbortSignal
  readonly isUpload: boolean
  /** The numeric chat that the call is for; read from the body only on demand. */
  readonly chatId: () => number | null
  /** A network error without the address, which contains the bot's token. */
  readonly harmless: (error: unknown) => Error
}

/** In grammY's multipart bodies the fields come before the files. */
const FIELDS_WITHIN_BYTES = 4096

function chatIdIn(body: string | Buffer): number | null {
  if (typeof body === 'string') {
    const { chat_id: id } = JSON.parse(body) as { chat_id?: unknown }
    return typeof id === 'number' ? id : null
  }
  const match = /name="chat_id"\r\n\r\n(-?\d+)\r\n/.exec(body.toString('latin1', 0, FIELDS_WITHIN_BYTES))
  return match === null ? null : Number(match[1])
}

function withoutToken(url: string, error: unknown): Error {
  const token = /\/bot([^/]+)\//.exec(url)?.[1] ?? url
  const { message, cause, name } = error instanceof Error ? error : new Error(String(error))
  const because = cause instanceof Error && cause.message !== '' ? `: ${cause.message}` : ''
  const safe = new Error(`${message}${because}`.replaceAll(token, '<token>'))
  safe.name = name
  return safe
}

export async function prepareRequest(url: string, given: RequestInitOfGrammy): Promise<PreparedRequest> {
  const { body, signal: outer } = given
  const controller = new AbortController()
  if (outer?.aborted === true) controller.abort()
  outer?.addEventListener('abort', () => controller.abort())

  // A stream can be read only once, but a retry needs it again. Telegram takes 50 MB at most, and ours are far smaller.
  const bytes = body === undefined || typeof body === 'string' ? body : await buffer(body)
  const { connection: _connection, ...headers } = given.headers ?? {}
  return {
    url,
    method: new URL(url).pathname.split('/').at(-1) ?? '',
    init: { method: given.method === 'GET' ? 'GET' : 'POST', headers, ...(bytes !== undefined && { body: bytes }) },
    signal: controller.signal,
    isUpload: typeof bytes === 'object',
    chatId: () => (bytes === undefined ? null : chatIdIn(bytes)),
    harmless: (error) => withoutToken(url, error),
  }
}
