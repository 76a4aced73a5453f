import { describe, expect, it } from 'vitest'

import { apiWorld } from '../../support/api.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

const idsOf = (body: Record<string, unknown>) => (body['data'] as { id: string }[]).map(({ id }) => id)

describe('GET /api/v1/contacts', () => {
  it('lists the contacts of the key’s workspace in the order of their last change', async () => {
    const { workspace } = apiWorld(database())
    const [acme, other] = [await workspace(), await workspace()]
    await other.addContact('Foreign')
    const anna = await acme.addContact('Anna Berg', {
      emails: 'Anna@Example.com',
      phones: '030 901820 work',
      company: 'Northwind',
      tags: 'vip',
    })
    const ben = await acme.addContact('Ben')

    const { status, headers, body } = await acme.get('/contacts')

    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^application\/json/u)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(idsOf(body)).toEqual([anna, ben])
    expect(body['nextCursor']).toBeNull()
    expect((body['data'] as unknown[])[0]).toEqual({
      id: anna,
      name: 'Anna Berg',
      displayName: 'Anna Berg',
      emails: ['Anna@Example.com'],
      phones: ['+4930901820'],
      companyId: expect.stringMatching(/^[0-9a-f]{24}$/u),
      jobTitle: null,
      tags: ['vip'],
      ownerId: acme.owner.id,
      source: 'manual',
      telegramUsername: null,
      nextTaskAt: null,
      version: 1,
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/u),
      updatedAt: expect.stringMatching(/^\d{4}-.*Z$/u),
      telegramUserId: null,
      address: null,
      website: null,
      birthday: null,
      touchedAt: expect.stringMatching(/^\d{4}-.*Z$/u),
      phoneLabels: ['work'],
      emailLabels: [''],
      givenName: null,
      middleName: null,
      familyName: null,
      custom: {},
    })
  })

  it('returns every record once over all pages, whatever their size', async () => {
    const { workspace } = apiWorld(database())
    const { addContact, get } = await workspace()
    const added: string[] = []
    for (let index = 0; index < 7; index += 1) added.push(await addContact(`Contact ${index}`))
    for (const limit of [1, 3, 7, 500]) {
      const seen: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const { status, body } = await get(`/contacts?limit=${limit}${cursor && `&cursor=${cursor}`}`)
        expect(status).toBe(200)
        seen.push(...idsOf(body))
        cursor = body['nextCursor'] as string | null
      }
      expect(seen).toEqual(added)
    }
  })

  it('omits deleted ones, and lists them as tombstones with updated_since', async () => {
    const { workspace, crm } = apiWorld(database())
    const { addContact, get, owner } = await workspace()
    const [kept, gone] = [await addContact('Kept'), await addContact('Gone')]
    await crm.services.contacts.delete(owner(), gone as never)
    expect(idsOf((await get('/contacts')).body)).toEqual([kept])

    const since = new Date(Date.now() - 60_000).toISOString()
    expect((await get(`/contacts?updated_since=${since}`)).body['data']).toEqual([])
    crm.passTime(10_001)
    const { data } = (await get(`/contacts?updated_since=${since}`)).body
    expect(data).toEqual([
      expect.objectContaining({ id: kept, name: 'Kept' }),
      { id: gone, deleted: true, deletedAt: expect.any(String) },
    ])
    crm.passTime(91 * 24 * 60 * 60 * 1000)
    expect(idsOf((await get(`/contacts?updated_since=${since}`)).body)).toEqual([kept])
  })

  it('narrows by each filter, several of them together, and by fields', async () => {
    const { workspace } = apiWorld(database())
    const { addContact, get, owner } = await workspace()
    const anna = await addContact('Anna', { company: 'Acme', tags: 'vip, berlin' })
    const ben = await addContact('Ben', { tags: 'vip' })
    const { companyId } = (await get(`/contacts/${anna}`)).body
    const ids = async (query: string) => idsOf((await get(`/contacts?${query}`)).body)
    expect(await ids(`company=${String(companyId)}`)).toEqual([anna])
    expect(await ids('company=none')).toEqual([ben])
    expect(await ids('tag=vip')).toEqual([anna, ben])
    expect(await ids('tag=vip&company=none')).toEqual([ben])
    expect(await ids(`owner=${owner.id}`)).toEqual([anna, ben])
    expect(await ids('owner=none')).toEqual([])
    expect(await ids('source=lead')).toEqual([])
    expect((await get('/contacts?fields=name,tags&tag=berlin')).body['data']).toEqual([
      { id: anna, name: 'Anna', tags: ['vip', 'berlin'] },
    ])
  })
})

describe('GET /api/v1/contacts/{id}', () => {
  it('returns one record with an ETag, and 304 while it has not changed', async () => {
    const { workspace, crm } = apiWorld(database())
    const { addContact, get, owner } = await workspace()
    const id = await addContact('Anna')
    const first = await get(`/contacts/${id}`)
    const etag = first.headers.get('etag') ?? ''
    expect(first).toMatchObject({ status: 200, body: { id, name: 'Anna', version: 1 } })
    expect(etag).toMatch(/^"[^"]+"$/u)

    for (const header of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await get(`/contacts/${id}`, { headers: { 'if-none-match': header } })
      expect(again).toMatchObject({ status: 304, body: { text: '' } })
      expect(again.headers.get('etag')).toBe(etag)
    }
    await crm.services.contacts.edit(owner(), id as never, { field: 'name', value: 'Anna B' })
    const changed = await get(`/contacts/${id}`, { headers: { 'if-none-match': etag } })
    expect(changed).toMatchObject({ status: 200, body: { name: 'Anna B', version: 2 } })
    expect((await get(`/contacts/${id}?fields=name`)).body).toEqual({ id, name: 'Anna B' })
  })

  it('returns the same 404 for another workspace’s contact, a deleted one, an unknown id and garbage', async () => {
    const { workspace, crm } = apiWorld(database())
    const [acme, other] = [await workspace(), await workspace()]
    const foreign = await other.addContact('Foreign')
    const gone = await acme.addContact('Gone')
    await crm.services.contacts.delete(acme.owner(), gone as never)
    for (const id of [foreign, gone, 'f'.repeat(24), 'garbage', '%00', "'$ne"]) {
      const { status, headers, body } = await acme.get(`/contacts/${id}`)
      expect(status).toBe(404)
      expect(headers.get('content-type')).toBe('application/problem+json')
      expect(body).toMatchObject({ code: 'NOT_FOUND', detail: 'No such contact' })
    }
  })
})
