/**
 * Fails writes to a database connection that closes while they are in progress.
 *
 * After a write that the socket does not accept at once, the driver waits for `drain` and otherwise listens only for
 * `error`. A socket that is closing at that moment emits only `close`, so the operation waits for ever. This is rare
 * for one operation, but when the database goes away every connection closes at once, and the driver moves on to the
 * next one. A hanging operation holds its chat's lane, and a hanging monitor check is never followed by another, so the
 * process does not notice that the database is back (seen with mongodb 7.8.0 in every second outage).
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

/** Node's own channel: announces each outgoing socket before it connects. */
const SOCKETS = 'net.client.socket'

/**
 * @param ports the ports of the database servers; other connections are left alone
 * @param unixSockets whether a server is reached over one: they have no port, and all of them are watched then
 * @returns a function that stops watching
 */
export function endBrokenWrites(ports: ReadonlySet<number>, unixSockets = false): () => void {
  const watch = (message: unknown): void => {
    const { socket } = message as { readonly socket: Socket }
    socket.once('connect', () => {
      if (socket.remotePort === undefined ? !unixSockets : !ports.has(socket.remotePort)) return
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

/** @param hosts as in a connection string: names with or without a port, separated by commas */
export function portsOf(hosts: string): ReadonlySet<number> {
  return new Set(hosts.split(',').map((host) => Number(/:(\d+)$/u.exec(host)?.[1] ?? DEFAULT_PORT)))
}

/** As in a connection string, where the path of a unix socket ends in `.sock`. */
export function hasUnixSocket(hosts: string): boolean {
  return hosts.split(',').some((host) => host.endsWith('.sock'))
}
