/** Serves a Hono application on a port. */
import type { AddressInfo } from 'node:net'
import { Server } from 'node:http'

import { createAdaptorServer } from '@hono/node-server'

import { AppError } from '../errors.ts'
import { DEFAULT_SERVER_LIMITS, limitConnections, type ServerLimits, serverOptions } from './server-limits.ts'

export type ServeOptions = {
  readonly app: { readonly fetch: (request: Request) => Response | Promise<Response> }
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  /** The variables to name if the address is not available. */
  readonly portVariable: string
  readonly hostVariable: string
  /** The defaults apply to those that are not given. */
  readonly limits?: Partial<ServerLimits>
}

export type HttpServer = {
  /** The address as a person would open it, without a trailing slash. */
  readonly url: string
  readonly port: number
  /**
   * Stops accepting connections, gives requests in progress up to `withinMs` to finish, then cuts them off.
   */
  readonly close: (withinMs: number) => Promise<void>
}

/** @throws AppError UNAVAILABLE when the address cannot be listened on; its message is one line for the operator. */
export async function serve(options: ServeOptions): Promise<HttpServer> {
  const { app, host, port, portVariable, hostVariable } = options
  const limits = { ...DEFAULT_SERVER_LIMITS, ...options.limits }
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: serverOptions(limits) })
  if (!(server instanceof Server)) throw new Error('Not an HTTP/1.1 server')
  limitConnections(server, limits)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error)))
    server.listen(port, host, resolve)
  })
  const bound = server.address() as AddressInfo
  return {
    url: `http://${hostForPeople(host)}:${bound.port}`,
    port: bound.port,
    close: (withinMs) => close(server, withinMs),
  }

  function listenError(error: NodeJS.ErrnoException): AppError {
    return new AppError('UNAVAILABLE', { message: explain(error), cause: error })
  }

  function explain({ code, message }: NodeJS.ErrnoException): string {
    switch (code) {
      case 'EADDRINUSE':
        return `Port ${port} on ${host} is in use by another program: stop that one, or set ${portVariable} to a free port`
      case 'EACCES':
        return `This user may not listen on port ${port}: set ${portVariable} to a port above 1023`
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
        return `${host} is not an address of this machine: set ${hostVariable} to one, such as 127.0.0.1 or 0.0.0.0`
      default:
        return `Cannot listen on ${host}, port ${port} (${hostVariable}, ${portVariable}): ${message}`
    }
  }
}

function hostForPeople(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

async function close(server: Server, withinMs: number): Promise<void> {
  // A connection that becomes idle after close() would stay open for the keep-alive time.
  const sweep = setInterval(() => server.closeIdleConnections(), 20)
  const cut = setTimeout(() => server.closeAllConnections(), withinMs)
  try {
    // The callback's error only says that it was already closed.
    await new Promise<void>((resolve) => void server.close(() => resolve()))
  } finally {
    clearInterval(sweep)
    clearTimeout(cut)
  }
}
