import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { CERTAIN, duplicateKeys, nameKey, scoreOf, signsOf } from '../../../src/services/duplicates/duplicate-keys.ts'

const person = (name: string, more: { email?: string; phone?: string; username?: string } = {}, company?: string) =>
  duplicateKeys(
    {
      name,
      emails: more.email === undefined ? [] : [{ normalized: more.email }],
      phones: more.phone === undefined ? [] : [{ e164: more.phone }],
      telegram: more.username === undefined ? null : { username: more.username },
    },
    company ?? null,
  )

describe('Signs that two contacts are one person', () => {
  it.each([
    ['one email', person('A', { email: 'a@b.example' }), person('B', { email: 'a@b.example' }), ['email'], true],
    ['one number', person('A', { phone: '+4930123' }), person('B', { phone: '+4930123' }), ['phone'], true],
    [
      'another extension',
      person('A', { phone: '+4930123;ext=1' }),
      person('B', { phone: '+4930123;ext=2' }),
      [],
      false,
    ],
    ['one account', person('A', { username: 'Anna' }), person('B', { username: 'anna' }), ['telegram'], false],
    ['both alphabets', person('Тарас Шевченко'), person('Shevchenko Taras'), ['name'], false],
    ['name and company', person('Anna', {}, 'Berg AG'), person('Анна', {}, 'BERG AG'), ['name-company'], false],
    ['a first name', person('Anna'), person('Anna'), [], false],
    ['other people', person('Anna Berg'), person('Anna Burg'), [], false],
  ] as const)('%s', (_title, a, b, signs, isCertain) => {
    expect(signsOf(a, b)).toEqual(signs)
    expect(scoreOf(signsOf(a, b)) >= CERTAIN).toBe(isCertain)
  })

  it('are the same in both directions, and a normalised name stays as it is', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 30 })
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(signsOf(person(a), person(b))).toEqual(signsOf(person(b), person(a)))
        expect(nameKey(nameKey(a))).toBe(nameKey(a))
      }),
    )
  })
})
