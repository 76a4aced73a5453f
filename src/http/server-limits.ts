/** What a server puts up with: connections, slow requests and readers that have stopped reading. */
import type { Server, ServerOptions } from 'node:http'
import type { Socket } from 'node:net'

import { senderOf } from './client-address.ts'

export type ServerLimits = {
  readonly connections: number
  /** Connections from one address. Infinity behind proxies: theirs are the only addresses that connect. */
  readonly connectionsPerSender: number
  /** For the headers of a request, and for all of it. Milliseconds. */
  readonly headersMs: number
  readonly requestMs: number
  /** A connection on which nothing arrives and nothing is taken for so long is cut. Milliseconds. */
  readonly idleMs: number
}

export const DEFAULT_SERVER_LIMITS: ServerLimits = {
  connections: 2_000,
  connectionsPerSender: 256,
  headersMs: 10_000,
  requestMs: 60_000,
  idleMs: 60_000,
}

/** How often Node looks for requests that are too slow: half of the shorter limit keeps both within 50 %. */
const CHECKS_PER_LIMIT = 2

export function serverOptions({ headersMs, requestMs }: ServerLimits): ServerOptions {
  return {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(headersMs, requestMs) / CHECKS_PER_LIMIT,
  }
}

const REFUSAL = 'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'

/** Above the limit for everybody a connection is dropped; above the limit of its address it is told why first. */
export function limitConnections(server: Server, { connections, connectionsPerSender, idleMs }: ServerLimits): void {
  server.maxConnections = connections
  server.timeout = idleMs
  if (connectionsPerSender === Infinity) return
  const open = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const sender = senderOf(socket.remoteAddress ?? '') ?? 'unknown'
    const count = (open.get(sender) ?? 0) + 1
    if (count > connectionsPerSender) {
      socket.end(REFUSAL, () => socket.destroy())
      return
    }
    open.set(sender, count)
    socket.once('close', () => {
      const left = (open.get(sender) ?? 1) - 1
      if (left > 0) open.set(sender, left)
      else open.delete(sender)
    })
  })
}
