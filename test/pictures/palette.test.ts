import { fc, it as prop } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { between, contrastOf, inkOn, PALETTES } from '../../src/pictures/palette.ts'
import { PICTURE_THEMES } from '../../src/pictures/picture.ts'

/** WCAG 2.2: 1.4.3 for texts, 1.4.11 for bars. */
const FOR_TEXT = 4.5
const FOR_SHAPES = 3

describe.for(PICTURE_THEMES)('the %s theme', (theme) => {
  const { paper, ink, quiet, track, tones } = PALETTES[theme]

  it('has no text that is hard to read', () => {
    const texts = [ink, quiet, tones.gain, tones.loss, tones.accent]
    expect(texts.filter((color) => contrastOf(color, paper) < FOR_TEXT)).toEqual([])
  })

  it('has bars that stand out from the paper and from their track', () => {
    const bars = [tones.plain, tones.gain, tones.loss, tones.accent]
    expect(bars.filter((color) => contrastOf(color, paper) < FOR_SHAPES)).toEqual([])
    expect(bars.filter((color) => contrastOf(color, track) < FOR_SHAPES)).toEqual([])
  })

  prop.prop([fc.double({ min: 0, max: 1, noNaN: true })])(
    'has numbers that can be read in a cell of any shade',
    (share) => {
      const cell = between(track, tones.accent, share)
      expect(contrastOf(inkOn(cell), cell)).toBeGreaterThanOrEqual(FOR_TEXT)
    },
  )
})
