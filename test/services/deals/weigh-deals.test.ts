import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'

import { newId, objectId } from '../../../src/models/ids.ts'
import { type Weighable, weighDeals, weightedMinor } from '../../../src/services/deals/weigh-deals.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { putDeal } from '../../support/task-scene.ts'

const database = sharedDatabase()

const anyDeal = fc.record({
  amount: fc.record({ minor: fc.nat({ max: 10 ** 15 }), currency: fc.constantFrom('EUR', 'USD', 'JPY') }),
  probability: fc.oneof(fc.constantFrom(10, 25, 50, 75), fc.nat({ max: 100 })),
})

/** As the database sums them up: one amount per currency and probability. */
function grouped(deals: readonly Weighable[]): readonly Weighable[] {
  const groups = new Map<string, Weighable>()
  for (const { amount, probability } of deals) {
    const key = `${amount.currency} ${probability}`
    const minor = amount.minor + (groups.get(key)?.amount.minor ?? 0)
    groups.set(key, { amount: { ...amount, minor }, probability })
  }
  return [...groups.values()]
}

property.prop([fc.array(anyDeal, { maxLength: 8 })])('The sums are the same however deals are grouped', (deals) => {
  const sums = weighDeals(deals)
  expect(weighDeals(deals.toReversed())).toEqual(sums)
  expect(weighDeals(grouped(deals))).toEqual(sums)
  for (const { currency, minor, weightedMinor: weighted } of sums) {
    const own = deals.filter(({ amount }) => amount.currency === currency)
    expect(minor).toBe(own.reduce((sum, { amount }) => sum + amount.minor, 0))
    expect(weighted).toBeLessThanOrEqual(minor)
    // Each card is off by at most half a minor unit.
    const cards = own.reduce((sum, { amount, probability }) => sum + (weightedMinor(amount, probability) ?? 0), 0)
    expect(Math.abs(cards - weighted)).toBeLessThanOrEqual(own.length / 2 + 0.5)
  }
})

test.each([
  [[[105, 10]], 11],
  [[[104, 10]], 10],
  [[[5, 10]], 1],
  [
    [
      [4, 10],
      [4, 10],
    ],
    1,
  ],
  [
    [
      [5, 10],
      [5, 10],
    ],
    1,
  ],
  [[[1000, 12.5]], 125],
])('The total is rounded once, half up: %j is %s', (deals, expected) => {
  const parts = deals.map(([minor = 0, probability = 0]) => ({ amount: { minor, currency: 'EUR' }, probability }))
  expect(weighDeals(parts)).toMatchObject([{ weightedMinor: expected }])
})

test('The largest sum comes first, and no deals have no sum', () => {
  const of = (minor: number, currency: string) => ({ amount: { minor, currency }, probability: 50 })
  const sums = weighDeals([of(5, 'USD'), of(5, 'EUR'), of(9, 'JPY')])
  expect(sums.map(({ currency }) => currency)).toEqual(['JPY', 'EUR', 'USD'])
  expect(weighDeals([])).toEqual([])
  expect(weightedMinor(null, 50)).toBeNull()
})

test('Home, board, digest and cards agree for the same deals', async () => {
  const crm = createCrm(database())
  const team = await crm.team()
  const { owner } = team
  const { pipeline } = await crm.services.deals.board(owner())
  const open = pipeline.stages.filter(({ kind }) => kind === 'open')
  const amounts = fc.sample(fc.record({ minor: fc.nat({ max: 500_000 }), currency: fc.constantFrom('EUR', 'USD') }), 24)
  const deals: Weighable[] = []
  for (const [index, amount] of amounts.entries()) {
    const stage = open[index % open.length]
    if (stage === undefined) throw new Error('There is no open stage')
    const id = await putDeal(crm, owner(), amount)
    const filter = { workspaceId: objectId(team.workspaceId), _id: objectId(id) }
    await crm.models.deals.updateOne(filter, { $set: { stageId: objectId(stage.id) } })
    expect((await crm.services.deals.get(owner(), id)).weightedMinor).toBe(weightedMinor(amount, stage.probability))
    deals.push({ amount, probability: stage.probability })
  }
  // They were put into their stages behind the back of the totals.
  const check = { workspaceId: team.workspaceId, memberId: null, channel: 'job', commandId: newId() } as const
  await crm.services.stageTotals.check(check)
  const expected = weighDeals(deals)
  const board = await crm.services.deals.board(owner())
  expect(board.open).toEqual({ count: 24, sums: expected, converted: null })
  expect((await crm.services.home(owner())).deals).toEqual({ count: 24, sums: expected })
  expect((await crm.services.readDigest(owner()))?.deals).toEqual({ count: 24, sums: expected })
})
