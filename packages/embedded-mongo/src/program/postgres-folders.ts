/** Where a cluster and its socket lie below --dbpath. */
import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { fitsSocketPath } from '../socket-path.ts'
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
  const base = fits(join(tmpdir(), 'embedded-mongo-00000000')) ? tmpdir() : '/tmp'
  const name = `embedded-mongo-${createHash('sha256').update(cluster).digest('hex').slice(0, 8)}`
  const path = ownFolder(join(base, name), account) ?? mkdtempSync(join(base, 'embedded-mongo-'))
  giveTo(account, path)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

function fits(folder: string): boolean {
  return fitsSocketPath(join(folder, `.s.PGSQL.${SOCKET_PORT}`))
}

/** The same name after a crash, so that nothing piles up; refused if another user created it. */
function ownFolder(path: string, account: PostgresAccount): string | undefined {
  try {
    mkdirSync(path, { mode: 0o700 })
    return path
  } catch {
    const there = lstatSync(path, { throwIfNoEntry: false })
    const owners = [process.getuid?.(), account.other?.uid]
    return there?.isDirectory() === true && owners.includes(there.uid) ? path : undefined
  }
}
