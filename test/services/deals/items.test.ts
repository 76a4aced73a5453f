/** Items of a deal, and the amount that follows them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { type EventId, objectId } from '../../../src/models/ids.ts'
import type { LineItem } from '../../../src/models/deal.ts'
import type { ItemChange } from '../../../src/services/deals/change-items.ts'
import { itemKey } from '../../../src/services/deals/item-key.ts'
import { totalOfItems } from '../../../src/services/fields/types/line-items.ts'
import { createCrm, eventsOf, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()
const EUR = (minor: number) => ({ minor, currency: 'EUR' })

const item = (name: string, quantity: number, minor: number, more: Partial<LineItem> = {}): LineItem => ({
  name,
  quantity,
  price: EUR(minor),
  discount: null,
  ...more,
})
const WEBSITE = item('Website', 2, 150_000, { discount: { percent: 10 } })
const HOSTING = item('Hosting', 12, 2_000)

async function scene(input = {}) {
  const crm = createCrm(database())
  const team = await crm.team()
  const { deals, undo } = crm.services
  const { id } = await deals.add(team.owner(), { title: 'Website', ...input })
  return {
    crm,
    team,
    id,
    deals,
    undo,
    get: () => deals.get(team.owner(), id),
    change: (change: ItemChange) => deals.changeItems(team.owner(), id, change),
    undoIt: (undoId: EventId | null) => undo.undo(team.owner(), undoId as EventId),
  }
}

test('The amount of a deal without one follows its items as they are added, changed, ordered and removed', async () => {
  const { get, change } = await scene()
  await change({ what: 'add', items: [WEBSITE, HOSTING] })
  expect(await get()).toMatchObject({ items: [WEBSITE, HOSTING], amount: EUR(294_000), followsItems: true })
  await change({ what: 'replace', key: itemKey(HOSTING), item: { ...HOSTING, quantity: 6 } })
  expect(await get()).toMatchObject({ amount: EUR(282_000) })
  await change({ what: 'move', key: itemKey(WEBSITE), to: 1 })
  expect((await get()).items.map(({ name }) => name)).toEqual(['Hosting', 'Website'])
  // Where it is already, a second tap changes nothing.
  expect(await change({ what: 'move', key: itemKey(WEBSITE), to: 1 })).toMatchObject({ undoId: null })
  await change({ what: 'remove', key: itemKey(WEBSITE) })
  expect(await get()).toMatchObject({ amount: EUR(12_000), followsItems: true })
  const { items } = await get()
  await change({ what: 'remove', key: itemKey(items[0] as LineItem) })
  expect(await get()).toMatchObject({ items: [], amount: null, followsItems: false })
})

test('A typed amount stays until it is let follow the items, and clearing it does the same', async () => {
  const { team, id, deals, get, change, undoIt } = await scene({ amount: EUR(500_000) })
  await change({ what: 'add', items: [WEBSITE] })
  expect(await get()).toMatchObject({ amount: EUR(500_000), followsItems: false })
  const followed = await change({ what: 'follow' })
  expect(await get()).toMatchObject({ amount: EUR(270_000), followsItems: true })
  expect(await change({ what: 'follow' })).toMatchObject({ undoId: null })
  await undoIt(followed.undoId)
  expect(await get()).toMatchObject({ amount: EUR(500_000), followsItems: false })
  await deals.edit(team.owner(), id, { field: 'amount', value: null })
  expect(await get()).toMatchObject({ amount: EUR(270_000), followsItems: true })
  const typed = await deals.edit(team.owner(), id, { field: 'amount', value: EUR(1) })
  expect(await get()).toMatchObject({ amount: EUR(1), followsItems: false })
  await undoIt(typed.undoId)
  expect(await get()).toMatchObject({ amount: EUR(270_000), followsItems: true })
})

test('Every change says from what to what, and undo restores the items, the amount and whether it follows', async () => {
  const { crm, team, id, get, change, undoIt } = await scene()
  const { undoId } = await change({ what: 'add', items: [HOSTING] })
  const told = (await eventsOf(crm, team.workspaceId)).at(-1)
  expect(told).toMatchObject({
    type: 'deal.updated',
    changes: [
      { path: 'amount', from: null, to: EUR(24_000) },
      { path: 'items', from: [], to: [HOSTING] },
      { path: 'followsItems', from: false, to: true },
    ],
  })
  await undoIt(undoId)
  expect(await get()).toMatchObject({ items: [], amount: null, followsItems: false })
  expect(
    await crm.models.deals.findOne({ _id: objectId(id), workspaceId: objectId(team.workspaceId) }).lean(),
  ).not.toHaveProperty('items')
})

test('An undo puts an item back, and an amount that follows meanwhile follows what is there then', async () => {
  const { get, change, undoIt } = await scene({ amount: EUR(7) })
  await change({ what: 'add', items: [HOSTING] })
  const dearer = await change({
    what: 'replace',
    key: itemKey(HOSTING),
    item: { ...HOSTING, price: EUR(3_000) },
  })
  await change({ what: 'follow' })
  expect(await get()).toMatchObject({ amount: EUR(36_000) })
  await undoIt(dearer.undoId)
  expect(await get()).toMatchObject({ items: [HOSTING], amount: EUR(24_000), followsItems: true })
})

test('Items that are too large, too many or in two currencies are refused, and nothing changes', async () => {
  const { change, get } = await scene()
  const refused = async (items: readonly LineItem[], problem: string, more = {}) =>
    expect(change({ what: 'add', items })).rejects.toMatchObject(refusal('VALIDATION', { problem, ...more }))
  await refused([item('Sun', 1_000_000, 1_000_000_000_001)], 'too-large-amount')
  await refused([item('Sun', 1, 1e15), item('Moon', 1, 1)], 'too-large-amount')
  await refused([item('Sun', 1, Number.MAX_SAFE_INTEGER)], 'too-large-amount')
  await refused(
    Array.from({ length: 51 }, (_, index) => item(`Item ${index}`, 1, 1)),
    'too-many',
    { limit: 50 },
  )
  await refused([HOSTING, { ...WEBSITE, price: { minor: 5, currency: 'USD' } }], 'other-currency', { given: 'EUR' })
  await refused([item('Hosting', 1, 100, { discount: { minor: 101 } })], 'not-a-discount')
  await refused([item('Hosting', 1, 100, { discount: { percent: 100.5 } })], 'not-a-discount')
  await refused([item('Hosting', 0, 100)], 'not-a-quantity')
  await refused([item('Hosting', 0.0001, 100)], 'not-a-quantity')
  await refused([item('  ', 1, 100)], 'empty')
  expect(await get()).toMatchObject({ items: [], amount: null })
  // Half of the largest amount twice is the largest amount.
  await change({ what: 'add', items: [item('Sun', 0.5, 1e15), item('Moon', 0.5, 1e15)] })
  expect(await get()).toMatchObject({ amount: EUR(1e15) })
  await refused([item('A cent', 1, 1)], 'too-large-amount')
})

test('A price in another currency than a typed amount is refused', async () => {
  const { change } = await scene({ amount: EUR(5) })
  const dollars = { ...HOSTING, price: { minor: 5, currency: 'USD' } }
  await expect(change({ what: 'add', items: [dollars] })).rejects.toMatchObject(
    refusal('VALIDATION', { problem: 'other-currency', given: 'EUR' }),
  )
})

test('Of two who change the same item at once, one is told that it has changed', async () => {
  const { team, id, deals, get, change } = await scene()
  const rep = await team.join('rep')
  await change({ what: 'add', items: [HOSTING] })
  const key = itemKey(HOSTING)
  const changes = [team.owner, rep].map(
    (who, index) => () =>
      deals.changeItems(who(), id, { what: 'replace', key, item: { ...HOSTING, quantity: 20 + index } }),
  )
  const settled = await Promise.allSettled(changes.map((one) => one()))
  const failed = settled.filter(({ status }) => status === 'rejected')
  expect(failed).toHaveLength(1)
  expect(failed[0]).toMatchObject({ reason: refusal('CONFLICT', { reason: 'changed-meanwhile' }) })
  expect((await get()).items).toHaveLength(1)
})

test('Two who add items at once both have theirs', async () => {
  const { team, id, deals, get } = await scene()
  const rep = await team.join('rep')
  const add = (who: typeof team.owner, one: LineItem) => async () => {
    for (;;) {
      try {
        return await deals.changeItems(who(), id, { what: 'add', items: [one] })
      } catch (error) {
        if ((error as { code?: string }).code !== 'CONFLICT') throw error
      }
    }
  }
  await Promise.all([add(team.owner, HOSTING), add(rep, WEBSITE)].map((one) => one()))
  expect(await get()).toMatchObject({ amount: EUR(294_000) })
})

test('A closed deal keeps its items, viewers change none, and others find none', async () => {
  const { crm, team, id, deals, get, change } = await scene()
  await change({ what: 'add', items: [HOSTING] })
  const viewer = await team.join('viewer')
  const adding = { what: 'add', items: [WEBSITE] } as const
  await expect(deals.changeItems(viewer(), id, adding)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const elsewhere = await crm.team()
  await expect(deals.changeItems(elsewhere.owner(), id, adding)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await deals.move(team.owner(), id, { wish: { to: 'won' }, from: (await get()).stage.id })
  await expect(change(adding)).rejects.toMatchObject(refusal('CONFLICT', { reason: 'closed', status: 'won' }))
  expect(await get()).toMatchObject({ items: [HOSTING], amount: EUR(24_000) })
})

test('The last item stays where its stage requires items', async () => {
  const { crm, team, id, deals, change, get } = await scene()
  await change({ what: 'add', items: [HOSTING] })
  const { stage } = await get()
  await crm.models.pipelines.updateOne(
    { workspaceId: objectId(team.workspaceId), 'stages.id': objectId(stage.id) },
    { $set: { 'stages.$.requiredFields': ['items'] } },
  )
  const required = (await deals.get(team.owner(), id)).stage.requirements
  expect(required).toContain('items')
  await expect(change({ what: 'remove', key: itemKey(HOSTING) })).rejects.toMatchObject(
    refusal('STAGE_REQUIREMENTS', { missing: ['items'] }),
  )
})

type Step = {
  readonly does: 'add' | 'dearer' | 'move' | 'remove' | 'follow' | 'type' | 'clear' | 'undo'
  readonly nth: number
}

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom('add', 'dearer', 'move', 'remove', 'follow', 'type', 'clear', 'undo'),
  nth: fc.nat(20),
})

/** What the amount may be after each step: what the items say, or what was typed; and nothing is guessed from the code. */
async function expectConsistent(get: () => ReturnType<Awaited<ReturnType<typeof scene>>['get']>): Promise<void> {
  const { items, amount, followsItems } = await get()
  if (followsItems) {
    expect(items.length).toBeGreaterThan(0)
    expect(amount).toEqual(totalOfItems(items))
    const sum = items.reduce(
      (before, { quantity, price }) => before + BigInt(Math.round(quantity)) * BigInt(price.minor),
      0n,
    )
    expect(BigInt(amount?.minor ?? -1)).toBe(sum)
  } else if (amount === null) expect(items).toEqual([])
}

test('Whatever is done and undone, in any order, an amount that follows is what the items come to', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { team, id, deals, get, change, undoIt } = await scene()
      const done: EventId[] = []
      const edit = (value: { minor: number; currency: string } | null) =>
        deals.edit(team.owner(), id, { field: 'amount', value })
      const take = async ({ does, nth }: Step): Promise<{ undoId: EventId | null } | undefined> => {
        const { items } = await get()
        const one = items[nth % Math.max(1, items.length)]
        const key = one === undefined ? '' : itemKey(one)
        switch (does) {
          case 'add':
            return change({ what: 'add', items: [item(`Item ${nth}`, 1 + (nth % 3), 100 * nth)] })
          case 'dearer':
            return one && change({ what: 'replace', key, item: { ...one, price: EUR(one.price.minor + 50) } })
          case 'move':
            return change({ what: 'move', key, to: nth % 4 })
          case 'remove':
            return change({ what: 'remove', key })
          case 'follow':
            return change({ what: 'follow' })
          case 'type':
            return edit(EUR(nth))
          case 'clear':
            return edit(null)
          case 'undo': {
            const [undoId] = done.splice(nth % Math.max(1, done.length), 1)
            if (undoId !== undefined) await undoIt(undoId)
            return undefined
          }
        }
      }
      for (const one of steps) {
        const result = await take(one).catch((error: { code?: string }) => {
          expect(error.code).toBe('CONFLICT')
          return undefined
        })
        if (result?.undoId != null) done.push(result.undoId)
        await expectConsistent(get)
      }
    }),
    { numRuns: 20 },
  )
}, 120_000)
