import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'

import { beginningOf, cutText, cutToUnits, lengthOf, partsOf } from '../../src/language/cut-text.ts'

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const charactersOf = (text: string) => [...segments.segment(text)].map(({ segment }) => segment)
/** Without half a surrogate pair. */
const isWhole = (text: string) => !/\p{Surrogate}/u.test(text)
const words = fc.string({ unit: 'grapheme', maxLength: 300 })
const CHARACTERS = ['👩‍💻', '🇺🇦', 'é', 'й', '👍🏽', 'நி', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿']

describe.each(CHARACTERS)('A text of %s', (character) => {
  test.each([1, 2, 3, 5, 20, 64])('is cut between characters, whatever the limit: %i', (limit) => {
    const text = character.repeat(70)
    expect(cutText(text, limit)).toBe(`${character.repeat(limit - 1)}…`)
    for (const cut of [beginningOf(text, limit * 2), cutToUnits(text, limit * 2).replace(/…$/u, '')]) {
      expect(cut.length).toBeLessThanOrEqual(limit * 2)
      expect(charactersOf(cut).every((one) => one === character)).toBe(true)
    }
  })
})

property.prop([words, fc.integer({ min: 1, max: 200 })])('A cut text begins the text and fits', (text, limit) => {
  const shown = cutText(text, limit)
  expect(lengthOf(shown)).toBeLessThanOrEqual(limit)
  if (lengthOf(text) <= limit) expect(shown).toBe(text)
  const units = cutToUnits(text, limit)
  expect(units.length).toBeLessThanOrEqual(limit)
  expect(beginningOf(text, limit)).toBe(text.slice(0, beginningOf(text, limit).length))
  for (const cut of [shown, units, beginningOf(text, limit)]) expect(isWhole(cut) || !isWhole(text)).toBe(true)
})

property.prop([words])('The parts of a text fit, and hold all of it but spaces', (text) => {
  const parts = partsOf(text, 128)
  expect(parts.every((part) => part.length <= 128)).toBe(true)
  expect(parts.join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''))
})

test('One endless character is cut between code points', () => {
  const zalgo = `a${'\u{301}'.repeat(5000)}`
  expect(beginningOf(zalgo, 128)).toBe(zalgo.slice(0, 128))
  expect(beginningOf('🙂'.repeat(3), 1)).toBe('')
  expect(isWhole(beginningOf('👨‍👩‍👧‍👦‍'.repeat(2000), 1001))).toBe(true)
})

test('A long text takes no longer than a short one', () => {
  const long = '🙂'.repeat(2_000_000)
  expect(beginningOf(long, 100)).toBe('🙂'.repeat(50))
})
