/** Typed quiet hours, in both languages. */
import { expect, test } from 'vitest'

import { readHours } from '../../src/language/read-hours.ts'

const at = (hour: number, minute = 0) => hour * 60 + minute

test.each([
  ['22-7', { from: at(22), to: at(7) }],
  ['22:30 – 7:15', { from: at(22, 30), to: at(7, 15) }],
  ['from 10 pm to 7 am', { from: at(22), to: at(7) }],
  ['10.30pm till 6.30am', { from: at(22, 30), to: at(6, 30) }],
  ['between 9 and 17', { from: at(9), to: at(17) }],
  ['з 22 до 7', { from: at(22), to: at(7) }],
  ['Із 22:00 по 8:00', { from: at(22), to: at(8) }],
  ['з 10 вечора до 7 ранку', { from: at(22), to: at(7) }],
  ['з 23 год до 6 год', { from: at(23), to: at(6) }],
  ['21—24', { from: at(21), to: 0 }],
  ['12 am - 6 am', { from: 0, to: at(6) }],
  ['off', 'off'],
  ['Вимкнути', 'off'],
  ['22', null],
  ['25-7', null],
  ['22-7 and more', null],
  ['7-7', null],
  ['13 pm - 8', null],
  ['call Anna', null],
] as const)('%s', (typed, hours) => {
  expect(readHours(typed)).toEqual(hours)
})
