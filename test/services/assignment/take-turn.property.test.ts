/** Turns among members with weights. */
import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import { type MemberId, newId } from '../../../src/models/ids.ts'
import { type Share, takeTurn } from '../../../src/services/assignment/take-turn.ts'

const IDS = Array.from({ length: 20 }, () => newId<MemberId>())
const weights = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: IDS.length })

const begin = (given: readonly number[]): readonly Share[] =>
  given.flatMap((weight, index) => {
    const memberId = IDS[index]
    return memberId === undefined ? [] : [{ memberId, weight, credit: null }]
  })

const everybody = () => true

describe('Turns by weight', () => {
  test.prop([weights, fc.integer({ min: 1, max: 300 })])(
    'nobody is a whole turn ahead of or behind their share, after any number of turns',
    (given, turns) => {
      let shares = begin(given)
      const total = given.reduce((sum, weight) => sum + weight, 0)
      const had = new Map<MemberId, number>()
      for (let turn = 1; turn <= turns; turn++) {
        const taken = takeTurn(shares, everybody)
        if (taken === null) throw new Error('Nobody was there')
        shares = taken.shares
        had.set(taken.memberId, (had.get(taken.memberId) ?? 0) + 1)
        for (const { memberId, weight } of shares)
          expect(Math.abs((had.get(memberId) ?? 0) - (turn * weight) / total)).toBeLessThan(1)
      }
    },
  )

  test.prop([
    weights,
    fc.array(
      fc.record({ away: fc.uniqueArray(fc.integer({ min: 0, max: 19 })), turns: fc.integer({ min: 1, max: 25 }) }),
      {
        maxLength: 12,
      },
    ),
  ])('whoever is away gets nothing, and those who come and go get no row of turns for it', (given, stretches) => {
    let shares = begin(given)
    for (const { away, turns } of stretches) {
      const isPresent = (id: MemberId) => !away.includes(IDS.indexOf(id))
      const there = shares.filter(({ memberId }) => isPresent(memberId))
      const total = there.reduce((sum, { weight }) => sum + weight, 0)
      const had = new Map<MemberId, number>()
      for (let turn = 1; turn <= turns; turn++) {
        const taken = takeTurn(shares, isPresent)
        if (there.length === 0) expect(taken).toBeNull()
        if (taken === null) break
        expect(isPresent(taken.memberId)).toBe(true)
        had.set(taken.memberId, (had.get(taken.memberId) ?? 0) + 1)
        shares = taken.shares
        expect(shares.every(({ memberId, credit }) => (credit !== null) === isPresent(memberId))).toBe(true)
        // A turn that somebody was ahead or behind when it began, and one of their own.
        for (const { memberId, weight } of there)
          expect(Math.abs((had.get(memberId) ?? 0) - (turn * weight) / total)).toBeLessThan(3)
      }
    }
  })

  test('equal weights take turns in the order of the list', () => {
    let shares = begin([1, 1, 1])
    const order: MemberId[] = []
    for (let turn = 0; turn < 6; turn++) {
      const taken = takeTurn(shares, everybody)
      if (taken === null) throw new Error('Nobody was there')
      shares = taken.shares
      order.push(taken.memberId)
    }
    expect(order).toEqual([...IDS.slice(0, 3), ...IDS.slice(0, 3)])
  })
})
