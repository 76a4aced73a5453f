import { describe, expect, it } from 'vitest'

import type { Deployment, UpdateCost } from '../../bench/simulate/deployment.ts'
import { simulate } from '../../bench/simulate/simulate.ts'

const SECONDS = 20
const NOTHING: UpdateCost = {
  product: 0,
  gateway: 0,
  engine: 0,
  telegram: 0,
  people: 0,
  waitsBefore: 2,
  waitsAfter: 1,
  roundTripMs: 0,
  diskMs: 0,
  telegramMs: 0,
}
const deployment = (cost: Partial<UpdateCost>, more: Partial<Deployment> = {}): Deployment => ({
  processes: 1,
  workers: 16,
  processors: 8,
  engineProcessors: 8,
  cost: { ...NOTHING, ...cost },
  ...more,
})

describe('a simulated deployment', () => {
  it('says the same for the same seed', () => {
    const demand = { kind: 'people', chats: 50, perSecond: 40 } as const
    const once = () => simulate(deployment({ product: 10, engine: 5, telegramMs: 50 }), demand, SECONDS, 7)
    expect(once()).toEqual(once())
  })

  it('lets one chat wait for the rounds before the answer and for Telegram, and its next tap for those after it', () => {
    const cost = { roundTripMs: 3, telegramMs: 50, diskMs: 1 }
    const atLeisure = simulate(deployment(cost), { kind: 'people', chats: 1, perSecond: 0.1 }, SECONDS * 20)
    const atOnce = simulate(deployment(cost), { kind: 'crowd', chats: 1 }, SECONDS)
    expect([atLeisure.p50, atOnce.p50].map(Math.round)).toEqual([56, 60])
  })

  it('is limited by the thread of each process, however many processors there are', () => {
    const crowd = { kind: 'crowd', chats: 100 } as const
    const one = simulate(deployment({ product: 10 }), crowd, SECONDS)
    const two = simulate(deployment({ product: 10 }, { processes: 2 }), crowd, SECONDS)
    expect(one.perSecond).toBeGreaterThan(90)
    expect(one.perSecond).toBeLessThan(110)
    expect(two.perSecond).toBeGreaterThan(one.perSecond * 1.8)
  })

  it('is limited by its workers where everything else only waits', () => {
    const { perSecond } = simulate(
      deployment({ telegramMs: 100 }, { workers: 5 }),
      { kind: 'crowd', chats: 100 },
      SECONDS,
    )
    expect(perSecond).toBeCloseTo(50, 0)
  })

  it('handles the updates of one chat in turn', () => {
    const { p50 } = simulate(deployment({ telegramMs: 100 }), { kind: 'people', chats: 1, perSecond: 9.9 }, 200)
    expect(p50).toBeGreaterThan(200)
  })

  it('falls behind if more is asked than it can do', () => {
    const demand = { kind: 'people', chats: 1_000, perSecond: 300 } as const
    const { answered, perSecond } = simulate(deployment({ product: 10 }), demand, SECONDS)
    expect(answered).toBeLessThan(0.5)
    expect(perSecond).toBeLessThan(110)
  })
})
