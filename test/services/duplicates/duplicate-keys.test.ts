import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { companyKeys } from '../../../src/services/duplicates/company-keys.ts'
import { duplicateKeys, nameKey } from '../../../src/services/duplicates/duplicate-keys.ts'
import { isNear, nearKeys } from '../../../src/services/duplicates/near-names.ts'
import { CERTAIN, scoreOf, signsOf } from '../../../src/services/duplicates/duplicate-signs.ts'

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

describe('Signs that two companies are one', () => {
  const firm = (name: string, more: { domain?: string; phone?: string } = {}) =>
    companyKeys({
      name,
      domain: more.domain ?? null,
      phones: more.phone === undefined ? [] : [{ e164: more.phone }],
    })

  it.each([
    ['one domain', firm('A', { domain: 'a.example' }), firm('B', { domain: 'a.example' }), ['domain'], false],
    ['one number', firm('A', { phone: '+4930123' }), firm('B', { phone: '+4930123' }), ['phone'], true],
    ['legal forms', firm('Acme GmbH'), firm('ACME Corp.'), ['name'], false],
    ['legal forms before a name in quotes', firm('ТОВ «Нова Пошта»'), firm('Nova Poshta LLC'), ['name'], false],
    ['both alphabets', firm('Приватбанк'), firm('PrivatBank'), ['name'], false],
    ['words apart or together', firm('Нова Пошта'), firm('NovaPoshta'), ['name'], false],
    ['words in another order', firm('Berg Consulting'), firm('Consulting Berg'), ['name'], false],
    ['a letter too many', firm('Northwind'), firm('Northwinnds'), ['near-name'], false],
    ['a wrong letter', firm('Northwind'), firm('Northwend'), ['near-name'], false],
    ['two letters swapped', firm('Northwind'), firm('Nortwhind'), ['near-name'], false],
    ['a typo and another legal form', firm('Northwind Ltd'), firm('ТОВ «Нортвенд»'), ['near-name'], false],
    ['two mistakes', firm('Northwind'), firm('Nerthwond'), [], false],
    ['short names', firm('Delta'), firm('Belta'), [], false],
    ['another number', firm('Supermarket 1'), firm('Supermarket 2'), [], false],
    ['nothing but legal forms', firm('Co. Ltd'), firm('GmbH'), [], false],
  ] as const)('%s', (_title, a, b, signs, isCertain) => {
    expect(signsOf(a, b)).toEqual(signs)
    expect(signsOf(b, a)).toEqual(signs)
    expect(scoreOf(signsOf(a, b)) >= CERTAIN).toBe(isCertain)
  })

  it('any one letter left out, put in or exchanged is found', () => {
    const name = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 7, maxLength: 20 })
    fc.assert(
      fc.property(name, fc.nat(), fc.constantFrom('', 'x', 'yx'), (whole, place, instead) => {
        const at = place % whole.length
        const mistyped = whole.slice(0, at) + instead + whole.slice(at + 1)
        const keys = new Set(nearKeys(whole))
        expect(nearKeys(mistyped).some((key) => keys.has(key))).toBe(instead.length < 2)
        expect(isNear(whole, mistyped)).toBe(instead.length < 2)
      }),
    )
  })
})
