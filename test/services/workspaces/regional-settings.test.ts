import { expect, test } from 'vitest'

import { LOCALES } from '../../../src/locale.ts'
import {
  guessRegion,
  parseCurrency,
  parseRegion,
  parseTimeZone,
} from '../../../src/services/workspaces/regional-settings.ts'
import { parseSetting } from '../../../src/services/workspaces/workspaces.ts'

const problem = (name: string) =>
  expect.objectContaining({ code: 'VALIDATION', details: expect.objectContaining({ problem: name }) as unknown })

test.each([
  ['eur', 'EUR'],
  [' UAH ', 'UAH'],
])('Currency %j is %s', (typed, code) => expect(parseCurrency(typed)).toBe(code))

test.each(['', 'euro', '€', 'ZZZ', 'E U R', 'x'.repeat(4096)])('%j is not a currency', (typed) => {
  expect(() => parseCurrency(typed)).toThrow(problem('not-a-currency'))
})

test.each([
  ['Europe/Kyiv', 'Europe/Kyiv'],
  ['kyiv', 'Europe/Kyiv'],
  ['new york', 'America/New_York'],
  ['New_York', 'America/New_York'],
  [' berlin ', 'Europe/Berlin'],
  ['UTC', 'UTC'],
])('Time zone %j is %s', (typed, zone) => expect(parseTimeZone(typed)).toBe(zone))

test.each(['', '+02:00', 'UTC+2', 'Mars/Phobos', 'Springfield', '../etc', 'x'.repeat(4096)])(
  '%j is not a time zone',
  (typed) => {
    expect(() => parseTimeZone(typed)).toThrow(problem('not-a-time-zone'))
  },
)

test.each([
  ['de', 'DE'],
  [' UA ', 'UA'],
  ['UK', 'GB'],
  ['usa', 'US'],
  ['США', 'US'],
])('Region %j is %s', (typed, code) => expect(parseRegion(typed)).toBe(code))

test.each(['', 'Narnia', 'XX', '49', 'D E', 'x'.repeat(4096)])('%j is not a region', (typed) => {
  expect(() => parseRegion(typed)).toThrow(problem('not-a-region'))
})

test('Everything that is offered is accepted as is', () => {
  for (const locale of LOCALES) {
    const { currencies, timeZones, regions } = guessRegion(locale)
    expect(currencies.map(parseCurrency)).toEqual(currencies)
    expect(timeZones.map(parseTimeZone)).toEqual(timeZones)
    expect(regions.map(parseRegion)).toEqual(regions)
    expect(parseSetting('locale', locale)).toBe(locale)
  }
  expect(() => parseSetting('locale', 'xx')).toThrow(expect.objectContaining({ code: 'VALIDATION' }))
})
