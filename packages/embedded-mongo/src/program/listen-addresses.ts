/** The addresses of --bind_ip: checked before PostgreSQL starts, and listened on once it is ready. */
import { chmodSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { isAbsolute, join } from 'node:path'

import type { Gateway, ListenAddress } from '../gateway/create-gateway.ts'
import { fitsSocketPath } from '../socket-path.ts'
import type { ProgramArguments } from './command-line.ts'

/**
 * A unix socket in the data folder is added if none is asked for, as a mongod adds one: it is the one way to stop the
 * server with the command `shutdown`.
 *
 * @param dbPath without symbolic links
 */
export function addressesOf({ listenOn, port }: ProgramArguments, dbPath: string): readonly ListenAddress[] {
  const asked = listenOn.map((address) => (isAbsolute(address) ? { path: address } : { host: address, port }))
  const own = join(dbPath, 'mongodb.sock')
  return asked.some((address) => 'path' in address) || !fitsSocketPath(own) ? asked : [{ path: own }, ...asked]
}

/** So that a taken port is reported at once. @throws the system's EADDRINUSE */
export async function checkPortsAreFree(addresses: readonly ListenAddress[]): Promise<void> {
  for (const address of addresses) {
    if ('path' in address) continue
    await new Promise<void>((resolve, reject) => {
      const server = createServer()
      server.once('error', reject)
      server.listen(address, () => server.close(() => resolve()))
    })
  }
}

/** @returns what the program says when it is ready */
export async function listenOnAll(gateway: Gateway, addresses: readonly ListenAddress[]): Promise<string> {
  let port: number | undefined
  for (const address of addresses) {
    if ('path' in address) {
      // Left by a killed process: by now nothing else serves this data.
      rmSync(address.path, { force: true })
      await gateway.listen(address)
      chmodSync(address.path, 0o600)
    } else {
      const bound = await gateway.listen(address)
      port ??= bound.port
    }
  }
  return port === undefined ? 'Waiting for connections on a unix socket' : `Waiting for connections on port ${port}`
}
