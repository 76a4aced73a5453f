/** The REST export as the product serves it, over a database that is already filled. */
import { randomInt } from 'node:crypto'

import { ObjectId } from 'mongodb'
import type { Connection } from 'mongoose'

import { systemClock } from '../../src/clock.ts'
import { createRateLimiter } from '../../src/http/api/rate-limit.ts'
import type { StreamLimits } from '../../src/http/api/stream-slots.ts'
import { createHttpApp } from '../../src/http/create-http-app.ts'
import { createHealth } from '../../src/http/health.ts'
import { serve } from '../../src/http/serve.ts'
import type { ApiScope } from '../../src/models/api-key.ts'
import { hashKey } from '../../src/services/api-keys/hash-key.ts'
import { newKey } from '../../src/services/api-keys/key-format.ts'
import { BENCH_PEPPER, createBenchCore } from '../harness/bench-core.ts'
import { silentLogger } from '../../src/logger.ts'

const MAX_USER_ID = 1_000_000_000

export type ExportServerOptions = { readonly scopes?: readonly ApiScope[]; readonly streams?: StreamLimits }

export type ExportServer = { readonly url: string; readonly key: string; readonly close: () => Promise<void> }

/** @param workspaceId the key's workspace */
export async function openServer(
  connection: Connection,
  workspaceId: ObjectId,
  { scopes = ['contacts'], streams }: ExportServerOptions = {},
): Promise<ExportServer> {
  const { models, services } = createBenchCore(connection)
  const { plaintext, prefixId, body } = newKey()
  // A key works only while its maker may make keys.
  const createdBy = new ObjectId()
  await models.members.create([
    {
      _id: createdBy,
      workspaceId,
      telegramUserId: randomInt(MAX_USER_ID),
      name: 'Bench',
      role: 'owner',
      status: 'active',
    },
  ])
  const own = { workspaceId, createdBy, name: 'Bench', scopes: [...scopes] }
  await models.apiKeys.create([{ ...own, prefixId, hash: hashKey(body, BENCH_PEPPER) }])
  const limit = { points: 1_000_000, windowSeconds: 60 }
  const rateLimiter = createRateLimiter({ client: connection.getClient(), databaseName: connection.name, limit })
  const app = createHttpApp({
    log: silentLogger,
    health: createHealth({ version: 'bench', clock: systemClock }),
    api: {
      authenticate: services.apiKeys.authenticate,
      export: services.export,
      rateLimiter,
      isOpen: () => true,
      version: 'bench',
      ...(streams && { streams }),
    },
  })
  const server = await serve({ app, host: '127.0.0.1', port: 0, portVariable: 'PORT', hostVariable: 'HOST' })
  return { url: server.url, key: plaintext, close: () => server.close(1000) }
}
