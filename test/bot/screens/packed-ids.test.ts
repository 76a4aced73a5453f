import { Types } from 'mongoose'
import { describe, expect, it } from 'vitest'

import { packIds, shortKey, unpackIds, unpackPair, unpackPairAndKey } from '../../../src/bot/screens/packed-ids.ts'
import { ACTION_BYTES } from '../../../src/bot/screens/buttons.ts'

const id = (): string => new Types.ObjectId().toHexString()

describe('packed ids', () => {
  it('are read back as they were, as many as there are', () => {
    for (const count of [1, 2, 3]) {
      const ids = Array.from({ length: count }, id)
      expect(unpackIds(packIds(...ids))).toEqual(ids)
    }
    const [one, other, third] = [id(), id(), id()]
    expect(unpackPair(packIds(one, other))).toEqual([one, other])
    expect(unpackPairAndKey(`${packIds(one, other)}${shortKey(third)}`)).toEqual([one, other, shortKey(third)])
  })

  it('leave room on a button for the names of the actions that carry them', () => {
    const pair = packIds(id(), id())
    for (const action of [`reopen:${pair}`, `to:${pair}${shortKey(id())}`, `list:m>${pair}`, `older:d${pair}`]) {
      expect(Buffer.byteLength(action)).toBeLessThanOrEqual(ACTION_BYTES)
    }
  })

  it('tell ids that were made one after another apart by their short keys', () => {
    expect(new Set(Array.from({ length: 1000 }, () => shortKey(id()))).size).toBe(1000)
  })

  it.each(['', 'x', 'ü', packIds('a'.repeat(24)).slice(1), `${packIds('a'.repeat(24))}=`, '!'.repeat(16)])(
    'are refused as a record that is not there when they are %j',
    (packed) => {
      expect(() => unpackIds(packed)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
      expect(() => unpackPair(packed)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
    },
  )
})
