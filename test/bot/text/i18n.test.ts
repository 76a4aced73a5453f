import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, it, onTestFinished } from 'vitest'

import { errorText } from '../../../src/bot/text/error-text.ts'
import { createTranslator, localeOf, type Translate } from '../../../src/bot/text/i18n.ts'
import { problemText } from '../../../src/bot/text/problem-text.ts'
import { moment, money, type TextValue } from '../../../src/bot/text/text-value.ts'
import { AppError, FIELD_PROBLEMS } from '../../../src/errors.ts'
import { type Logger, silentLogger } from '../../../src/logger.ts'
import { sampleConflicts, sampleErrors } from '../../support/sample-errors.ts'

type AnyTranslate = (key: string, args?: Record<string, TextValue>) => string

async function folderWith(texts: { en: string; uk: string }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'locales-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'en.ftl'), texts.en)
  await writeFile(join(folder, 'uk.ftl'), texts.uk)
  return folder
}

/** A test's own texts have keys that the product's type does not know. */
const loose = (t: Translate): AnyTranslate => t as unknown as AnyTranslate

describe('the language of a person', () => {
  it.each([
    ['uk', 'uk'],
    ['uk-UA', 'uk'],
    ['UK', 'uk'],
    ['ru', 'en'],
    ['en-GB', 'en'],
    ['ukx', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('is read from the language code %s as %s', (code, locale) => {
    expect(localeOf(code)).toBe(locale)
  })
})

describe('the translator', () => {
  it('puts what a person typed into a text exactly as typed, without isolation marks', () => {
    const t = createTranslator()('en')
    const given = '<b>*Ann_a*</b> 🦊 { $x }'
    expect(t('problem-not-an-email', { given })).toContain(`“${given}” is not`)
  })

  it('uses the Ukrainian plural forms for one, few and many', async () => {
    const uk = 'n = { $n } { $n ->\n    [one] контакт\n    [few] контакти\n   *[many] контактів\n}\n'
    const t = loose(createTranslator({ folder: await folderWith({ en: 'n = { $n }\n', uk }) })('uk'))
    expect([1, 2, 5, 11, 21, 24, 112].map((n) => t('n', { n }))).toEqual([
      '1 контакт',
      '2 контакти',
      '5 контактів',
      '11 контактів',
      '21 контакт',
      '24 контакти',
      '112 контактів',
    ])
  })

  it('writes numbers and money as the language does', async () => {
    const ftl = 'sum = { $sum }\n'
    const translator = createTranslator({ folder: await folderWith({ en: ftl, uk: ftl }) })
    const shown = (locale: 'en' | 'uk', sum: TextValue) =>
      loose(translator(locale))('sum', { sum }).replaceAll(/\s/g, ' ')
    expect(shown('en', 1234567)).toBe('1,234,567')
    expect(shown('uk', 1234567)).toBe('1 234 567')
    expect(shown('en', money(123450, 'EUR'))).toBe('€1,234.50')
    expect(shown('uk', money(123450, 'EUR'))).toBe('1 234,50 €')
    expect(shown('uk', money(500000, 'UAH'))).toBe('5 000 ₴')
    expect(shown('en', money(5000, 'JPY'))).toBe('¥5,000')
    expect(shown('en', money(-1, 'USD'))).toBe(
      '-US$0.01'.replace('US$', shown('en', money(100, 'USD')).replace('1', '')),
    )
  })

  it('writes a moment in the time zone that it is given', async () => {
    const ftl = 'at = { DATETIME($at, dateStyle: "medium", timeStyle: "short") }\n'
    const translator = createTranslator({ folder: await folderWith({ en: ftl, uk: ftl }) })
    const at = new Date('2026-11-22T22:30:00Z')
    expect(loose(translator('en'))('at', { at: moment(at, 'Europe/Kyiv') })).toContain('23 Nov 2026, 00:30')
    expect(loose(translator('uk'))('at', { at: moment(at, 'America/New_York') })).toContain('22 лист. 2026')
  })

  it('throws for a missing text or variable when nobody logs it', async () => {
    const translator = createTranslator({ folder: await folderWith({ en: 'a = { $name }\n', uk: 'b = B\n' }) })
    expect(() => loose(translator('uk'))('a')).toThrow('Text a (uk): is missing')
    expect(() => loose(translator('en'))('a')).toThrow('Unknown variable: $name')
  })

  it('shows English and logs the problem in production', async () => {
    const problems: unknown[] = []
    const log: Logger = { ...silentLogger, error: (fields) => problems.push(fields) }
    const folder = await folderWith({ en: 'a = Hello, { $name }\n', uk: 'b = B\n' })
    const t = loose(createTranslator({ folder, log })('uk'))
    expect(t('a', { name: 'Ann' })).toBe('Hello, Ann')
    expect(t('nowhere')).toBe('nowhere')
    expect(problems).toHaveLength(3)
  })

  it('refuses a file that defines a key twice', async () => {
    const folder = await folderWith({ en: 'a = A\na = B\n', uk: '' })
    expect(() => createTranslator({ folder })).toThrow('override an existing message')
  })
})

describe('the text for a failure', () => {
  it('is one line in both languages for every error code and every reason of a conflict', () => {
    const translator = createTranslator()
    const conflicts = sampleConflicts.map((details) => new AppError('CONFLICT', { details }))
    for (const error of [...sampleErrors, ...conflicts]) {
      for (const locale of ['en', 'uk'] as const) {
        expect(errorText(error, translator(locale))).toMatch(/^.+$/u)
      }
    }
  })

  it.each(['api-key', 'lead-source'] as const)('names the limit of every %s, and what to do about it', (of) => {
    const translator = createTranslator()
    const error = new AppError('CONFLICT', { details: { reason: 'limit', of, limit: 37 } })
    expect(errorText(error, translator('en'))).toMatch(/37 .*(?:Revoke|Delete) one/u)
    expect(errorText(error, translator('uk'))).toMatch(/37, більше не можна\. (?:Відкличте|Видаліть)/u)
  })

  it('says that somebody was quicker only if that is true', () => {
    const t = createTranslator()('en')
    const said = sampleConflicts.filter(
      (details) => errorText(new AppError('CONFLICT', { details }), t) === t('error-CONFLICT'),
    )
    expect(said).toEqual([{ reason: 'changed-meanwhile' }])
  })

  it('is that of an internal error if the error is not ours', () => {
    const t = createTranslator()('en')
    expect(errorText(new TypeError('x'), t)).toBe(t('error-INTERNAL'))
    expect(errorText(new AppError('FORBIDDEN', { details: { action: 'contact.write' } }), t)).toBe(t('error-FORBIDDEN'))
  })

  it('names what was typed when a field is refused, for every problem in both languages', () => {
    const translator = createTranslator()
    const texts = FIELD_PROBLEMS.flatMap((problem) =>
      (['en', 'uk'] as const).map((locale) => problemText(translator(locale), { problem, limit: 21, given: 'abc' })),
    )
    expect(new Set(texts).size).toBe(FIELD_PROBLEMS.length * 2)
    expect(problemText(translator('en'), { problem: 'not-a-phone', given: '12' })).toContain('“12”')
    expect(problemText(translator('uk'), { problem: 'too-long', limit: 21 })).toBe(
      'Надто довгий текст: не більше 21 символу.',
    )
  })
})
