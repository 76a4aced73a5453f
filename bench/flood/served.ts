/** The flooded server: started with fork() and one message, it answers with its address, and later with the memory it takes. */
import { setTimeout as sleep } from 'node:timers/promises'

import { ObjectId } from 'mongodb'

import { systemClock } from '../../src/clock.ts'
import { connectDatabase } from '../../src/database/connect.ts'
import { createHttpApp } from '../../src/http/create-http-app.ts'
import { createHealth } from '../../src/http/health.ts'
import { serve } from '../../src/http/serve.ts'
import { silentLogger } from '../../src/logger.ts'
import { openServer } from '../export/server.ts'

/** With a database the REST export is served, without one Telegram's webhook. */
export type FloodTask = { readonly uri?: string; readonly workspaceId?: string }
export type FloodTarget = { readonly url: string; readonly key: string; readonly secret: string }
/** In bytes. live: what is left after a garbage collection, buffers included. */
export type FloodedMemory = { readonly live: number; readonly resident: number }

const SECRET = 'flooded'
/** No limit of its own: what one reader costs is measured with many. */
const STREAMS = { perKey: 1_000, inAll: 1_000, stalledMs: 600_000 }

process.once('message', (task: FloodTask) => {
  void open(task).then((target) => {
    process.send?.(target)
    process.on('message', () => void look().then((memory) => process.send?.(memory)))
  })
})

async function open({ uri, workspaceId }: FloodTask): Promise<FloodTarget> {
  if (uri !== undefined && workspaceId !== undefined) {
    const { connection } = await connectDatabase({ uri, log: silentLogger, poolSize: 50 })
    const { url, key } = await openServer(connection, new ObjectId(workspaceId), {
      scopes: ['notes'],
      streams: STREAMS,
    })
    return { url, key, secret: '' }
  }
  const app = createHttpApp({
    log: silentLogger,
    health: createHealth({ version: 'bench', clock: systemClock }),
    telegramUpdates: { secret: SECRET, receive: async () => 'stored' },
  })
  const { url } = await serve({ app, host: '127.0.0.1', port: 0, portVariable: 'PORT', hostVariable: 'HOST' })
  return { url, key: '', secret: SECRET }
}

async function look(): Promise<FloodedMemory> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.()
    await sleep(100)
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  return { live: heapUsed + external, resident: rss }
}
