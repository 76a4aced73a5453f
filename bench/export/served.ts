/** The server in a separate process with nothing else in it: the memory it uses while exporting is what the export costs. */
import { setTimeout as sleep } from 'node:timers/promises'

import { ObjectId } from 'mongodb'

import { connectDatabase } from '../../src/database/connect.ts'
import { silentLogger } from '../../src/logger.ts'
import { openServer } from './server.ts'

export type ServedTask = { readonly uri: string; readonly workspaceId: string }

/** Resident memory, in bytes. */
export type ServedMemory = { readonly idle: number; readonly highest: number }

const SAMPLE_MS = 10
/** By then, the memory used for starting is released. */
const SETTLE_MS = 2_000

process.once('message', (task: ServedTask) => {
  void (async () => {
    const database = await connectDatabase({ uri: task.uri, log: silentLogger, poolSize: 10 })
    const server = await openServer(database.connection, new ObjectId(task.workspaceId))
    globalThis.gc?.()
    await sleep(SETTLE_MS)
    const idle = process.memoryUsage().rss
    let highest = idle
    const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), SAMPLE_MS)
    process.once('message', () => {
      clearInterval(watch)
      process.send?.({ idle, highest } satisfies ServedMemory)
      void Promise.all([server.close(), database.close()]).then(() => process.disconnect())
    })
    process.send?.({ url: server.url, key: server.key })
  })()
})
