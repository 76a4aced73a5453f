/** Bars that lie under their labels: names have the whole width, however long they are. */
import { type Area, INNER_WIDTH, MARGIN } from './area.ts'
import { type Chart, HIDDEN_AXIS } from './chart.ts'
import { bigHeight, drawBig, drawFacts, drawPair, factsHeight } from './figures.ts'
import type { Palette } from './palette.ts'
import { cutFor, SMALL, write } from './pen.ts'
import type { Bar, BarsBody } from './picture.ts'

const LABEL_HEIGHT = 48
const CAPTION_HEIGHT = 38
const MAX_ROW_HEIGHT = 220
const MIN_BAR = 16
const MAX_BAR = 72
const GAP = 26
/** So that next to nothing is seen, too. */
const MIN_LENGTH = 6

type Row = { readonly height: number; readonly bar: number; readonly middle: number }

function rowOf(height: number, bars: readonly Bar[]): Row {
  const room = bars.some(({ caption }) => caption !== undefined) ? CAPTION_HEIGHT : 0
  const bar = Math.max(MIN_BAR, Math.min(MAX_BAR, height - LABEL_HEIGHT - room - GAP))
  return { height, bar, middle: LABEL_HEIGHT + bar / 2 }
}

export function drawBars({ bars, big = [], facts = [] }: BarsBody, area: Area, palette: Palette): Chart {
  const top = area.top + bigHeight(big)
  const bottom = area.bottom - factsHeight(facts)
  const row = rowOf(Math.min(MAX_ROW_HEIGHT, (bottom - top) / bars.length), bars)
  const most = Math.max(...bars.map(({ from, to }) => Math.max(from, to)), 1)
  const least = (most * MIN_LENGTH) / INNER_WIDTH
  const spans = bars.map(({ from, to }) => {
    const low = Math.max(0, Math.min(from, to))
    const length = Math.max(from, to) - low
    // Nothing at all has no bar.
    return { low: Math.min(low, most - least), length: length === 0 ? 0 : Math.max(length, least) }
  })

  const texts = bars.flatMap(({ sign, label, value, tone, caption }, index) => {
    const y = top + index * row.height
    const isPlain = tone === 'plain' || tone === 'faint'
    const color = isPlain ? palette.ink : palette.tones[tone]
    const named = sign === undefined ? label : `${sign} ${label}`
    return [
      ...drawPair({ label: named, value }, y + LABEL_HEIGHT / 2, palette, { color }),
      ...(caption === undefined
        ? []
        : [
            write({
              text: cutFor(caption, INNER_WIDTH, SMALL),
              x: MARGIN,
              y: y + LABEL_HEIGHT + row.bar + CAPTION_HEIGHT / 2 + 4,
              size: SMALL,
              color: palette.quiet,
            }),
          ]),
    ]
  })

  return {
    texts: [...drawBig(big, area, palette), ...texts, ...drawFacts(facts, area, palette)],
    option: {
      // A bar is in the middle of its band, and the band begins with the label.
      grid: {
        left: MARGIN,
        width: INNER_WIDTH,
        top: top + row.middle - row.height / 2,
        height: row.height * bars.length,
      },
      xAxis: { type: 'value', min: 0, max: most, ...HIDDEN_AXIS },
      yAxis: { type: 'category', inverse: true, data: bars.map((_, index) => index), ...HIDDEN_AXIS },
      series: [
        {
          type: 'bar',
          barWidth: row.bar,
          stack: 'bar',
          silent: true,
          showBackground: true,
          backgroundStyle: { color: palette.track, borderRadius: 8 },
          itemStyle: { color: 'transparent' },
          data: spans.map(({ low }) => low),
        },
        {
          type: 'bar',
          barWidth: row.bar,
          stack: 'bar',
          silent: true,
          data: spans.map(({ length }, index) => ({
            value: length,
            itemStyle: { color: palette.tones[bars[index]?.tone ?? 'plain'], borderRadius: 8 },
          })),
        },
      ],
    },
  }
}
