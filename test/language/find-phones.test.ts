import fc from 'fast-check'
import { type CountryCode, getCountries, getExampleNumber } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'

import { findPhones } from '../../src/language/find-phones.ts'

const REGIONS: readonly CountryCode[] = getCountries()

/** What is found in a text, as “number”, or “number x12” with an extension. */
function found(text: string, region: string): string[] {
  return findPhones(text, region).map(
    ({ number, extension }) => number + (extension === undefined ? '' : ` x${extension}`),
  )
}

const NOTATIONS = [
  'yyyy-MM-dd',
  'yyyy/MM/dd',
  'yyyyMMdd',
  'dd.MM.yyyy',
  'd.M.yy',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'dd-MM-yyyy',
  'dd MM yyyy',
  'yyyy.MM.dd',
  'd MMMM yyyy',
  "yyyy-MM-dd'T'HH:mm:ss'Z'",
  'dd.MM.yyyy HH:mm',
  'yyyy-MM-dd HH:mm',
] as const
const FRAMES = [
  'audit %',
  '%',
  'Anna % report',
  'from % to %',
  '%-%',
  'рахунок від %',
  '(%)',
  'due: %, paid %',
] as const

test('A day is a phone number in no notation and no region', () => {
  const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fc.constantFrom(...NOTATIONS), fc.constantFrom(...FRAMES), (at, notation, frame) => {
      const text = frame.replaceAll('%', DateTime.fromJSDate(at, { zone: 'utc' }).toFormat(notation))
      const wrong = REGIONS.filter((region) => findPhones(text, region).length > 0)
      expect([text, wrong]).toEqual([text, []])
    }),
    { numRuns: 60 },
  )
})

test.each(REGIONS)('In %s, a number is found beside a day, in national and in international notation', (region) => {
  const example = getExampleNumber(region, examples)
  if (example === undefined) return
  for (const written of [example.formatInternational(), example.number]) {
    const text = `2026-12-01 Anna ${written}, invoice 2026-11-0045`
    expect([text, found(text, region)]).toEqual([text, [example.number]])
  }
})

test.each([
  'audit 2026-12-01',
  'invoice 2026-11-0045',
  '2026-11-0045',
  '№ 4410/26',
  '№ 20261145',
  'contract no. 4410 2026 1234',
  'договір № 4410/26 від 01.12.2026',
  'договору 12345678',
  'рахунок 0501234567',
  'рахунок-фактура СФ-0000123',
  'видаткова накладна 000012345',
  'ТТН 20450123456789',
  'замовлення #1234567',
  'order 12345678',
  'Order number: 202 555 0143',
  'PO-20261145',
  'INV-2026-0045',
  'IBAN UA21 3223 1300 0002 6007 2335 6600 1',
  'UA213223130000026007233566001',
  'DE89370400440532013000',
  'card 4149 4390 1234 5678',
  'карта 4149439012345678',
  '4149 4390 1234 5678',
  'VAT DE123456789',
  'ЄДРПОУ 12345678',
  'ІПН 1234567890',
  'паспорт 001234567',
  'ticket 0441234567',
  'ref. 030 1234567',
  'serial 0441234567',
  'tracking no 0441234567',
  'акт 12345678',
  'budget 5 000 000 грн',
  '$2 125 550',
  '12345678 pcs',
  '3 500 000 EUR',
  'server 192.168.1.100',
  '50.450100, 30.523400',
  'https://example.com/orders/0501234567',
  'a0501234567@example.com',
  'slot 10:00-11:30',
  'slot 12.00-13.30',
  '01.12-05.12.2026',
  '1–5.12.2026',
  'plan 2025-2026',
  'report 2026-12',
  '1 January 1970-12 January 1970',
])('No region has a phone number in “%s”', (text) => {
  expect(REGIONS.filter((region) => findPhones(text, region).length > 0)).toEqual([])
})

test.each([
  ['Anna 050 123 45 67', 'UA', ['+380501234567']],
  ['Анна 0501234567, 044 123 45 67', 'UA', ['+380501234567', '+380441234567']],
  ['0501234567 28.11.2026', 'UA', ['+380501234567']],
  ['28.11.2026 0501234567', 'UA', ['+380501234567']],
  ['+380 50 123 45 67 28.11.2026 10:00', 'UA', ['+380501234567']],
  ['order 4410 050 123 45 67', 'UA', ['+380501234567']],
  ['order 4410 +380501234567', 'UA', ['+380501234567']],
  ['order from Anna 0501234567', 'UA', ['+380501234567']],
  ['замовлення від Анни 0501234567', 'UA', ['+380501234567']],
  ['invoice 2026-11-0045 Anna 0501234567', 'UA', ['+380501234567']],
  ['tel. 20261201', 'DK', ['+4520261201']],
  ['phone: 20-12-2026', 'DK', ['+4520122026']],
  ['phone no. 0501234567', 'UA', ['+380501234567']],
  ['моб 20 26 12 01', 'DK', ['+4520261201']],
  ['+45 20 26 12 01', 'DK', ['+4520261201']],
  ['тел. 0501234567 2026-12-01', 'UA', ['+380501234567']],
  ['01.12.26.34.56', 'FR', ['+33112263456']],
  ['05 11 20 26 12', 'FR', ['+33511202612']],
  ['(202) 555-2026', 'US', ['+12025552026']],
  ['202.555.0143', 'US', ['+12025550143']],
  ['0511/12 34 56', 'DE', ['+49511123456']],
  ['030/12345678', 'DE', ['+493012345678']],
  ['20.30.40.50', 'DK', ['+4520304050']],
  ['https://wa.me/+380501234567', 'UA', ['+380501234567']],
  ['call 0501234567 at 10:00', 'UA', ['+380501234567']],
  ['0501234567 $500', 'UA', ['+380501234567']],
  ['deal 5000 eur 0501234567', 'UA', ['+380501234567']],
  ['+1 202 555 0143 ext. 12', 'UA', ['+12025550143 x12']],
  ['(202) 555-0143 x12', 'US', ['+12025550143 x12']],
  ['202-555-0143 extension 7 Anna', 'US', ['+12025550143 x7']],
  ['044 123 45 67 дод. 12', 'UA', ['+380441234567 x12']],
  ['044 123 45 67, дод 305 Анна', 'UA', ['+380441234567 x305']],
  ['044 123 45 67 (вн. 15)', 'UA', ['+380441234567 x15']],
  ['0441234567 внутрішній 15', 'UA', ['+380441234567 x15']],
  ['0441234567 доб. 15, 0501234567', 'UA', ['+380441234567 x15', '+380501234567']],
  ['Anna 0441234567 12 pcs', 'UA', ['+380441234567']],
])('“%s” in %s has %j', (text, region, numbers) => {
  expect(found(text, region)).toEqual(numbers)
})

test('The span of a number includes its extension, and positions are those of the text', () => {
  const text = 'Anna 044 123 45 67, дод. 12, звіт 2026-12-01'
  const [phone] = findPhones(text, 'UA')
  expect(phone && text.slice(phone.start, phone.end)).toBe('044 123 45 67, дод. 12')
})

test('No text makes the finder throw, and its spans lie in the text without overlapping', () => {
  const pieces = fc.constantFrom(
    '050',
    ' ',
    '123',
    '-',
    '2026',
    '.',
    '12',
    '№',
    'invoice ',
    '+380',
    'ext. ',
    '/',
    '(',
    ')',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, fc.constantFrom(...REGIONS), (typed, region) => {
      let from = 0
      for (const { start, end } of findPhones(typed, region)) {
        expect(start).toBeGreaterThanOrEqual(from)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(typed.length)
        from = end
      }
    }),
  )
})
