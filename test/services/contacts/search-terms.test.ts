import fc from 'fast-check'
import { expect, test } from 'vitest'

import { normalizeCompanyName } from '../../../src/services/companies/company-of-contact.ts'
import { deriveContact } from '../../../src/services/contacts/derive-contact.ts'
import { searchPlan } from '../../../src/services/search/search-records.ts'
import { matchScore, similarity } from '../../../src/services/contacts/rank-matches.ts'
import { fold, searchTerms, trigramsOf, words } from '../../../src/services/contacts/search-terms.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 40 })

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
      const { tokens } = searchTerms({ name: typed, emails: [], phones: [], companyName: null, tags: [] })
      for (const word of words(typed)) {
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

test('A search plan never breaks, whatever is typed, and its terms are taken literally', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 200 })), (typed) => {
      for (const term of searchPlan(typed)) {
        expect(term.length).toBeGreaterThan(0)
        for (const { source } of term) {
          expect(source.startsWith('^')).toBe(true)
          expect(source).not.toMatch(/\p{Cc}/u)
        }
      }
    }),
  )
  for (const typed of ['.*@', 'a.*@b', '#.*', '(a+)+@x', 'x@[a-z]', '#a|b', '^$@', 'a\\@']) {
    for (const [pattern] of searchPlan(typed)) expect(pattern?.test('zzz@zzz')).toBe(false)
  }
  expect(searchPlan('a.c@x')[0]?.[0]?.test('abc@x')).toBe(false)
  expect(searchPlan('a.c@x')[0]?.[0]?.test('a.c@x.example')).toBe(true)
  for (const nothing of ['', '   ', '...', '🔥', '#', '@', '()']) expect(searchPlan(nothing)).toEqual([])
})

test('Zeros alone do not match every phone number', () => {
  for (const typed of ['000', '0000', '00 00']) {
    for (const pattern of searchPlan(typed).flat()) expect(pattern.test('<1010649702442')).toBe(false)
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
      const score = matchScore(asked, ['anna', 'lindqvist'])
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
    }),
  )
  expect(matchScore(['anna', 'zzzzzz'], ['anna', 'lindqvist'])).toBe(0)
  expect(matchScore([], ['anna'])).toBe(0)
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
