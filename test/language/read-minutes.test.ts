/** Typed lengths of time, in both languages. */
import { expect, test } from 'vitest'

import { readMinutes } from '../../src/language/read-minutes.ts'

test.each([
  ['30', 30],
  ['30 min', 30],
  ['30min before', 30],
  ['5m', 5],
  ['0', 0],
  ['1 h 30', 90],
  ['1h30m', 90],
  ['1:30', 90],
  ['1.5 hours', 90],
  ['an hour', 60],
  ['half an hour', 30],
  ['2 days before', 2880],
  ['a week', 10_080],
  ['за 30 хвилин', 30],
  ['за годину', 60],
  ['пів години', 30],
  ['півгодини', 30],
  ['1 год 30 хв', 90],
  ['1,5 години', 90],
  ['за 2 дні', 2880],
  ['одну годину', 60],
  ['десь 20 хв', 20],
  ['30 30', null],
  ['5 min 2 h', null],
  ['1:75', null],
  ['99 years', null],
  ['call Anna', null],
  ['', null],
  ['-5', null],
] as const)('%s', (typed, minutes) => {
  expect(readMinutes(typed)).toBe(minutes)
})
