import { asId } from '../../support/as-id.ts'
import { describe, expect, it } from 'vitest'

import { apiWorld } from '../../support/api.ts'
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
