import { describe, expect, it } from 'vitest'

import { createTranslator } from '../../../src/bot/text/i18n.ts'
import { currencyName, currencySign, regionName, timeZoneName } from '../../../src/bot/text/regional-names.ts'
import { parseRegion, parseTimeZone } from '../../../src/services/workspaces/regional-settings.ts'

const translator = createTranslator()

describe('the names of regional settings', () => {
  it('are those of the language', () => {
    expect(regionName('DE', 'en')).toBe('🇩🇪 Germany')
    expect(regionName('DE', 'uk')).toBe('🇩🇪 Німеччина')
    expect(currencyName('EUR', 'en')).toBe('EUR (Euro)')
    expect(currencyName('UAH', 'uk')).toBe('UAH (українська гривня)')
    expect(timeZoneName('Asia/Tokyo', translator('en'))).toBe('Tokyo (UTC+9)')
    expect(timeZoneName('Europe/Kyiv', translator('uk'))).toMatch(/^Київ \(UTC\+[23]\)$/)
    expect(timeZoneName('Europe/London', translator('uk'))).toMatch(/^Лондон \(UTC(\+[01])?\)$/)
  })

  it('put a currency’s sign before its code if it has one', () => {
    expect(currencySign('EUR', 'en')).toBe('€ EUR')
    expect(currencySign('UAH', 'uk')).toBe('₴ UAH')
    expect(currencySign('CHF', 'en')).toBe('CHF')
  })

  it.each([
    ['Germany', 'DE'],
    ['україна', 'UA'],
    [' pl ', 'PL'],
  ])('are understood when typed: the country %s', (typed, code) => {
    expect(parseRegion(typed)).toBe(code)
  })

  it.each([
    ['Київ', 'Europe/Kyiv'],
    ['Lviv', 'Europe/Kyiv'],
    ['new york', 'America/New_York'],
  ])('are understood when typed: the city %s', (typed, zone) => {
    expect(parseTimeZone(typed)).toBe(zone)
  })
})
