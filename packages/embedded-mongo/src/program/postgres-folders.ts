/** Where a cluster and its socket lie below --dbpath. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { fitsSocketPath, shortFolder } from '../socket-path.ts'
import type { PostgresAccount } from './postgres-account.ts'
import { giveTo } from './postgres-account.ts'

/** Only names the socket file; nothing listens on TCP. */
export const SOCKET_PORT = 5432

export function clusterFolder(dbPath: string): string {
  return join(dbPath, 'postgres')
}

type SocketFolder = { readonly path: string; readonly remove: () => void }

/** The cluster's own folder, or a short one below the system's temporary folder if that path is too long. */
export function prepareSocketFolder(cluster: string, account: PostgresAccount): SocketFolder {
  if (fits(cluster)) return { path: cluster, remove: () => {} }
  const path = shortFolder(cluster, account.other?.uid)
  giveTo(account, path)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

function fits(folder: string): boolean {
  return fitsSocketPath(join(folder, `.s.PGSQL.${SOCKET_PORT}`))
}
