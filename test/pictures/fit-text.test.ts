import { fc, it as prop } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { cutToWidth, linesWithin } from '../../src/pictures/fit-text.ts'

/** Every character is one wide, an emoji of several code points, too. */
const measure = (text: string) => [...new Intl.Segmenter().segment(text)].length
const aText = fc.string({ unit: 'grapheme', maxLength: 80 })

describe('a text that is too wide', () => {
  it('ends in an ellipsis behind as much as fits', () => {
    expect(cutToWidth('Negotiation', 11, measure)).toBe('Negotiation')
    expect(cutToWidth('Negotiation', 6, measure)).toBe('Negot…')
  })

  it('does not end in half an emoji', () => {
    expect(cutToWidth('👩‍💻👩‍💻👩‍💻👩‍💻', 3, measure)).toBe('👩‍💻👩‍💻…')
  })

  it('is broken at spaces, and its last line is cut', () => {
    expect(linesWithin('Won more than in any week since May', 12, 2, measure)).toEqual(['Won more', 'than in any…'])
    expect(linesWithin('Won', 12, 2, measure)).toEqual(['Won'])
    expect(linesWithin('', 12, 2, measure)).toEqual([''])
  })

  prop.prop([aText, fc.integer({ min: 1, max: 40 })])('never takes more than the width', (text, width) => {
    expect(measure(cutToWidth(text, width, measure))).toBeLessThanOrEqual(width)
    for (const line of linesWithin(text, width, 3, measure)) expect(measure(line)).toBeLessThanOrEqual(width)
  })
})
