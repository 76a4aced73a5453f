/** A place in the agenda inside of a button. */
import { expect, test } from 'vitest'

import { packPlace, unpackPlace } from '../../../src/bot/screens/agenda-place.ts'
import { ACTION_BYTES } from '../../../src/bot/screens/buttons.ts'

const id = '0123456789abcdef01234567'

test.each([
  { kind: 'task', id, dueAt: '2026-11-23T10:00:00.000Z' },
  { kind: 'task', id: 'f'.repeat(24), dueAt: '9999-12-31T21:59:59.999Z' },
  { kind: 'deal', id },
] as const)('comes back as it was put in, and fits: %j', (place) => {
  expect(unpackPlace(packPlace(place))).toEqual(place)
  expect(Buffer.byteLength(`skip:${packPlace(place)}`)).toBeLessThanOrEqual(ACTION_BYTES)
})

test.each(['', 't', 'd', 'x0123456789abcdef', 'tAAAAAAAAAAAAAAAA', 'tAAAAAAAAAAAAAAAA!!', 'd../../etc/passwd'])(
  'of garbage is the beginning: “%s”',
  (garbage) => {
    expect(unpackPlace(garbage)).toBeUndefined()
  },
)
