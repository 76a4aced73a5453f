import fc from 'fast-check'
import { expect, test } from 'vitest'

import { mayBeDeclined, nominativesOf } from '../../../src/language/names/declined-names.ts'
import { nameSkeleton } from '../../../src/language/names/name-skeleton.ts'
import { DECLINED, NOT_DECLINED } from './declined-forms.ts'
import { DIFFERENT, SPELLINGS } from './name-spellings.ts'

const word = fc.oneof(
  fc.constantFrom(...SPELLINGS.flat()),
  fc.stringMatching(/^[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ'’ʼ]{1,16}$/u),
  fc.stringMatching(/^[A-Za-z'’-]{1,16}$/u),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)

test.each(SPELLINGS.map((spellings) => [spellings[0], spellings] as const))(
  '%s has one skeleton in all spellings',
  (_, spellings) => {
    const [first = ''] = spellings
    const skeleton = nameSkeleton(first)
    expect(skeleton).not.toBe('')
    expect(Object.fromEntries(spellings.map((spelling) => [spelling, nameSkeleton(spelling)]))).toEqual(
      Object.fromEntries(spellings.map((spelling) => [spelling, skeleton])),
    )
  },
)

test.each(DIFFERENT.map((names) => [names.join(', '), names] as const))('%s stay different names', (_, names) => {
  expect(new Set(names.map((name) => nameSkeleton(name))).size).toBe(names.length)
})

test.each(DECLINED.map(([name, ...forms]) => [name, forms] as const))('%s is known in its cases', (name, forms) => {
  expect(forms.filter((form) => !mayBeDeclined(form, name))).toEqual([])
  expect(forms.filter((form) => !mayBeDeclined(form.toLowerCase(), name.toUpperCase()))).toEqual([])
})

test.each(NOT_DECLINED)('“%s” is no form of “%s”', (typed, name) => {
  expect(mayBeDeclined(typed, name)).toBe(false)
})

test('A skeleton is idempotent, and the same for every case and composition of letters', () => {
  fc.assert(
    fc.property(word, (typed) => {
      const skeleton = nameSkeleton(typed)
      expect(nameSkeleton(skeleton)).toBe(skeleton)
      expect(nameSkeleton(typed.normalize('NFD'))).toBe(nameSkeleton(typed.normalize('NFC')))
    }),
    { numRuns: 5_000 },
  )
})

test('An apostrophe of any kind, or none, makes no difference', () => {
  fc.assert(
    fc.property(word, fc.constantFrom(...`'’‘ʼʹ\`´′＇`), fc.nat(), (typed, apostrophe, at) => {
      const place = at % (typed.length + 1)
      const marked = typed.slice(0, place) + apostrophe + typed.slice(place)
      fc.pre(!/\p{Surrogate}/u.test(typed + marked))
      expect(nameSkeleton(marked)).toBe(nameSkeleton(typed))
    }),
  )
})

test('Every name fits itself, and every word has a bounded number of nominatives, its own first', () => {
  fc.assert(
    fc.property(word, (typed) => {
      const found = nominativesOf(typed)
      expect(found[0]).toBe(nameSkeleton(typed))
      expect(found.length).toBeLessThanOrEqual(40)
      if (/[^\s-]/u.test(typed)) expect(mayBeDeclined(typed, typed)).toBe(true)
    }),
    { numRuns: 5_000 },
  )
})

test('A long text costs no more than a word', () => {
  const started = performance.now()
  nominativesOf('ковальчук'.repeat(2_000))
  expect(performance.now() - started).toBeLessThan(500)
})
