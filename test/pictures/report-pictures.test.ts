import { loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'

import { createTranslator } from '../../src/bot/text/i18n.ts'
import { reportPage } from '../../src/bot/text/reports/report-page.ts'
import { drawPicture } from '../../src/pictures/draw-picture.ts'
import type { PictureTheme } from '../../src/pictures/picture.ts'
import type { Locale } from '../../src/locale.ts'
import { type Report, REPORT_NAMES } from '../../src/services/reports/report.ts'
import { differenceFromKept } from '../support/reports/compare-pictures.ts'
import {
  EMOJI_NAME,
  LONG_NAME,
  madeReport,
  MADE_FIGURES,
  EMPTY_FIGURES,
  stagesOf,
} from '../support/reports/made-reports.ts'

const translator = createTranslator()
/** A label in the wrong place, or a bar of another length, differs in more points than that. */
const TOLERANCE = 0.004

const draw = (report: Report, locale: Locale, theme: PictureTheme) =>
  drawPicture({ ...reportPage(report, translator(locale)), theme })

const funnelOf = (stages: number) =>
  madeReport(
    {
      ...MADE_FIGURES.funnel,
      stages: stagesOf(
        Array.from(
          { length: stages },
          (_, index) => [`Stage ${index + 1}`, LONG_NAME, EMOJI_NAME][index] ?? `Stage ${index + 1}`,
        ),
      ),
    },
    {
      pipelineName: LONG_NAME,
      memberName: EMOJI_NAME,
      withoutRate: [
        { currency: 'USD', count: 2 },
        { currency: 'EUR', count: 1 },
        { currency: 'PLN', count: 11 },
      ],
    },
  )

describe('the picture of a report', () => {
  it.for(REPORT_NAMES)('%s looks as it was looked at, in both languages and themes', async (name) => {
    const report = madeReport(MADE_FIGURES[name])

    expect(await differenceFromKept(`${name}-en-light`, await draw(report, 'en', 'light'))).toBeLessThan(TOLERANCE)
    expect(await differenceFromKept(`${name}-uk-dark`, await draw(report, 'uk', 'dark'))).toBeLessThan(TOLERANCE)
  })

  it.for([1, 6, 12])(
    'has room for a funnel of %d stages with long names and three currencies without a rate',
    async (stages) => {
      const png = await draw(funnelOf(stages), 'uk', 'light')

      expect(await differenceFromKept(`funnel-${stages}-stages`, png)).toBeLessThan(TOLERANCE)
    },
  )

  it('is a calm sentence where nothing has happened', async () => {
    const png = await draw(madeReport(EMPTY_FIGURES.funnel), 'uk', 'dark')

    expect(await differenceFromKept('funnel-empty', png)).toBeLessThan(TOLERANCE)
  })

  it('has the size of a phone held upright, and is far smaller than Telegram takes', async () => {
    const png = await draw(madeReport(MADE_FIGURES.activity), 'en', 'light')
    const { width, height } = await loadImage(Buffer.from(png))

    expect([width, height]).toEqual([1080, 1350])
    expect(png.length).toBeLessThan(400_000)
  })
})
