/** A TCP proxy in front of the test database, so that the database can go away and come back for one client. */
import { createServer, connect, type AddressInfo, type NetConnectOpts, type Socket } from 'node:net'

export type DatabaseProxy = {
  /** The given database, through the proxy. */
  readonly uri: string
  readonly cut: () => void
  readonly restore: () => void
  readonly close: () => Promise<void>
}

export async function databaseProxy(uri: string): Promise<DatabaseProxy> {
  const target = new URL(uri)
  const sockets = new Set<Socket>()
  let isCut = false
  const server = createServer((socket) => {
    if (isCut) {
      socket.destroy()
      return
    }
    const upstream = connect(addressOf(target))
    for (const [from, to] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      sockets.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.pipe(to)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  // A direct connection: a client that discovers the replica set's members would bypass the proxy.
  const address = new URL(`mongodb://127.0.0.1:${(server.address() as AddressInfo).port}${target.pathname}`)
  address.searchParams.set('directConnection', 'true')
  return {
    uri: address.toString(),
    cut,
    restore: () => {
      isCut = false
    },
    close: () => {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** The embedded database listens on a unix socket, of which a connection string holds the encoded path. */
function addressOf({ hostname, port }: URL): NetConnectOpts {
  const host = decodeURIComponent(hostname)
  return host.startsWith('/') ? { path: host } : { host, port: Number(port) }
}
