import { setTimeout as sleep } from 'node:timers/promises'

import { describe, expect, it } from 'vitest'

import type { ContactId } from '../../../src/models/ids.ts'
import { type ApiWorkspace, apiWorld } from '../../support/api.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

type Change = {
  readonly resource: string
  readonly id: string
  readonly at: string
  readonly deleted: boolean
  readonly record?: Record<string, unknown>
}
type Feed = { readonly data: readonly Change[]; readonly cursor: string; readonly hasMore: boolean }

/** What a client keeps: the latest version of each record, without deleted ones. */
function follower(get: ApiWorkspace['get'], query = '') {
  const kept = new Map<string, unknown>()
  const told: Change[] = []
  let cursor: string | undefined
  return {
    kept,
    told,
    async page(limit = 500) {
      const position = cursor === undefined ? query : `&cursor=${cursor}${/&resources=[^&]*/u.exec(query)?.[0] ?? ''}`
      const { status, body } = await get(`/changes?limit=${limit}${position}`)
      if (status !== 200) throw new Error(`The feed answered ${status}: ${JSON.stringify(body)}`)
      const { data, hasMore, ...page } = body as unknown as Feed
      ;({ cursor } = page)
      for (const change of data) {
        told.push(change)
        const place = `${change.resource}/${change.id}`
        if (change.deleted) kept.delete(place)
        else kept.set(place, change.record)
      }
      return hasMore
    },
    async catchUp(limit = 500) {
      while (await this.page(limit));
    },
  }
}

/** What the database has, read through the lists. */
async function everything(get: ApiWorkspace['get'], names: readonly string[]): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>()
  for (const name of names) {
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body } = await get(`/${name}?limit=500${cursor === '' ? '' : `&cursor=${cursor}`}`)
      for (const record of body['data'] as { id: string }[]) found.set(`${name}/${record.id}`, record)
      cursor = body['nextCursor'] as string | null
    }
  }
  return found
}

const CHANGES_A_SECOND = 100

const ALL = ['companies', 'contacts', 'deals', 'events', 'members', 'notes', 'pipelines', 'tasks']

describe('GET /api/v1/changes', () => {
  it('lists every record of every resource once, in one order, whatever the size of its pages', async () => {
    const { workspace, crm } = apiWorld(database())
    const { addContact, get, owner } = await workspace()
    const ids: string[] = []
    for (const name of ['A', 'B', 'C', 'D']) ids.push(await addContact(name, { company: `Company ${name}` }))
    await crm.services.contacts.delete(owner(), ids[1] as ContactId)
    expect((await get('/changes')).body['data']).toEqual([])
    crm.passTime(10_001)

    const orders = []
    for (const limit of [1, 2, 7, 500]) {
      const client = follower(get)
      await client.catchUp(limit)
      expect(client.kept).toEqual(await everything(get, ALL))
      expect(client.told.map(({ at }) => at)).toEqual(client.told.map(({ at }) => at).toSorted())
      orders.push(client.told.map(({ resource, id }) => `${resource}/${id}`))
    }
    expect(new Set(orders.map((order) => JSON.stringify(order))).size).toBe(1)
    expect(new Set(orders[0]).size).toBe(orders[0]?.length)
    const { data } = (await get('/changes?resources=contacts&limit=500')).body as unknown as Feed
    const gone = data.find(({ id }) => id === ids[1])
    expect(gone).toEqual({
      resource: 'contacts',
      id: ids[1],
      at: expect.any(String),
      deleted: true,
      deletedAt: expect.any(String),
    })
  })

  it('lists the tasks that are deleted with a deal, and those that are restored with it', async () => {
    const { workspace, crm } = apiWorld(database())
    const { get, owner } = await workspace()
    const { deals, tasks, undo } = crm.services
    const dealId = (await deals.add(owner(), { title: 'Website' })).id
    const due = { at: new Date(crm.now().getTime() + 3_600_000).toISOString() }
    const { id } = await tasks.add(owner(), { title: 'Call', due, dealId })
    const client = follower(get, '&resources=tasks')
    crm.passTime(10_001)
    await client.catchUp()
    const { undoId } = await deals.delete(owner(), dealId)
    crm.passTime(10_001)
    await client.catchUp()
    expect(client.told.map((change) => [change.id, change.deleted])).toEqual([
      [id, false],
      [id, true],
    ])
    await undo.undo(owner(), undoId)
    crm.passTime(10_001)
    await client.catchUp()
    expect(client.kept).toEqual(await everything(get, ['tasks']))
    expect(client.told.at(-1)).toMatchObject({ id, deleted: false, record: { status: 'open', dealId } })
  })

  it('starts at a time, and continues from its cursor with what has changed since', async () => {
    const { workspace, crm } = apiWorld(database())
    const { addContact, get, owner } = await workspace()
    await addContact('Before')
    const since = new Date().toISOString()
    const id = await addContact('After')
    crm.passTime(10_001)
    const client = follower(get, `&since=${since}&resources=contacts`)
    await client.catchUp()
    expect(client.told.map(({ record }) => record?.['name'])).toEqual(['After'])
    await client.catchUp()
    expect(client.told).toHaveLength(1)

    await crm.services.contacts.edit(owner(), id as ContactId, { field: 'name', value: 'Later' })
    crm.passTime(10_001)
    await client.catchUp()
    expect(client.told.map(({ record }) => record?.['name'])).toEqual(['After', 'Later'])
  })

  it(
    'gives a client that pages through it during writes exactly what the database has',
    { timeout: 120_000 },
    async () => {
      const { workspace, crm } = apiWorld(database())
      const { addContact, get, owner } = await workspace()
      const { contacts } = crm.services
      const living: string[] = []
      // Long enough for the reader to see changes while others are being made: it is 10 s behind.
      const begun = Date.now()
      const end = begun + 15_000
      let written = 0

      /** Adds, edits, deletes and undoes: all writers together a hundred times a second. */
      async function write(seed: number): Promise<void> {
        for (let turn = 0; Date.now() < end; turn += 1) {
          const pause = begun + (written * 1_000) / CHANGES_A_SECOND - Date.now()
          written += 1
          if (pause > 0) await sleep(pause)
          const id = living[(turn * 7 + seed) % Math.max(1, living.length)]
          if (turn % 3 === 0 || id === undefined) living.push(await addContact(`Contact ${seed}.${turn}`))
          else if (turn % 5 === 4) {
            const { undoId } = await contacts.delete(owner(), id as ContactId).catch(() => ({ undoId: null }))
            if (undoId !== null && turn % 2 === 0) await crm.services.undo.undo(owner(), undoId).catch(() => {})
          } else {
            const edit = { field: 'name', value: `Changed ${seed}.${turn}` } as const
            await contacts.edit(owner(), id as ContactId, edit).catch(() => {})
          }
        }
      }

      const client = follower(get)
      async function read(): Promise<void> {
        while (Date.now() < end) await client.page(20)
      }
      await Promise.all([...Array.from({ length: 12 }, (_, seed) => write(seed)), read()])
      expect(client.told.length).toBeGreaterThan(0)
      crm.passTime(10_001)
      await client.catchUp(100)
      expect(written).toBeGreaterThan(50)
      expect(client.kept).toEqual(await everything(get, ALL))
    },
  )
})
