/** The embedded database as the product keeps its data, so that every commit waits for the disk. */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'

export type KeptDatabase = {
  readonly engine: string
  /** On the same disk as the data; removed at the end. */
  readonly folder: string
  /** By the way that the product takes to it. */
  readonly uriOf: (databaseName: string) => string
  readonly stop: () => Promise<void>
}

export async function startKeptDatabase(log: (line: string) => void): Promise<KeptDatabase> {
  const folder = mkdtempSync(join(folderOnDisk(), 'clientsphere-bench-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  try {
    const { uri, engine, stop } = await startEmbeddedDatabase({ dataDir: folder, onProgress: log })
    return {
      engine,
      folder,
      uriOf: (databaseName) => Object.assign(new URL(uri), { pathname: `/${databaseName}` }).href,
      stop: () => stop().finally(remove),
    }
  } catch (error) {
    remove()
    throw error
  }
}

/** File systems in memory, by the type that Linux gives them: a commit there waits for nothing. */
const IN_MEMORY = new Set([0x0102_1994, 0x8584_58f6])

function folderOnDisk(): string {
  const candidates = [tmpdir(), '/var/tmp', process.cwd()]
  return candidates.find((folder) => !IN_MEMORY.has(statfsSync(folder).type)) ?? tmpdir()
}
