import { beforeAll, describe, expect, it } from 'vitest'

import { type ApiWorkspace, apiWorld } from '../../support/api.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

const LISTS = ['contacts', 'companies', 'deals', 'pipelines', 'tasks', 'notes', 'events', 'members']
const NOT_THIS_CURSOR = 'does not belong to this list with these filters'

describe('a cursor', () => {
  it('is refused with 400 when it was cut, edited, or comes from another filter, list or workspace', async () => {
    const { workspace } = apiWorld(database())
    const [acme, other] = [await workspace(), await workspace()]
    for (const { addContact } of [acme, other])
      for (const name of ['A', 'B', 'C']) await addContact(name, { tags: 'vip' })
    const cursorOf = async (from: typeof acme, path: string) =>
      String((await from.get(path)).body['nextCursor'] ?? (await from.get(path)).body['cursor'])
    const good = await cursorOf(acme, '/contacts?limit=1')
    const filtered = await cursorOf(acme, '/contacts?limit=1&tag=vip')
    const feed = await cursorOf(acme, '/changes?limit=1')
    const foreign = await cursorOf(other, '/contacts?limit=1')
    expect((await acme.get(`/contacts?limit=1&cursor=${good}`)).status).toBe(200)
    expect((await acme.get(`/contacts?limit=1&cursor=${filtered}&tag=vip`)).status).toBe(200)

    const [payload = '', mac = ''] = good.split('.')
    const edited = Buffer.from(payload, 'base64url')
      .toString()
      .replace(/^\[\d+/u, '[0')
    const texts = [
      good.slice(0, -1),
      good.slice(1),
      payload,
      `${payload}.`,
      `.${mac}`,
      `${good}.x`,
      `${good}%3D`,
      `${Buffer.from(edited).toString('base64url')}.${mac}`,
      `${payload}.${'A'.repeat(mac.length)}`,
      'x'.repeat(5000),
      '',
      '%00',
      filtered,
      feed,
      foreign,
    ]
    for (const text of texts) {
      const { status, body } = await acme.get(`/contacts?limit=1&cursor=${text}`)
      expect([status, body['code']], text.slice(0, 80)).toEqual([400, 'VALIDATION'])
      expect(body['detail']).toContain(NOT_THIS_CURSOR)
    }
    expect((await acme.get(`/contacts?limit=1&cursor=${good}&tag=vip`)).status).toBe(400)
    expect((await acme.get(`/changes?cursor=${good}`)).status).toBe(400)
    expect((await acme.get(`/changes?cursor=${feed}&resources=contacts`)).status).toBe(400)
  })

  it('gets 410 if its reader started more than 90 days ago, and so does a feed from before that', async () => {
    const { workspace, crm } = apiWorld(database())
    const { addContact, get } = await workspace()
    for (const name of ['A', 'B']) await addContact(name)
    const { nextCursor } = (await get('/contacts?limit=1')).body
    const { cursor } = (await get('/changes?limit=1')).body
    const began = new Date().toISOString()
    crm.passTime(90 * 24 * 60 * 60 * 1000 + 60_000)
    const paths = [
      `/contacts?limit=1&cursor=${String(nextCursor)}`,
      `/changes?cursor=${String(cursor)}`,
      `/changes?since=${began}`,
    ]
    for (const path of paths) expect(await get(path), path).toMatchObject({ status: 410, body: { code: 'EXPIRED' } })
  })
})

describe('parameters', () => {
  // Everything is refused here, so one workspace is enough.
  let get: ApiWorkspace['get']
  beforeAll(async () => {
    get = (await apiWorld(database()).workspace()).get
  })

  it('that are unknown are refused, and all of them are named', async () => {
    const paths = [
      ...LISTS.map((name) => `/${name}`),
      ...LISTS.map((name) => `/${name}/${'f'.repeat(24)}`),
      ...LISTS.flatMap((name) => [`/export/${name}.ndjson`, `/export/${name}.csv`]),
      '/changes',
    ]
    for (const path of paths) {
      const { status, body } = await get(`${path}?sort=name&__proto__=1&owners=x`)
      expect(status, path).toBe(400)
      const { parameters } = body['details'] as { parameters: { parameter: string }[] }
      expect(parameters.map(({ parameter }) => parameter).toSorted()).toEqual(['__proto__', 'owners', 'sort'])
    }
  })

  it.each([
    ['/contacts?limit=0', 'limit'],
    ['/contacts?limit=501', 'limit'],
    ['/contacts?limit=-1', 'limit'],
    ['/contacts?limit=1.5', 'limit'],
    ['/contacts?limit=1e2', 'limit'],
    ['/contacts?limit=', 'limit'],
    ['/contacts?limit=ten', 'limit'],
    ['/contacts?limit=1&limit=2', 'limit'],
    ['/contacts?updated_since=yesterday', 'updated_since'],
    ['/contacts?updated_since=2026-02-30', 'updated_since'],
    ['/contacts?updated_since=2026-05-01T10:00:00', 'updated_since'],
    ['/contacts?updated_since=', 'updated_since'],
    ['/contacts?updated_since=1700000000', 'updated_since'],
    ['/changes?since=31%20Feb', 'since'],
    ['/changes?resources=contacts,leads', 'resources'],
    ['/changes?resources=', 'resources'],
    ['/contacts?fields=name,password', 'fields'],
    ['/contacts?fields=', 'fields'],
    ['/contacts?fields=__proto__', 'fields'],
    ['/contacts?owner=me', 'owner'],
    ['/contacts?owner[$ne]=x', 'owner[$ne]'],
    ['/contacts?company=FFFFFFFFFFFFFFFFFFFFFFFF', 'company'],
    ['/contacts?tag=', 'tag'],
    ['/deals?status=closed', 'status'],
    ['/deals?close_from=2026-13-01', 'close_from'],
    ['/tasks?due_from=soon', 'due_from'],
    ['/members?role=boss', 'role'],
    ['/export/contacts.csv?safe=no', 'safe'],
    ['/export/contacts.ndjson?safe=0', 'safe'],
    ['/export/contacts.csv?limit=5', 'limit'],
  ])('%s is refused, and %s is named', async (path, parameter) => {
    const { status, headers, body } = await get(path)
    expect([status, body['code']]).toEqual([400, 'VALIDATION'])
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(body['details']).toMatchObject({ parameters: [{ parameter, problem: expect.any(String) }] })
    expect(body['detail']).toContain(parameter)
  })

  it('since and cursor together are refused', async () => {
    const { cursor } = (await get('/changes')).body
    const { status, body } = await get(`/changes?cursor=${String(cursor)}&since=${new Date().toISOString()}`)
    expect([status, body['code']]).toEqual([400, 'VALIDATION'])
  })
})

describe('the routes of the export', () => {
  it('accept GET and HEAD: anything else gets 405 with Allow, and nothing permits a browser on another site to continue', async () => {
    const { workspace, app } = apiWorld(database())
    const { key } = await workspace()
    for (const path of ['/contacts', `/deals/${'f'.repeat(24)}`, '/changes', '/export/contacts.csv']) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const headers = { authorization: `Bearer ${key}`, origin: 'https://evil.example' }
        const response = await app.request(`/api/v1${path}`, { method, headers })
        expect([response.status, response.headers.get('allow')], `${method} ${path}`).toEqual([405, 'GET, HEAD'])
        expect(response.headers.get('access-control-allow-origin')).toBeNull()
      }
    }
    for (const path of ['/contacts', '/export/contacts.csv', '/changes']) {
      const response = await app.request(`/api/v1${path}`, {
        method: 'HEAD',
        headers: { authorization: `Bearer ${key}` },
      })
      expect([response.status, await response.text()], path).toEqual([200, ''])
    }
  })

  it('that do not exist are 404, and 401 without a key', async () => {
    const { workspace } = apiWorld(database())
    const { get } = await workspace()
    for (const path of ['', '/leads', '/contacts/a/b', '/export/contacts.xml', '/export/apiKeys.csv', '/apiKeys']) {
      expect((await get(path)).status, path).toBe(404)
      expect((await get(path, { key: null })).status, path).toBe(401)
    }
  })

  it('of one record answer a malformed id like an unknown one, and a key without the scope like any id', async () => {
    const { workspace } = apiWorld(database())
    const { get, newKey } = await workspace()
    const { key: narrow } = await newKey(['notes'])
    for (const name of LISTS) {
      const unknown = await get(`/${name}/${'f'.repeat(24)}`)
      expect(unknown).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
      for (const id of ['x', 'f'.repeat(23), 'F'.repeat(24), '%00', "'$ne", '%D1%84'.repeat(24)]) {
        const { status, body } = await get(`/${name}/${id}`)
        expect({ status, detail: body['detail'] }, `${name} ${id}`).toEqual({
          status: 404,
          detail: unknown.body['detail'],
        })
        const refused = await get(`/${name}/${id}`, { key: narrow })
        expect(refused.status, `${name} ${id}`).toBe(name === 'notes' ? 404 : 403)
      }
    }
  })

  it('return nothing from one workspace to a key of another', async () => {
    const { workspace, crm } = apiWorld(database())
    const [acme, other] = [await workspace(), await workspace()]
    const contact = await acme.addContact('Quintessa', { company: 'Zephyr Holding', emails: 'q@zephyr.example' })
    crm.passTime(20_000)
    const secrets = [contact, 'Quintessa', 'Zephyr', acme.owner.id, acme.workspaceId]
    for (const name of LISTS) {
      for (const path of [
        `/${name}`,
        `/${name}?updated_since=2020-01-01`,
        `/export/${name}.ndjson`,
        `/export/${name}.csv`,
      ]) {
        const { status, body } = await other.get(path)
        expect(status, path).toBe(200)
        for (const secret of secrets) expect(JSON.stringify(body), path).not.toContain(secret)
      }
      const [own] = (await acme.get(`/${name}?limit=1`)).body['data'] as { id: string }[]
      if (own !== undefined) expect((await other.get(`/${name}/${own.id}`)).status).toBe(404)
    }
    for (const path of ['/changes?limit=500', `/contacts?owner=${acme.owner.id}`, `/events?target=${contact}`])
      for (const secret of secrets) expect(JSON.stringify((await other.get(path)).body), path).not.toContain(secret)
  })
})
