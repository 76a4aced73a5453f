import { asId } from '../../support/as-id.ts'
import { describe, expect, it } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { MAX_ACTIVE_KEYS, ROTATION_OVERLAP_MS } from '../../../src/services/api-keys/api-keys.ts'
import { atOnce, createCrm, eventsOf, outcomes, refusal } from '../../support/crm.ts'
import { ownDatabase } from '../../support/database.ts'

const database = ownDatabase()

const SHOWN_IN = { chatId: 41, messageId: 42 }
const KEY = { name: 'BI', scopes: ['contacts', 'deals'], lifetimeDays: 90 } as const
const FORM = /^cs_live_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/u
const DAY = 24 * 60 * 60 * 1000

describe('creating an API key', () => {
  it('returns it once, stores a hash of it, and promises to delete the message that shows it after a minute', async () => {
    const crm = createCrm(database())
    const { owner, workspaceId } = await crm.team()
    const { id, plaintext } = await crm.services.apiKeys.create(owner(), KEY, SHOWN_IN)
    expect(plaintext).toMatch(FORM)

    const actor = await crm.services.apiKeys.authenticate(plaintext ?? '')
    expect(actor).toEqual({
      workspaceId,
      apiKeyId: id,
      scopes: ['contacts', 'deals'],
      visibility: 'all',
      customFields: [],
      channel: 'api',
    })
    const filter = { workspaceId: objectId(workspaceId) }
    const job = await crm.jobs.findOne({ ...filter, kind: 'message.delete' }).lean()
    expect(job?.payload).toEqual(SHOWN_IN)
    const waits = (job?.runAt.getTime() ?? 0) - crm.now().getTime()
    expect(waits).toBeGreaterThan(50_000)
    expect(waits).toBeLessThanOrEqual(60_000)

    // Nowhere in the database: neither the key nor its secret part.
    const collections = (await database().connection.db?.listCollections().toArray()) ?? []
    const secret = plaintext?.split('_')[3]?.slice(0, 43) ?? 'none'
    for (const { name } of collections) {
      const everything = JSON.stringify(await database().connection.collection(name).find().toArray())
      expect(everything.includes(secret), name).toBe(false)
    }
    expect(await eventsOf(crm, workspaceId)).toContainEqual(
      expect.objectContaining({ type: 'api-key.created', target: id, by: owner.id }),
    )
  })

  it('happens once when the command is repeated, and returns the key only to the first run', async () => {
    const crm = createCrm(database())
    const { owner } = await crm.team()
    const actor = owner()
    const first = await crm.services.apiKeys.create(actor, KEY, SHOWN_IN)
    const again = await crm.services.apiKeys.create(actor, KEY, SHOWN_IN)
    expect(again).toEqual({ id: first.id, plaintext: null })
    expect(await crm.services.apiKeys.list(owner())).toHaveLength(1)
  })

  it.each([
    { ...KEY, name: '' },
    { ...KEY, name: '…' },
    { ...KEY, name: 'x'.repeat(61) },
    { ...KEY, scopes: [] },
    { ...KEY, scopes: ['contacts', 'everything'] },
    { ...KEY, lifetimeDays: 0 },
    { ...KEY, lifetimeDays: -1 },
    { ...KEY, lifetimeDays: 0.5 },
    { ...KEY, lifetimeDays: 1e9 },
    { ...KEY, lifetimeDays: Number.NaN },
  ])('is refused for %j', async (input) => {
    const crm = createCrm(database())
    const { owner } = await crm.team()
    await expect(crm.services.apiKeys.create(owner(), input as never, SHOWN_IN)).rejects.toMatchObject(
      refusal('VALIDATION'),
    )
    expect(await crm.services.apiKeys.list(owner())).toEqual([])
  })

  it('is refused at the limit of active keys', async () => {
    const crm = createCrm(database())
    const { owner } = await crm.team()
    const ids: string[] = []
    for (let index = 0; index < MAX_ACTIVE_KEYS; index += 1)
      ids.push((await crm.services.apiKeys.create(owner(), KEY, SHOWN_IN)).id)
    await expect(crm.services.apiKeys.create(owner(), KEY, SHOWN_IN)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'limit', of: 'api-key', limit: MAX_ACTIVE_KEYS }),
    )
    await crm.services.apiKeys.revoke(owner(), asId(ids[0]))
    await expect(crm.services.apiKeys.create(owner(), KEY, SHOWN_IN)).resolves.toBeDefined()
  })
})

describe('an API key in the list', () => {
  it('is shown with its state but without its plaintext, active ones first', async () => {
    const crm = createCrm(database())
    const { owner } = await crm.team()
    const short = await crm.services.apiKeys.create(owner(), { ...KEY, name: 'Short', lifetimeDays: 1 }, SHOWN_IN)
    const gone = await crm.services.apiKeys.create(owner(), { ...KEY, name: 'Gone' }, SHOWN_IN)
    const kept = await crm.services.apiKeys.create(owner(), { ...KEY, name: 'Kept', lifetimeDays: null }, SHOWN_IN)
    await crm.services.apiKeys.revoke(owner(), gone.id)
    crm.passTime(DAY)
    const list = await crm.services.apiKeys.list(owner())
    expect(list.map(({ id, name, state }) => [id, name, state])).toEqual([
      [kept.id, 'Kept', 'active'],
      [gone.id, 'Gone', 'revoked'],
      [short.id, 'Short', 'expired'],
    ])
    expect(list[0]).toMatchObject({ expiresAt: null, lastUsedAt: null, scopes: ['contacts', 'deals'] })
    expect(list[0]?.masked).toBe(`${kept.plaintext?.slice(0, 20) ?? ''}_…`)
  })

  it('from another workspace is not found', async () => {
    const crm = createCrm(database())
    const [acme, other] = [await crm.team(), await crm.team()]
    const { id, plaintext } = await crm.services.apiKeys.create(acme.owner(), KEY, SHOWN_IN)
    expect(await crm.services.apiKeys.list(other.owner())).toEqual([])
    for (const call of [
      () => crm.services.apiKeys.get(other.owner(), id),
      () => crm.services.apiKeys.revoke(other.owner(), id),
      () => crm.services.apiKeys.rotate(other.owner(), id, SHOWN_IN),
      () => crm.services.apiKeys.get(other.owner(), asId('f'.repeat(24))),
    ])
      await expect(call()).rejects.toMatchObject(refusal('NOT_FOUND', { kind: 'api-key' }))
    await expect(crm.services.apiKeys.authenticate(plaintext ?? '')).resolves.toBeDefined()
  })
})

describe('rotating an API key', () => {
  it('creates a similar one, and lets the old one work for one more day', async () => {
    const crm = createCrm(database())
    const { owner } = await crm.team()
    const old = await crm.services.apiKeys.create(owner(), KEY, SHOWN_IN)
    const fresh = await crm.services.apiKeys.rotate(owner(), old.id, SHOWN_IN)
    expect(fresh.id).not.toBe(old.id)
    const { authenticate } = crm.services.apiKeys
    expect(await authenticate(old.plaintext ?? '')).toMatchObject({ apiKeyId: old.id })
    expect(await authenticate(fresh.plaintext ?? '')).toMatchObject({ apiKeyId: fresh.id, scopes: KEY.scopes })
    crm.passTime(ROTATION_OVERLAP_MS)
    await expect(authenticate(old.plaintext ?? '')).rejects.toMatchObject(
      refusal('UNAUTHENTICATED', { reason: 'expired' }),
    )
    expect(await authenticate(fresh.plaintext ?? '')).toMatchObject({ apiKeyId: fresh.id })
  })

  it('happens once, even for two callers at once: a second successor would get only the remaining time', async () => {
    const crm = createCrm(database())
    const { owner } = await crm.team()
    for (const lifetimeDays of [null, 1]) {
      const { id } = await crm.services.apiKeys.create(owner(), { ...KEY, lifetimeDays }, SHOWN_IN)
      const both = await outcomes(atOnce(2, () => crm.services.apiKeys.rotate(owner(), id, SHOWN_IN)))
      expect(both).toMatchObject({ won: [{}], refused: ['CONFLICT'] })
      await expect(crm.services.apiKeys.rotate(owner(), id, SHOWN_IN)).rejects.toMatchObject(refusal('CONFLICT'))
      const fresh = await crm.services.apiKeys.get(owner(), asId(both.won[0]?.id))
      const lifetime = fresh.expiresAt && (Date.parse(fresh.expiresAt) - Date.parse(fresh.createdAt)) / 86_400_000
      expect(lifetime && Math.round(lifetime)).toBe(lifetimeDays)
    }
  })

  it('is refused for a key that is no longer active', async () => {
    const crm = createCrm(database())
    const { owner } = await crm.team()
    const { id, plaintext } = await crm.services.apiKeys.create(owner(), KEY, SHOWN_IN)
    expect(await crm.services.apiKeys.revoke(owner(), id)).toMatchObject({ state: 'revoked' })
    expect(await crm.services.apiKeys.revoke(owner(), id)).toMatchObject({ state: 'revoked' })
    await expect(crm.services.apiKeys.rotate(owner(), id, SHOWN_IN)).rejects.toMatchObject(refusal('CONFLICT'))
    await expect(crm.services.apiKeys.authenticate(plaintext ?? '')).rejects.toMatchObject(
      refusal('UNAUTHENTICATED', { reason: 'revoked' }),
    )
  })
})
