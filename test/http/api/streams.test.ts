import { asId } from '../../support/as-id.ts'
import { get as httpGet } from 'node:http'

import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'

import { createHttpApp } from '../../../src/http/create-http-app.ts'
import { serve } from '../../../src/http/serve.ts'
import { createHealth } from '../../../src/http/health.ts'
import { silentLogger } from '../../../src/logger.ts'
import { type ApiKeyId, newId, objectId } from '../../../src/models/ids.ts'
import type { ExportService } from '../../../src/services/export/export.ts'
import { createRateLimiter } from '../../../src/http/api/rate-limit.ts'
import { apiWorld } from '../../support/api.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

const linesOf = (text: unknown) =>
  String(text)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

async function seed(
  crm: ReturnType<typeof apiWorld>['crm'],
  workspaceId: string,
  count: number,
  width = 10,
): Promise<void> {
  const now = new Date()
  const contacts = Array.from({ length: count }, (_, index) => ({
    workspaceId: objectId(asId(workspaceId)),
    name: `Contact ${index} ${'x'.repeat(width)}`,
    displayName: `Contact ${index}`,
    sortName: `contact ${index}`,
    emails: [],
    phones: [],
    tags: [],
    source: 'manual',
    nextTaskAt: null,
    deletedAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }))
  await crm.models.contacts.collection.insertMany(contacts)
}

describe('GET /api/v1/export/contacts.ndjson', () => {
  it('returns each contact as one line, the same as the list does, with filters and fields', async () => {
    const { workspace, crm } = apiWorld(database())
    const { addContact, get, owner } = await workspace()
    await addContact('Anna\n"Berg"', { tags: 'vip' })
    await addContact('Бен 🦊')
    const gone = await addContact('Gone')
    await crm.services.contacts.delete(owner(), gone as never)
    const { status, headers, body } = await get('/export/contacts.ndjson')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/x-ndjson')
    expect(headers.get('content-disposition')).toBe('attachment; filename="contacts.ndjson"')
    expect(linesOf(body['text'])).toEqual((await get('/contacts')).body['data'])
    const narrowed = await get('/export/contacts.ndjson?tag=vip&fields=name')
    expect(linesOf(narrowed.body['text'])).toEqual([{ id: expect.any(String), name: 'Anna "Berg"' }])
    expect((await get('/export/contacts.ndjson?tag=nobody')).body['text']).toBe('')
  })

  it('returns every record when there are more than a batch holds', async () => {
    const { workspace, crm } = apiWorld(database())
    const { get, workspaceId } = await workspace()
    await seed(crm, workspaceId, 2500)
    const lines = linesOf((await get('/export/contacts.ndjson?fields=name')).body['text'])
    expect(lines).toHaveLength(2500)
    expect(new Set(lines.map(({ id }) => id)).size).toBe(2500)
  })

  it('never holds more than a batch, however long the export', async () => {
    const { workspace, crm } = apiWorld(database())
    const { workspaceId } = await workspace()
    await seed(crm, workspaceId, 2500)
    const apiKeyId = newId<ApiKeyId>()
    const actor = {
      workspaceId,
      apiKeyId,
      scopes: ['contacts'],
      visibility: 'all',
      channel: 'api',
      customFields: [],
    } as const
    const records = crm.services.export.stream(actor, 'contacts', { filters: {} })
    const sizes: number[] = []
    for (;;) {
      const { length } = await records.next()
      if (length === 0) break
      sizes.push(length)
    }
    expect(sizes).toEqual([25, 500, 500, 500, 500, 475])
  })

  it('holds fewer records at a time the longer they are', async () => {
    const { workspace, crm } = apiWorld(database())
    const { workspaceId } = await workspace()
    await seed(crm, workspaceId, 200, 20_000)
    const actor = {
      workspaceId,
      apiKeyId: newId<ApiKeyId>(),
      scopes: ['contacts'],
      visibility: 'all',
      customFields: [],
      channel: 'api',
    } as const
    const records = crm.services.export.stream(actor, 'contacts', { filters: {} })
    const names: unknown[] = []
    let largest = 0
    for (let batch = await records.next(); batch.length > 0; batch = await records.next()) {
      largest = Math.max(largest, JSON.stringify(batch).length)
      names.push(...batch.map(({ name }) => name))
    }
    expect(largest).toBeLessThan(700_000)
    expect(new Set(names).size).toBe(200)
  })

  it('stops reading the database when its client goes away', async () => {
    const { crm, workspace } = apiWorld(database())
    const { key, workspaceId } = await workspace()
    await seed(crm, workspaceId, 4000, 8000)
    const { connection } = database()
    let read = 0
    let wasClosed = () => {}
    const closed = new Promise<void>((resolve) => void (wasClosed = resolve))
    const watched: ExportService = {
      ...crm.services.export,
      stream(...args) {
        const records = crm.services.export.stream(...args)
        return {
          next: async () => {
            const batch = await records.next()
            read += batch.length
            return batch
          },
          close: () => records.close().then(() => wasClosed()),
        }
      },
    }
    const health = createHealth({ version: 'x', clock: { now: () => new Date() } })
    const rateLimiter = createRateLimiter({ client: connection.getClient(), databaseName: connection.name })
    const { authenticate } = crm.services.apiKeys
    const api = { authenticate, export: watched, rateLimiter, isOpen: () => true, version: 'x' }
    const app = createHttpApp({ log: silentLogger, health, api })
    const server = await serve({ app, host: '127.0.0.1', port: 0, portVariable: 'PORT', hostVariable: 'HOST' })
    try {
      await new Promise<void>((resolve, reject) => {
        const options = { headers: { authorization: `Bearer ${key}` } }
        const request = httpGet(`${server.url}/api/v1/export/contacts.ndjson`, options, (response) => {
          // Only one chunk is read: what is not read must not be produced.
          response.once('data', () => {
            response.pause()
            setTimeout(() => {
              request.destroy()
              resolve()
            }, 300)
          })
        })
        request.once('error', reject)
      })
      await closed
      // Of four thousand: what the buffers on the way hold, and two batches.
      expect(read).toBeLessThanOrEqual(1_600)
    } finally {
      await server.close(100)
    }
  })
})

describe('GET /api/v1/export/contacts.csv', () => {
  it('is a table that a spreadsheet opens without running anything in it', async () => {
    const { workspace } = apiWorld(database())
    const { addContact, get } = await workspace()
    const names = ['=HYPERLINK("http://evil","x")', '+cmd', '-2+3', '@SUM(A1)', 'Anna, "the" Berg', 'Ganz normal']
    for (const name of names) await addContact(name, { phones: '+380671234567, +4930901820', tags: 'a, b' })
    const { headers, body } = await get('/export/contacts.csv')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const text = String(body['text'])
    expect(text).toContain('\r\n')
    const rows = parse(text, { columns: true }) as Record<string, string>[]
    expect(rows.map(({ name }) => name)).toEqual([...names.slice(0, 4).map((name) => `'${name}`), ...names.slice(4)])
    expect(rows.map(({ phones }) => phones)).toEqual(names.map(() => '+380671234567; +4930901820'))
    expect(rows[0]).toMatchObject({ tags: 'a; b', companyId: '', version: '1' })

    const unsafe = parse(String((await get('/export/contacts.csv?safe=0')).body['text']), { columns: true })
    expect((unsafe as Record<string, string>[]).map(({ name }) => name)).toEqual(names)
  })

  it('has the requested columns, and a byte order mark only on request', async () => {
    const { workspace, app } = apiWorld(database())
    const { addContact, get, key } = await workspace()
    const id = await addContact('Ґанна')
    expect((await get('/export/contacts.csv?fields=name,tags')).body['text']).toBe(`id,name,tags\r\n${id},Ґанна,\r\n`)
    const headers = { authorization: `Bearer ${key}` }
    const response = await app.request('/api/v1/export/contacts.csv?bom=1&fields=name', { headers })
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(Array.from(bytes.slice(0, 5))).toEqual([0xef, 0xbb, 0xbf, ...Buffer.from('id')])
  })
})

describe('GET /api/v1/export/deals', () => {
  it('writes amounts exactly, in columns of their own in CSV', async () => {
    const { workspace, crm } = apiWorld(database())
    const { get, workspaceId } = await workspace()
    const pipeline = await crm.models.pipelines.findOne({ workspaceId: objectId(workspaceId) }).lean()
    const stageId = pipeline?.stages[0]?.id ?? objectId(asId('0'.repeat(24)))
    const at = new Date('2026-01-02T03:04:05.678Z')
    const amounts = [
      { minor: 1_234_567, currency: 'EUR' },
      { minor: 5, currency: 'UAH' },
      { minor: 1200, currency: 'JPY' },
      null,
    ]
    for (const [index, amount] of amounts.entries())
      await crm.models.deals.collection.insertOne({
        contactIds: [],
        tags: [],
        source: 'manual',
        nextTaskAt: null,
        deletedAt: null,
        version: 1,
        createdAt: at,
        updatedAt: new Date(at.getTime() + index),
        workspaceId: objectId(workspaceId),
        pipelineId: pipeline?._id,
        stageId,
        status: 'open',
        title: `Deal ${index}`,
        ...(amount && { amount }),
        stageEnteredAt: at,
        stageHistory: [{ stageId, enteredAt: at, leftAt: null }],
      })
    const lines = linesOf((await get('/export/deals.ndjson')).body['text'])
    expect(lines.map(({ amount }) => amount?.decimal)).toEqual(['12345.67', '0.05', '1200', undefined])
    expect(lines[0]).toMatchObject({
      amount: { minor: 1_234_567, currency: 'EUR', decimal: '12345.67' },
      stageHistory: [{ stageId: String(stageId), enteredAt: at.toISOString(), leftAt: null, memberId: null }],
    })
    const csv = String((await get('/export/deals.csv?fields=title,amount')).body['text'])
    const rows = csv.split('\r\n').map((line) => line.replace(/^[0-9a-f]{24},/u, ''))
    expect(rows).toEqual([
      'id,title,amount,amountCurrency,amountMinor',
      'Deal 0,12345.67,EUR,1234567',
      'Deal 1,0.05,UAH,5',
      'Deal 2,1200,JPY,1200',
      'Deal 3,,,',
      '',
    ])
  })
})
