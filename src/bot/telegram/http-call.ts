/**
 * Sends the HTTP requests to Telegram. The runtime's own fetch takes more of the processor (docs/performance.md): it makes web
 * streams and transferable objects for each answer, and every answer here is a short text.
 */
import { Agent, request } from 'undici'

export type HttpAnswer = {
  readonly status: number
  readonly text: () => Promise<string>
}

/** Rejects with a network error, or when the signal aborts. Redirects are not followed. The runtime's fetch fits, too. */
export type HttpCall = (url: string, init: HttpCallInit) => Promise<HttpAnswer>

export type HttpCallInit = {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  readonly signal: AbortSignal
}

/** The next call should not begin with a TLS handshake; Telegram keeps idle connections for longer. */
const KEEP_ALIVE_MS = 30_000

export function createHttpCall(): HttpCall {
  const dispatcher = new Agent({ keepAliveTimeout: KEEP_ALIVE_MS })
  return async (url, init) => {
    const { statusCode, body } = await request(url, { ...init, dispatcher })
    return { status: statusCode, text: () => body.text() }
  }
}
