import { asId } from '../../support/as-id.ts'
import { describe, expect, it } from 'vitest'

import { newKey as newKeyText } from '../../../src/services/api-keys/key-format.ts'
import { apiWorld, SHOWN_IN } from '../../support/api.ts'
import { eventsOf } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

/** Replaces a character with another one of the same kind. */
function changed(text: string, index: number): string {
  return `${text.slice(0, index)}${text.charAt(index) === 'a' ? 'b' : 'a'}${text.slice(index + 1)}`
}

describe('an API key', () => {
  it('is refused with 401 and one problem document whatever is wrong with it', async () => {
    const { workspace, crm } = apiWorld(database())
    const { get, key, newKey, owner } = await workspace()
    const revoked = await newKey()
    await crm.services.apiKeys.revoke(owner(), asId(revoked.id))
    const expired = await newKey(['contacts'], 1)
    crm.passTime(24 * 60 * 60 * 1000)

    const wrong: [string | null, string][] = [
      [null, 'missing'],
      ['garbage', 'malformed'],
      ['cs_live_', 'malformed'],
      [key.slice(0, -1), 'malformed'],
      [`${key}0`, 'malformed'],
      [key.toLowerCase() === key ? key.toUpperCase() : key.toLowerCase(), 'malformed'],
      [changed(key, key.length - 1), 'malformed'],
      [changed(key, key.length - 10), 'malformed'],
      [changed(key, 10), 'malformed'],
      [revoked.key, 'revoked'],
      [expired.key, 'expired'],
    ]
    for (const [given, reason] of wrong) {
      const { status, headers, body } = await get('/contacts', { key: given })
      expect([status, body['code'], body['details']], String(given)).toEqual([401, 'UNAUTHENTICATED', { reason }])
      expect(headers.get('www-authenticate')).toBe('Bearer')
      expect(headers.get('content-type')).toBe('application/problem+json')
      expect(JSON.stringify(body)).not.toContain(key.slice(-20))
    }
    for (const header of [key, `Basic ${key}`, `Bearer ${key} ${key}`, 'Bearer']) {
      expect(await get('/contacts', { key: null, headers: { authorization: header } })).toMatchObject({ status: 401 })
    }
    expect((await get(`/contacts?api_key=${key}`, { key: null })).status).toBe(401)
    expect((await get('/contacts', { key: null, headers: { authorization: `bearer ${key}` } })).status).toBe(200)
  })

  it('with another server’s pepper is unknown, although its checksum is right', async () => {
    const { workspace, crm } = apiWorld(database())
    const { get, key, workspaceId } = await workspace()
    await crm.models.apiKeys.updateMany({ workspaceId }, { $set: { hash: 'f'.repeat(64) } })
    expect(await get('/contacts', { key })).toMatchObject({ status: 401, body: { details: { reason: 'unknown' } } })
    await crm.models.apiKeys.deleteMany({ workspaceId })
    expect(await get('/contacts', { key })).toMatchObject({ status: 401, body: { details: { reason: 'unknown' } } })
  })

  it('gives access to what its scopes name; elsewhere 403 says which one is missing', async () => {
    const { workspace } = apiWorld(database())
    const { get, newKey } = await workspace()
    const { key } = await newKey(['deals', 'pipelines'])
    expect((await get('/deals', { key })).status).toBe(200)
    expect((await get('/pipelines', { key })).status).toBe(200)
    for (const path of [
      '/contacts',
      `/contacts/${'f'.repeat(24)}`,
      '/changes?resources=contacts',
      '/export/contacts.csv',
    ])
      expect(await get(path, { key }), path).toMatchObject({
        status: 403,
        body: { code: 'FORBIDDEN', details: { scope: 'contacts' } },
      })
    const { body } = await get('/changes?limit=500', { key })
    const kinds = new Set((body['data'] as { resource: string }[]).map(({ resource }) => resource))
    expect([...kinds].every((kind) => ['deals', 'pipelines'].includes(kind))).toBe(true)
  })

  it('notes its last use, at most once a minute', async () => {
    const { workspace, crm } = apiWorld(database())
    const { get, owner, newKey } = await workspace()
    const { id, key } = await newKey()
    const used = async () => (await crm.services.apiKeys.get(owner(), asId(id))).lastUsedAt
    expect(await used()).toBeNull()
    await get('/contacts', { key })
    const first = await used()
    expect(first).not.toBeNull()
    await get('/contacts', { key })
    expect(await used()).toBe(first)
    crm.passTime(60_001)
    await get('/contacts', { key })
    expect(Date.parse((await used()) ?? '')).toBeGreaterThanOrEqual(Date.parse(first ?? '') + 60_000)
  })
})

describe('the key of a member who may no longer make keys', () => {
  it('stops with the next request, and works again for the member who adopts it', async () => {
    const { workspace, crm } = apiWorld(database())
    const { get, owner, join } = await workspace()
    const { apiKeys, members } = crm.services
    const [admin, another] = [await join('admin', 'Ada'), await join('admin', 'Bob')]
    const made = await apiKeys.create(admin(), { name: 'BI', scopes: ['contacts'], lifetimeDays: null }, SHOWN_IN)
    const key = made.plaintext
    const status = async () => (await get('/contacts', { key })).status
    const card = () => apiKeys.get(owner(), made.id)
    expect([await status(), await card()]).toMatchObject([200, { maker: 'Ada', state: 'active' }])

    await members.changeRole(owner(), admin.id, 'manager')
    expect(await get('/contacts', { key })).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHENTICATED', details: { reason: 'stopped' } },
    })
    expect(await card()).toMatchObject({ maker: 'Ada', state: 'stopped' })
    await expect(apiKeys.rotate(owner(), made.id, SHOWN_IN)).rejects.toMatchObject({ code: 'CONFLICT' })

    const adopting = await Promise.all([apiKeys.adopt(another(), made.id), apiKeys.adopt(owner(), made.id)])
    expect(adopting.filter(({ adopted }) => adopted)).toHaveLength(1)
    expect(await status()).toBe(200)
    const { maker } = await card()
    expect(maker).not.toBe('Ada')
    const adopted = (await eventsOf(crm, owner.workspaceId)).filter(({ type }) => type === 'api-key.adopted')
    expect(adopted).toMatchObject([{ target: made.id, changes: [{ path: 'createdBy', from: admin.id }] }])
  })

  it('is not adopted while it works, and not at all once it is revoked', async () => {
    const { workspace, crm } = apiWorld(database())
    const { get, owner, join, newKey } = await workspace()
    const { apiKeys } = crm.services
    const admin = await join('admin')
    const { id, key } = await newKey()
    expect(await apiKeys.adopt(admin(), asId(id))).toEqual({ adopted: false })
    await apiKeys.revoke(owner(), asId(id))
    expect(await apiKeys.adopt(admin(), asId(id))).toEqual({ adopted: false })
    expect(await get('/contacts', { key })).toMatchObject({ status: 401, body: { details: { reason: 'revoked' } } })
  })
})

describe('requests without a valid key', () => {
  const LIMIT = { requests: 3, perSeconds: 60 }
  /** A well-formed key with a right checksum, which exists nowhere. */
  const guess = () => newKeyText().plaintext

  async function scene() {
    const world = apiWorld(database(), undefined, {}, { failedKeys: LIMIT, trustedProxies: 1 })
    const workspace = await world.workspace()
    const ask = async (address: string, key: string | null) => {
      const { status, headers, body } = await workspace.get('/contacts', {
        key,
        headers: { 'x-forwarded-for': address },
      })
      return { status, wait: headers.get('retry-after'), code: body['code'] }
    }
    return { ...workspace, crm: world.crm, ask }
  }

  it.each([
    ['a wrong key', guess],
    ['a mistyped key', () => 'cs_live_nothing'],
    ['no key', () => null],
  ])('are refused with 429 and Retry-After once an address has sent too many, with %s', async (_, key) => {
    const { ask } = await scene()
    for (let sent = 0; sent < LIMIT.requests; sent += 1) expect((await ask('192.0.2.1', key())).status).toBe(401)
    const { status, wait, code } = await ask('192.0.2.1', key())
    expect([status, code]).toEqual([429, 'RATE_LIMITED'])
    expect(Number(wait)).toBeGreaterThan(0)
    expect(Number(wait)).toBeLessThanOrEqual(LIMIT.perSeconds)
    // Another network; an IPv6 network counts as one sender.
    expect((await ask('192.0.2.2', key())).status).toBe(401)
    for (const host of ['1', '2', '3']) await ask(`2001:db8::${host}`, key())
    expect((await ask('2001:db8::4', key())).status).toBe(429)
  })

  it('never slow down a key that works: not from another address, and not from the same once it has worked', async () => {
    const { ask, key } = await scene()
    expect((await ask('192.0.2.1', key)).status).toBe(200)
    for (let sent = 0; sent < 2 * LIMIT.requests; sent += 1) await ask('192.0.2.1', guess())
    expect((await ask('192.0.2.1', guess())).status).toBe(429)
    for (const address of ['192.0.2.2', '192.0.2.1']) {
      for (let sent = 0; sent < 2 * LIMIT.requests; sent += 1) expect((await ask(address, key)).status).toBe(200)
    }
  })

  it('do not learn at a limited address whether a guess is right, and a key that has ended counts as wrong', async () => {
    const { ask, key, newKey, owner, crm } = await scene()
    const { id, key: revoked } = await newKey()
    expect((await ask('192.0.2.1', revoked)).status).toBe(200)
    await crm.services.apiKeys.revoke(owner(), asId(id))
    expect((await ask('192.0.2.1', revoked)).status).toBe(401)
    for (let sent = 1; sent < LIMIT.requests; sent += 1) await ask('192.0.2.1', guess())
    for (const text of [revoked, key, guess()]) expect((await ask('192.0.2.1', text)).status).toBe(429)
  })
})

describe('the requests of a key', () => {
  it('are counted, reported in each answer, and refused with 429 and Retry-After over the limit', async () => {
    const { workspace } = apiWorld(database(), { points: 3, windowSeconds: 60 })
    const { get, newKey } = await workspace()
    const { key: another } = await newKey()
    for (const left of [2, 1, 0]) {
      const { status, headers } = await get('/contacts')
      expect(status).toBe(200)
      expect(headers.get('ratelimit-policy')).toBe('"key";q=3;w=60')
      expect(headers.get('ratelimit')).toMatch(new RegExp(`^"key";r=${left};t=(?:[1-5]?\\d|60)$`, 'u'))
    }
    for (let index = 0; index < 3; index += 1) {
      const { status, headers, body } = await get('/deals')
      expect([status, body['code']]).toEqual([429, 'RATE_LIMITED'])
      const after = Number(headers.get('retry-after'))
      expect(after).toBeGreaterThan(0)
      expect(after).toBeLessThanOrEqual(60)
      expect(headers.get('ratelimit')).toMatch(/^"key";r=0;t=\d+$/u)
    }
    expect((await get('/contacts', { key: another })).status).toBe(200)
  })

  it('are counted across all processes, and a streamed export counts as twenty', async () => {
    const limit = { points: 22, windowSeconds: 60 }
    const one = apiWorld(database(), limit)
    const two = apiWorld(database(), limit)
    const { get, key } = await one.workspace()
    expect((await get('/export/contacts.ndjson')).status).toBe(200)
    const headers = { authorization: `Bearer ${key}` }
    const there = async () => (await two.app.request('/api/v1/contacts', { headers })).status
    expect([await there(), await there(), await there()]).toEqual([200, 200, 429])
    expect((await get('/contacts')).status).toBe(429)
  })
})
