/** How many exports may be streamed at once, and what becomes of one that nobody reads. */
import { get, type ClientRequest, type IncomingMessage } from 'node:http'

import { describe, expect, it, onTestFinished } from 'vitest'

import { createHttpApp } from '../../../src/http/create-http-app.ts'
import { createHealth } from '../../../src/http/health.ts'
import type { StreamLimits } from '../../../src/http/api/stream-slots.ts'
import { createRateLimiter } from '../../../src/http/api/rate-limit.ts'
import { serve } from '../../../src/http/serve.ts'
import { objectId, type WorkspaceId } from '../../../src/models/ids.ts'
import type { ExportService } from '../../../src/services/export/export.ts'
import { apiWorld } from '../../support/api.ts'
import { sharedDatabase } from '../../support/database.ts'
import { recordedLog } from '../../support/recorded-log.ts'

const database = sharedDatabase()
const PATH = '/api/v1/export/contacts.ndjson'

/** More than the buffers between a server and a client that does not read. */
const MANY = 700
const NAME = 'x'.repeat(16_000)

type Reader = { readonly response: IncomingMessage; readonly request: ClientRequest; readonly ended: Promise<string> }

async function started(streams: StreamLimits) {
  const { crm, workspace } = apiWorld(database())
  const { key, newKey, workspaceId } = await workspace()
  await fill(crm.models.contacts.collection, workspaceId)
  const { connection } = database()
  let open = 0
  const watched: ExportService = {
    ...crm.services.export,
    stream(...args) {
      const records = crm.services.export.stream(...args)
      let isOpen = false
      const end = () => {
        if (isOpen) open -= 1
        isOpen = false
      }
      return {
        next: async () => {
          if (!isOpen) open += 1
          isOpen = true
          const batch = await records.next()
          if (batch.length === 0) end()
          return batch
        },
        close: () => records.close().finally(end),
      }
    },
  }
  const recorded = recordedLog()
  const limit = { points: 100_000, windowSeconds: 60 }
  const app = createHttpApp({
    log: recorded.log,
    health: createHealth({ version: 'x', clock: { now: () => new Date() } }),
    api: {
      authenticate: crm.services.apiKeys.authenticate,
      export: watched,
      rateLimiter: createRateLimiter({ client: connection.getClient(), databaseName: connection.name, limit }),
      isOpen: () => true,
      version: 'x',
      streams,
    },
  })
  const server = await serve({ app, host: '127.0.0.1', port: 0, portVariable: 'PORT', hostVariable: 'HOST' })
  onTestFinished(() => server.close(0))
  const status = async (withKey = key, method = 'GET') => {
    const headers = { authorization: `Bearer ${withKey}` }
    const response = await fetch(`${server.url}${PATH}?fields=version`, { method, headers })
    const { status: code } = response
    await response.text()
    return code
  }
  /** Reads the beginning, and then no more until the test says so. */
  const stall = (withKey = key) =>
    new Promise<Reader>((resolve, reject) => {
      const request = get(`${server.url}${PATH}`, { headers: { authorization: `Bearer ${withKey}` } }, (response) => {
        const ended = new Promise<string>((done) => {
          response.once('close', () => done(response.complete ? 'complete' : 'cut'))
        })
        response.on('error', () => undefined)
        response.once('data', () => {
          response.pause()
          resolve({ response, request, ended })
        })
      })
      onTestFinished(() => void request.destroy())
      request.once('error', reject)
    })
  return { ...recorded, url: server.url, key, newKey, status, stall, openStreams: () => open }
}

async function fill(collection: { insertMany: (documents: object[]) => Promise<unknown> }, workspaceId: WorkspaceId) {
  const at = new Date('2026-01-02T03:04:05.678Z')
  const contacts = Array.from({ length: MANY }, (_, n) => ({
    workspaceId: objectId(workspaceId),
    name: NAME,
    displayName: NAME,
    sortName: NAME,
    emails: [],
    phones: [],
    tags: [],
    source: 'manual',
    nextTaskAt: null,
    search: { tokens: [], trigrams: [] },
    deletedAt: null,
    version: 1,
    createdAt: at,
    updatedAt: new Date(at.getTime() + n),
  }))
  await collection.insertMany(contacts)
}

describe('streamed exports', () => {
  it('are limited for a key, with 429 and Retry-After, and one that ends makes room', async () => {
    const { status, stall, url, key } = await started({ perKey: 2, inAll: 10, stalledMs: 60_000 })
    const [first] = [await stall(), await stall()]
    const refused = await fetch(`${url}${PATH}`, { headers: { authorization: `Bearer ${key}` } })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.json()).toMatchObject({ code: 'RATE_LIMITED', detail: expect.stringContaining('2 exports') })
    // Lists and heads hold nothing.
    expect(await status(key, 'HEAD')).toBe(200)
    first?.request.destroy()
    await expect.poll(() => status()).toBe(200)
    // One that was read to its end no longer counts either.
    expect(await status()).toBe(200)
  })

  it('are limited for all keys together', async () => {
    const { status, stall, newKey } = await started({ perKey: 2, inAll: 2, stalledMs: 60_000 })
    const other = await newKey()
    await stall()
    await stall(other.key)
    const third = await newKey()
    expect(await status(third.key)).toBe(429)
  })

  it('are cut when nothing is taken of them, and their cursors are closed', async () => {
    const { stall, status, openStreams, messages } = await started({ perKey: 1, inAll: 10, stalledMs: 300 })
    const { ended, response } = await stall()
    expect(await status()).toBe(429)
    await expect.poll(openStreams, { timeout: 5_000 }).toBe(0)
    expect(await status()).toBe(200)
    response.resume()
    expect(await ended).toBe('cut')
    expect(messages()).toContain('An export was cut off: its reader has stopped reading')
  })

  it('that are read slowly but steadily come to their end', async () => {
    const { stall } = await started({ perKey: 1, inAll: 10, stalledMs: 1_000 })
    const { response, ended } = await stall()
    const slowly = setInterval(() => {
      response.resume()
      setTimeout(() => response.pause(), 10)
    }, 50)
    onTestFinished(() => clearInterval(slowly))
    expect(await ended).toBe('complete')
  })
})
