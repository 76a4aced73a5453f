import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { CALLBACK_ACTIONS, decodeCallback, encodeCallback } from '../../../src/bot/screens/callback-codec.ts'

const action = fc.constantFrom(...CALLBACK_ACTIONS)

describe('callback data', () => {
  it('comes back as the action that was written, in at most 64 bytes, or is refused', () => {
    fc.assert(
      fc.property(action, fc.string({ unit: 'grapheme', maxLength: 70 }), (name, argument) => {
        const callback = { action: name, argument }
        let data: string
        try {
          data = encodeCallback(callback)
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
          expect(Buffer.byteLength(argument)).toBeGreaterThan(54)
          return
        }
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
        expect(decodeCallback(data)).toEqual(callback)
      }),
    )
  })

  it('is read without an error whatever it is, and only as an action that there is', () => {
    const parts = fc.constantFrom('1', '0', ':', ...CALLBACK_ACTIONS, 'constructor', '__proto__', '\u0000', 'ü')
    const nearly = fc.array(parts, { maxLength: 8 }).map((chosen) => chosen.join(''))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearly), (data) => {
        const callback = decodeCallback(data)
        if (callback !== null) expect(CALLBACK_ACTIONS).toContain(callback.action)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['an older version', '0:skip'],
    ['a newer version', '2:skip'],
    ['no version', 'skip'],
    ['an unknown action', '1:erase'],
    ['an inherited name', '1:constructor:x'],
    ['a menu', 'home/0/1/open/abcd'],
    ['nothing', ''],
  ])('is out of date when it is of %s', (_what, data) => {
    expect(decodeCallback(data)).toBeNull()
  })
})
