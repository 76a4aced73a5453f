/**
 * Ends writes to a database connection that closed under them.
 *
 * The driver waits for `drain` after a write that the socket did not take at once, and hears only `error` meanwhile. A
 * socket that is being closed at that moment takes nothing and emits `close` alone, so the operation waits for ever. It is
 * rare for one operation, but when the database goes away every connection closes at once, and the driver turns to the
 * next: an operation that hangs holds its chat's lane, and a check of the monitor that hangs is never followed by another,
 * so that the process does not notice that the database is back (seen with mongodb 7.8.0 in one outage of two).
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

/** Node's own channel: announces each outgoing socket before it connects. */
const SOCKETS = 'net.client.socket'

/** @param ports of the database's servers; other connections are left alone. @returns the function that ends it */
export function endBrokenWrites(ports: ReadonlySet<number>): () => void {
  const watch = (message: unknown): void => {
    const { socket } = message as { readonly socket: Socket }
    socket.once('connect', () => {
      if (socket.remotePort === undefined || !ports.has(socket.remotePort)) return
      socket.once('close', () => {
        if (socket.listenerCount('drain') === 0 || socket.listenerCount('error') === 0) return
        socket.emit('error', Object.assign(new Error('The connection was closed in a write'), { code: 'ECONNRESET' }))
      })
    })
  }
  subscribe(SOCKETS, watch)
  return () => void unsubscribe(SOCKETS, watch)
}

const DEFAULT_PORT = 27_017

/** @param hosts as in a connection string: names, each with or without a port, with commas between */
export function portsOf(hosts: string): ReadonlySet<number> {
  return new Set(hosts.split(',').map((host) => Number(/:(\d+)$/u.exec(host)?.[1] ?? DEFAULT_PORT)))
}
