import { fc, test as propertyTest } from '@fast-check/vitest'
import { expect, test } from 'vitest'

import { createTranslator } from '../../../src/bot/text/i18n.ts'

const translator = createTranslator()
/** A text of each language that puts a typed name in quotes. */
const quoted = (locale: 'en' | 'uk', given: string): string => translator(locale)('problem-not-a-time-zone', { given })

test.each([
  ['Зоря', '«Зоря»'],
  ['ТОВ "Зоря"', '«ТОВ „Зоря“»'],
  ['ТОВ «Зоря»', '«ТОВ „Зоря“»'],
  ['ТОВ „Зоря“', '«ТОВ „Зоря“»'],
  ['ТОВ “Зоря”', '«ТОВ „Зоря“»'],
  ['"Зоря"', '«„Зоря“»'],
  ['Дах для «ТОВ „Зоря“»', '«Дах для „ТОВ «Зоря»“»'],
  ['"Зоря" і "Мрія"', '«„Зоря“ і „Мрія“»'],
  ['Труба 5"', '«Труба 5"»'],
  ["Комп'ютер", "«Комп'ютер»"],
  ['\u00ABЗоря', '\u00AB\u00ABЗоря\u00BB'],
])('Within Ukrainian quotes, %s is written %s', (name, written) => {
  expect(quoted('uk', name)).toContain(written)
})

test.each([
  ['Acme', '“Acme”'],
  ['Acme "West" Ltd', '“Acme ‘West’ Ltd”'],
  ['Acme “West” Ltd', '“Acme ‘West’ Ltd”'],
  ['ТОВ «Зоря»', '“ТОВ ‘Зоря’”'],
  ['The "O’Neill" deal', '“The ‘O’Neill’ deal”'],
  ['Pipe 5"', '“Pipe 5"”'],
  ['“Acme', '““Acme”'],
])('Within English quotes, %s is written %s', (name, written) => {
  expect(quoted('en', name)).toContain(written)
})

test('A name that stands in no quotes stays as it was typed', () => {
  expect(translator('uk')('me-zone-own', { zone: 'ТОВ "Зоря"' })).toBe('ТОВ "Зоря", власний')
  expect(translator('en')('me-zone-own', { zone: 'Acme “West”' })).toBe('Acme “West”, your own')
})

propertyTest.prop([fc.string({ unit: fc.constantFrom(...'a "\u00AB\u00BB„“”’') })])(
  'Nothing but quotation marks of a name ever changes',
  (name) => {
    const bare = (text: string): string => text.replaceAll(/["«»„“”‘’]/gu, '')
    expect(bare(quoted('uk', name))).toBe(bare(quoted('uk', bare(name))))
    expect(quoted('en', name)).not.toMatch(/[\uE000\uE001]/u)
  },
)
