/** The REST export as the product serves it, over a database that is already filled. */
import { randomBytes } from 'node:crypto'

import { ObjectId } from 'mongodb'
import type { Connection } from 'mongoose'

import { systemClock } from '../../src/clock.ts'
import { createRateLimiter } from '../../src/http/api/rate-limit.ts'
import { createHttpApp } from '../../src/http/create-http-app.ts'
import { createHealth } from '../../src/http/health.ts'
import { serve } from '../../src/http/serve.ts'
import { createModels } from '../../src/models/models.ts'
import { hashKey } from '../../src/services/api-keys/hash-key.ts'
import { newKey } from '../../src/services/api-keys/key-format.ts'
import { createAuthenticateKey } from '../../src/services/api-keys/authenticate-key.ts'
import { createCursors } from '../../src/services/export/cursor.ts'
import { createListChanges } from '../../src/services/export/list-changes.ts'
import { createListRecords } from '../../src/services/export/list-records.ts'
import { createReadRecord } from '../../src/services/export/read-record.ts'
import { createStreamRecords } from '../../src/services/export/stream-records.ts'
import { silentLogger } from '../../src/logger.ts'

export type ExportServer = { readonly url: string; readonly key: string; readonly close: () => Promise<void> }

/** @param workspaceId the key's workspace */
export async function openServer(connection: Connection, workspaceId: ObjectId): Promise<ExportServer> {
  const models = createModels(connection)
  const pepper = randomBytes(32)
  const { plaintext, prefixId, body } = newKey()
  const own = { workspaceId, createdBy: new ObjectId(), name: 'Bench', scopes: ['contacts'] as const }
  await models.apiKeys.create([{ ...own, scopes: [...own.scopes], prefixId, hash: hashKey(body, pepper) }])
  const clock = systemClock
  const deps = { models, clock, cursors: createCursors({ secret: pepper, clock }) }
  const limit = { points: 1_000_000, windowSeconds: 60 }
  const rateLimiter = createRateLimiter({ client: connection.getClient(), databaseName: connection.name, limit })
  const app = createHttpApp({
    log: silentLogger,
    health: createHealth({ version: 'bench', clock }),
    api: {
      authenticate: createAuthenticateKey({ models, clock, pepper }),
      export: {
        list: createListRecords(deps),
        read: createReadRecord(deps),
        changes: createListChanges(deps),
        stream: createStreamRecords(deps),
      },
      rateLimiter,
      isOpen: () => true,
      version: 'bench',
    },
  })
  const server = await serve({ app, host: '127.0.0.1', port: 0, portVariable: 'PORT', hostVariable: 'HOST' })
  return { url: server.url, key: plaintext, close: () => server.close(1000) }
}
