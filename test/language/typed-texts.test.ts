import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { parseEmails } from '../../src/language/emails.ts'
import { formatPhone, parsePhones } from '../../src/language/phones.ts'
import { parseTags } from '../../src/language/tags.ts'
import type { FieldProblem } from '../../src/errors.ts'
import { fieldProblemOf } from '../../src/language/field-problem.ts'
import { parseSingleLine } from '../../src/language/single-line.ts'

/** The problem that a parser finds, or its result. */
function tried<T>(parse: () => T): T | FieldProblem {
  try {
    return parse()
  } catch (error) {
    const details = fieldProblemOf(error)
    if (details === null) throw error
    return details.problem
  }
}
const LONG = 'a'.repeat(4096)
/** Words with everything that people and phones type between letters. */
const typed = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(
        '\u200B',
        '\u202A',
        '\u3164',
        '\u00A0',
        '\t',
        '\n',
        'e\u0301',
        '\u0301',
        'İ',
        'ß',
        'Й',
        '👩‍💻',
        '.',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

describe('Names', () => {
  test('reading a result again returns the same; it is NFC, on one line, and not blank', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const name = tried(() => parseSingleLine(text))
        if (['empty', 'too-long', 'no-letters'].includes(name)) return
        expect(parseSingleLine(name)).toBe(name)
        expect(name.normalize('NFC')).toBe(name)
        expect(name).not.toMatch(/[\n\t\u200B\u202A\u3164\u00A0]| {2}|^ | $/u)
        expect(name).toMatch(/[\p{L}\p{N}]/u)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['Jose\u0301', 'José'],
    ['  Anna \n Lindqvist\t', 'Anna Lindqvist'],
    ['An\u200Bna\u200E', 'Anna'],
    ['e\u200B\u0301', 'é'],
    ['O’Neil-Żółć 2nd 👩‍💻', 'O’Neil-Żółć 2nd 👩‍💻'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['<b>*_Bold_*</b>', '<b>*_Bold_*</b>'],
    ['a'.repeat(128), 'a'.repeat(128)],
    ['7', '7'],
  ])('%j is read as %j', (text, name) => expect(parseSingleLine(text)).toBe(name))

  test.each([
    ['', 'empty'],
    ['   \n\t ', 'empty'],
    ['\u200B\u2060\uFEFF', 'empty'],
    ['\u3164\u115F\uFFA0', 'empty'],
    ['\u2800', 'no-letters'],
    ['👩‍💻', 'no-letters'],
    ['🔥 🔥', 'no-letters'],
    ['…!?', 'no-letters'],
    ['\u0301', 'no-letters'],
    ['a'.repeat(129), 'too-long'],
    [LONG, 'too-long'],
  ])('%j is refused: %s', (text, problem) => expect(tried(() => parseSingleLine(text))).toBe(problem))

  test('only surrounding spaces do not count towards the limit', () => {
    expect(parseSingleLine(` ${'a'.repeat(128)} `.padEnd(4096))).toHaveLength(128)
  })
})

describe('Emails', () => {
  const label = fc.stringMatching(/^[a-zA-Z0-9]{1,10}$/)
  const address = fc
    .tuple(label, fc.option(label), label, fc.constantFrom('com', 'example', 'co.uk', 'XN--P1AI', 'укр'))
    .map(([local, tag, host, end]) => `${local}${tag === null ? '' : `+${tag}`}@${host}.${end}`)

  test('addresses are found whatever separates them, lower-cased, with their +tags, each once', () => {
    const between = fc.constantFrom(',', ' ', '; ', '\n', ' ,\u200B ')
    fc.assert(
      fc.property(fc.array(address, { minLength: 1, maxLength: 5 }), between, (addresses, separator) => {
        const found = parseEmails([...addresses, ...addresses.map((each) => each.toUpperCase())].join(separator))
        expect(found.map(({ normalized }) => normalized)).toEqual([...new Set(addresses.map((a) => a.toLowerCase()))])
        expect(parseEmails(found.map(({ value }) => value).join(' '))).toEqual(found)
        expect(
          parseEmails(found.map(({ normalized }) => normalized).join()).map(({ normalized }) => normalized),
        ).toEqual(found.map(({ normalized }) => normalized))
      }),
    )
  })

  test.each([
    ['Anna+CRM@Acme.Example', [{ value: 'Anna+CRM@Acme.Example', normalized: 'anna+crm@acme.example' }]],
    ['mailto:<a@b.example>', [{ value: 'a@b.example', normalized: 'a@b.example' }]],
    ['\u202Aa@b.example\u202C', [{ value: 'a@b.example', normalized: 'a@b.example' }]],
    [
      "o'neil_x-y=z@sub.b-c.example",
      [{ value: "o'neil_x-y=z@sub.b-c.example", normalized: "o'neil_x-y=z@sub.b-c.example" }],
    ],
  ])('%j is read', (text, found) => expect(parseEmails(text)).toEqual(found))

  test.each([
    ['', 'empty'],
    [' , ;', 'empty'],
    ['anna', 'not-an-email'],
    ['anna @acme.example', 'not-an-email'],
    ['anna@ acme.example', 'not-an-email'],
    ['anna li@acme.example', 'not-an-email'],
    ['anna@acme', 'not-an-email'],
    ['anna@acme,com', 'not-an-email'],
    ['anna@@acme.example', 'not-an-email'],
    ['a@b@c.example', 'not-an-email'],
    ['@acme.example', 'not-an-email'],
    ['anna@', 'not-an-email'],
    ['anna@.example', 'not-an-email'],
    ['anna@acme..example', 'not-an-email'],
    ['anna@-acme.example', 'not-an-email'],
    ['anna@acme.example.', 'not-an-email'],
    ['anna@127.0.0.1', 'not-an-email'],
    ['.anna@acme.example', 'not-an-email'],
    ['an..na@acme.example', 'not-an-email'],
    ['(anna@acme.example)', 'not-an-email'],
    ['😀@😀.😀', 'not-an-email'],
    [`${'a'.repeat(65)}@acme.example`, 'not-an-email'],
    [`a@${'b.'.repeat(130)}example`, 'not-an-email'],
    [LONG, 'not-an-email'],
    [`${LONG}@acme.example`, 'not-an-email'],
    [Array.from({ length: 11 }, (_, index) => `a${index}@b.example`).join(), 'too-many'],
  ])('%j is refused: %s', (text, problem) => expect(tried(() => parseEmails(text))).toBe(problem))

  test('the invalid part is quoted back, cut between characters', () => {
    expect(() => parseEmails(`a@b.example, ${'a'.repeat(63)}😀😀`)).toThrow(
      expect.objectContaining({ details: { problem: 'not-an-email', given: `${'a'.repeat(63)}😀` } }),
    )
  })
})

describe('Phones', () => {
  test.each([
    ['DE', '030 901820', ['+4930901820']],
    ['UA', '067 123 45 67', ['+380671234567']],
    ['UA', '(067) 123-45-67', ['+380671234567']],
    ['GB', '020 7946 0101', ['+442079460101']],
    ['US', '(212) 555-0123', ['+12125550123']],
    ['US', '+380 67 123 45 67', ['+380671234567']],
    ['DE', '0044 20 7946 0101', ['+442079460101']],
    ['DE', '\u202A+49 30 901820\u202C', ['+4930901820']],
    ['DE', '٠٣٠ ٩٠١٨٢٠', ['+4930901820']],
    ['DE', '030 901820, +49 30 901820; 030/901820\n+44 20 7946 0101', ['+4930901820', '+442079460101']],
  ])('in %s, %j is %j', (region, text, numbers) => {
    const found = parsePhones(text, region)
    expect(found.map(({ e164 }) => e164)).toEqual(numbers)
    for (const other of ['US', 'UA', 'DE']) {
      expect(parsePhones(numbers.join(), other).map(({ e164 }) => e164)).toEqual(numbers)
    }
  })

  test.each([
    ['', 'empty'],
    [' ,\n; ', 'empty'],
    ['abc', 'not-a-phone'],
    ['123', 'not-a-phone'],
    ['+', 'not-a-phone'],
    ['++49 30 901820', 'not-a-phone'],
    ['00000000000', 'not-a-phone'],
    ['+999 123 456 789', 'not-a-phone'],
    ['call 030 901820 now', 'not-a-phone'],
    ['anna@acme.example', 'not-a-phone'],
    ['☎️', 'not-a-phone'],
    ['1'.repeat(4096), 'not-a-phone'],
    ['030 901820, nope', 'not-a-phone'],
    [Array.from({ length: 11 }, (_, index) => `+44 20 7946 ${1000 + index}`).join(), 'too-many'],
  ])('%j is refused: %s', (text, problem) => expect(tried(() => parsePhones(text, 'DE'))).toBe(problem))

  test('a number is shown in international form, and anything else as it was typed', () => {
    expect(formatPhone('+4930901820')).toBe('+49 30 901820')
    expect(formatPhone('nonsense')).toBe('nonsense')
  })
})

describe('Tags', () => {
  test('reading a result again returns the same, lower-case and each once', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const tags = tried(() => parseTags(text))
        if (typeof tags === 'string') return
        expect(parseTags(tags.join(' '))).toEqual(tags)
        expect(new Set(tags).size).toBe(tags.length)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['#VIP, berlin;#vip  Hot', ['vip', 'berlin', 'hot']],
    ['#київ', ['київ']],
  ])('%j is read as %j', (text, tags) => expect(parseTags(text)).toEqual(tags))

  test.each([
    ['# ,', 'empty'],
    ['🔥', 'no-letters'],
    ['a'.repeat(33), 'too-long'],
    [LONG, 'too-long'],
    [Array.from({ length: 21 }, (_, index) => `t${index}`).join(), 'too-many'],
  ])('%j is refused: %s', (text, problem) => expect(tried(() => parseTags(text))).toBe(problem))
})
