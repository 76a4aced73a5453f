import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'

import { findDate } from '../../../src/language/read-date.ts'
import { found, NOON, optionsFor } from './moment-lines.ts'

const TODAY = 'Wed 2026-11-18'
const TOMORROW = 'Thu 2026-11-19'

test.each([
  ['10:00 UTC', `${TODAY} 12:00`, ''],
  ['call Bob 10:00 UTC', `${TODAY} 12:00`, 'call Bob'],
  ['10 UTC', `${TODAY} 12:00`, ''],
  ['10:00Z', `${TODAY} 12:00`, ''],
  ['10:00 GMT', `${TODAY} 12:00`, ''],
  ['3pm EST', `${TODAY} 22:00`, ''],
  ['call Bob 3pm EST tomorrow', `${TOMORROW} 22:00`, 'call Bob'],
  ['3pm est', `${TODAY} 22:00`, ''],
  ['15:00 ET', `${TODAY} 22:00`, ''],
  ['3pm PT', `${TOMORROW} 01:00`, ''],
  ['15:00 CET', `${TODAY} 16:00`, ''],
  ['10:00 (CET) friday demo', 'Fri 2026-11-20 11:00', 'demo'],
  ['tomorrow at 10:30-11:30 CET', `${TOMORROW} 11:30`, ''],
  ['15:00 UTC+2', `${TODAY} 15:00`, ''],
  ['9:00 GMT+5:30 tomorrow', `${TOMORROW} 05:30`, ''],
  ['15:00 +02:00', `${TODAY} 15:00`, ''],
  ['9am Berlin time', `${TOMORROW} 10:00`, ''],
  ['10am New York time friday', 'Fri 2026-11-20 17:00', ''],
  ['10am Kyiv time', `${TOMORROW} 10:00`, ''],
  ['12:30 in London time', `${TODAY} 14:30`, ''],
  ['tomorrow 10:00 Europe/Warsaw', `${TOMORROW} 11:00`, ''],
  ['at noon UTC', `${TODAY} 14:00`, ''],
  ['half past 3 UTC', `${TODAY} 17:30`, ''],
  ['demo 2026-11-28T14:30:00Z', 'Sat 2026-11-28 16:30', 'demo'],
  ['demo 2026-11-28T14:30+02:00 with Anna', 'Sat 2026-11-28 14:30', 'demo with Anna'],
  ['demo 2026-11-28T23:30-05:00', 'Sun 2026-11-29 06:30', 'demo'],
  ['2026-11-28 10:00:00.000Z', 'Sat 2026-11-28 12:00', ''],
  ['15:00 за Києвом', `${TODAY} 15:00`, ''],
  ['завтра о 15:00 за київським часом', `${TOMORROW} 15:00`, ''],
  ['дзвінок о 13:00 за Варшавою', `${TODAY} 14:00`, 'дзвінок'],
  ['о 13 за берлінським часом', `${TODAY} 14:00`, ''],
  ['о 15:00 за Лондоном', `${TODAY} 17:00`, ''],
  ['о 10 за Нью-Йорком', `${TODAY} 17:00`, ''],
  ['завтра о 9 по Києву', `${TOMORROW} 09:00`, ''],
  ['10:00 за Гринвічем', `${TODAY} 12:00`, ''],
])('The zone of “%s” counts', (line, moment, rest) => {
  expect(found(line)).toEqual([moment, rest])
})

test.each([
  ['15:00 et al', 'et al'],
  ['at 15:00 east gate', 'east gate'],
  ['15:00 +380501234567', '+380501234567'],
  ['о 15:00 за кавою', 'за кавою'],
  ['о 15:00 по рахунку', 'по рахунку'],
  ['15:00 lunch time', 'lunch time'],
  ['15:00 art class', 'art class'],
])('In “%s” no zone is named', (line, rest) => {
  expect(found(line)).toEqual([`${TODAY} 15:00`, rest])
})

test('An abbreviation means what it says in summer, a region means its clocks', () => {
  const july = { now: new Date('2026-07-01T06:00:00Z') }
  expect(found('15:00 EST', july)).toEqual(['Wed 2026-07-01 23:00', ''])
  expect(found('15:00 ET', july)).toEqual(['Wed 2026-07-01 22:00', ''])
})

test.each([
  ['2026-03-29 03:30', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25 03:30', '2026-10-25T00:30:00.000Z'],
  ['2026-03-08 2:30 New York time', '2026-03-08T07:30:00.000Z'],
  ['2026-11-01 1:30 ET', '2026-11-01T05:30:00.000Z'],
  ['о пів на четверту ранку 29.03.2026', '2026-03-29T01:30:00.000Z'],
])('“%s”: a skipped time moves forward, of two the first counts', (line, at) => {
  const date = findDate(line, optionsFor(line, { now: new Date('2026-01-01T10:00:00Z') }))
  expect(date?.reading.ok === true && date.reading.when.at.toISOString()).toBe(at)
})

test('A time with an offset is the same instant in every zone of the reader', () => {
  const zones = ['Europe/Kyiv', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC']
  const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), fc.integer({ min: -11, max: 12 }), (at, timeZone, hours) => {
      const sent = DateTime.fromJSDate(at, { zone: `UTC${hours < 0 ? '' : '+'}${hours}` }).startOf('minute')
      const line = `demo ${sent.toFormat("yyyy-MM-dd'T'HH:mmZZ")} with Anna`
      const date = findDate(line, { locale: 'en', timeZone, now: NOON })
      expect(date?.reading.ok === true && date.reading.when.at.getTime()).toBe(sent.toMillis())
      expect(date?.rest).toBe('demo with Anna')
    }),
  )
})
