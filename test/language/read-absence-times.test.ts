/** From when until when somebody is away, as people type it. */
import { expect, test } from 'vitest'

import { readAbsenceTimes } from '../../src/language/read-absence-times.ts'
import { refusal } from '../support/crm.ts'

/** A Wednesday. */
const OPTIONS = { locale: 'en', timeZone: 'Europe/Kyiv', now: new Date('2026-11-25T10:00:00Z') } as const

test.each([
  ['tomorrow', null, '2026-11-26T22:00:00Z'],
  ['until friday', null, '2026-11-27T22:00:00Z'],
  ['by 1 December', null, '2026-12-01T22:00:00Z'],
  ['until tomorrow 14:00', null, '2026-11-26T12:00:00Z'],
  ['from monday to 12 december', '2026-11-29T22:00:00Z', '2026-12-12T22:00:00Z'],
  ['1 December – 7 December', '2026-11-30T22:00:00Z', '2026-12-07T22:00:00Z'],
  ['1-7 December', '2026-11-30T22:00:00Z', '2026-12-07T22:00:00Z'],
  ['до п’ятниці', null, '2026-11-27T22:00:00Z'],
  ['з понеділка до 12 грудня', '2026-11-29T22:00:00Z', '2026-12-12T22:00:00Z'],
  ['з 1 по 7 грудня', '2026-11-30T22:00:00Z', '2026-12-07T22:00:00Z'],
  ['завтра', null, '2026-11-26T22:00:00Z'],
])('“%s” is from %s until %s', (typed, from, until) => {
  const locale = /\p{Script=Cyrillic}/u.test(typed) ? 'uk' : 'en'
  const read = readAbsenceTimes(typed, { ...OPTIONS, locale })
  expect(read).toEqual({ from: from === null ? null : new Date(from), until: new Date(until) })
})

test.each([
  ['soon', 'not-a-date'],
  ['yesterday', 'past-date'],
  ['31 February', 'no-such-day'],
  ['', 'not-a-date'],
])('“%s” is refused as %s', (typed, problem) => {
  expect(() => readAbsenceTimes(typed, OPTIONS)).toThrow(
    expect.objectContaining({ ...refusal('VALIDATION'), details: expect.objectContaining({ problem }) }),
  )
})
