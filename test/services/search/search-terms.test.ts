import fc from 'fast-check'
import { expect, test } from 'vitest'

import { normalizeCompanyName } from '../../../src/services/companies/derive-company.ts'
import { deriveContact } from '../../../src/services/contacts/derive-contact.ts'
import { askedFor, conditionsOf } from '../../../src/services/search/asked-terms.ts'
import { createMatcher, similarity } from '../../../src/services/search/rank-matches.ts'
import { searchTerms, trigramsOf } from '../../../src/services/search/search-terms.ts'
import { fold, wordsOf } from '../../../src/services/search/search-words.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 40 })

const NOTHING = { name: '', emails: [], phones: [], companyName: null, tags: [] }
const tokensOf = (name: string) => searchTerms({ ...NOTHING, name }).tokens

/** Whether a token satisfies all of the terms that a text asks for. */
const answers = (typed: string, tokens: readonly string[]): boolean =>
  askedFor(typed).every((asked) => createMatcher([asked], false)(tokens).closeness !== 'missing')

test('Folding twice is the same as folding once, and case and diacritics do not count', () => {
  fc.assert(
    fc.property(text, (typed) => {
      expect(fold(fold(typed))).toBe(fold(typed))
    }),
  )
  for (const [a, b] of [
    ['Ána', 'ana'],
    ['ЇЖАК', 'іжак'],
    ['Straße', 'straße'],
    ['ΟΔΟΣ', 'οδος'],
    ['ﬁne', 'FINE'],
  ] as const) {
    expect(fold(a)).toBe(fold(b))
  }
})

test('Company names that differ only in case, diacritics and punctuation are the same', () => {
  const names = ['Acme & Söhne GmbH', 'ACME Söhne, GmbH', 'acme-sohne gmbh.', '  Acme  Söhne  (GmbH) ']
  expect(new Set(names.map(normalizeCompanyName))).toEqual(new Set(['acme sohne gmbh']))
  expect(normalizeCompanyName('Acme Söhne')).not.toBe(normalizeCompanyName('Acme'))
})

test('Every prefix of every word in a name matches', () => {
  fc.assert(
    fc.property(text, (typed) => {
      const tokens = tokensOf(typed)
      for (const { word } of wordsOf(typed)) {
        for (const beginning of [[...word].slice(0, 1).join(''), word]) {
          expect(tokens.some((token) => token.startsWith(beginning))).toBe(true)
        }
      }
    }),
  )
})

test('A contact with the maximum number of parts is found by every one that identifies it', () => {
  const emails = Array.from({ length: 10 }, (_, i) => ({
    normalized: `one.two.three.four+five${i}@sub${i}.acme.example`,
  }))
  const phones = Array.from({ length: 10 }, (_, i) => ({ e164: `+4420794601${10 + i}` }))
  const tags = Array.from({ length: 20 }, (_, i) => `tag${i}`)
  const { tokens } = searchTerms({
    name: 'Anna Maria von und zu Lindqvist',
    emails,
    phones,
    companyName: 'Acme Works',
    tags,
  })
  expect(tokens).toEqual(expect.arrayContaining(emails.map(({ normalized }) => normalized)))
  expect(tokens).toEqual(expect.arrayContaining(phones.map(({ e164 }) => e164.slice(1))))
  expect(tokens).toEqual(expect.arrayContaining(tags.map((tag) => `#${tag}`)))
  expect(tokens).toEqual(expect.arrayContaining(['anna', 'lindqvist', 'acme', 'works']))
  expect(tokens.length).toBeLessThanOrEqual(128)
})

test('No text breaks a search, and its terms are taken literally', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 200 })), (typed) => {
      const asked = askedFor(typed)
      expect(asked.length).toBeLessThanOrEqual(6)
      for (const { prefixes, tokens } of asked.map(conditionsOf)) {
        expect(prefixes.length).toBeGreaterThan(0)
        for (const condition of [...prefixes, ...tokens]) {
          expect(condition).not.toBe('')
          expect(condition).not.toMatch(/\p{Cc}/u)
        }
      }
    }),
  )
  for (const typed of ['.*@', 'a.*@b', '#.*', '(a+)+@x', 'x@[a-z]', '#a|b', '^$@', 'a\\@']) {
    expect(answers(typed, ['zzz@zzz'])).toBe(askedFor(typed).length === 0)
  }
  expect(answers('a.c@x', ['abc@x'])).toBe(false)
  expect(answers('a.c@x', ['a.c@x.example'])).toBe(true)
  for (const nothing of ['', '   ', '...', '🔥', '#', '@', '()']) expect(askedFor(nothing)).toEqual([])
})

test('Zeros alone do not match every phone number', () => {
  for (const typed of ['000', '0000', '00 00']) {
    expect(answers(typed, ['<1010649702442'])).toBe(false)
  }
})

test('Trigrams mark both ends, so that even a single letter has some', () => {
  expect(trigramsOf('a')).toEqual(['^a$'])
  expect(trigramsOf('anna')).toEqual(['^an', 'ann', 'nna', 'na$'])
})

test('A whole word beats a prefix, a prefix beats a misspelling, and a misspelling beats another word', () => {
  const ranks = ['anna', 'annabelle', 'anan', 'ana', 'bernd'].map((word) => similarity('anna', word))
  expect(ranks[0]).toBe(1)
  expect(ranks[1]).toBeLessThan(1)
  expect(ranks[2]).toBeLessThan(ranks[1] ?? 0)
  expect(ranks[3]).toBeLessThan(ranks[1] ?? 0)
  expect(Math.min(ranks[2] ?? 0, ranks[3] ?? 0)).toBeGreaterThan(0)
  expect(ranks[4]).toBe(0)
})

test('A similarity is between 0 and 1, and every word asked for must match something', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 4 }), (asked) => {
      const score = createMatcher(askedFor(asked.join(' ')), true)(tokensOf('Anna Lindqvist')).similarity
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
    }),
  )
  expect(createMatcher(askedFor('anna zzzzzz'), true)(tokensOf('Anna Lindqvist')).closeness).toBe('missing')
  expect(createMatcher([], true)(tokensOf('Anna')).closeness).toBe('missing')
})

test('Whole words come before prefixes, these before the other alphabet, and that before misspellings', () => {
  const closeness = (asked: string, name: string) => createMatcher(askedFor(asked), true)(tokensOf(name)).closeness
  expect(closeness('шевченко', 'Тарас Шевченко')).toBe('whole')
  expect(closeness('шевч', 'Тарас Шевченко')).toBe('prefix')
  expect(closeness('shevchenko', 'Тарас Шевченко')).toBe('other-alphabet')
  expect(closeness('shevc', 'Тарас Шевченко')).toBe('other-alphabet')
  expect(closeness('Sergey', 'Сергій Коваль')).toBe('other-alphabet')
  expect(closeness('Сергей', 'Сергій Коваль')).toBe('misspelt')
  expect(closeness('shevchneko', 'Тарас Шевченко')).toBe('misspelt')
  expect(closeness('тарас shevchneko', 'Тарас Шевченко')).toBe('misspelt')
  expect(closeness('тарас бульба', 'Тарас Шевченко')).toBe('missing')
  // The beginning of a word in one alphabet says nothing about words in the same alphabet.
  expect(closeness('яна', 'Анна')).toBe('misspelt')
  expect(closeness('анна', 'Анастасія')).not.toBe('other-alphabet')
})

test('A contact is shown by its name, else its email, phone or company, and without any of them it is not a contact', () => {
  const emails = [{ value: 'A@b.example', normalized: 'a@b.example' }]
  const phones = [{ value: '030 901820', e164: '+4930901820' }]
  const shown = (fields: object, company: string | null) =>
    deriveContact({ name: '', emails: [], phones: [], tags: ['vip'], ...fields }, company)?.displayName
  expect(shown({ name: 'Anna', emails, phones }, 'Acme')).toBe('Anna')
  expect(shown({ emails, phones }, 'Acme')).toBe('A@b.example')
  expect(shown({ phones }, 'Acme')).toBe('030 901820')
  expect(shown({}, 'Acme')).toBe('Acme')
  expect(shown({}, null)).toBeUndefined()
})
