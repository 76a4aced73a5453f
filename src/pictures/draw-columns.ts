/** Upright bars: how one number went from period to period. */
import { type Area, INNER_WIDTH, MARGIN } from './area.ts'
import { type Chart, HIDDEN_AXIS } from './chart.ts'
import { bigHeight, drawBig, drawFacts, factsHeight } from './figures.ts'
import type { Palette } from './palette.ts'
import { cutFor, SMALL, write } from './pen.ts'
import type { ColumnsBody } from './picture.ts'

const LABEL_HEIGHT = 60
const VALUE_HEIGHT = 56
const GAP = 48
const MAX_HEIGHT = 460

export function drawColumns({ big, columns, facts }: ColumnsBody, area: Area, palette: Palette): Chart {
  const top = area.top + bigHeight(big) + VALUE_HEIGHT
  const bottom = area.bottom - factsHeight(facts) - GAP - LABEL_HEIGHT
  const height = Math.min(MAX_HEIGHT, bottom - top)
  const room = INNER_WIDTH / columns.length
  const most = Math.max(...columns.map(({ amount }) => amount ?? 0), 1)
  const texts = columns.flatMap(({ label, value, amount, tone }, index) => {
    const x = MARGIN + (index + 0.5) * room
    const y = top + height * (1 - (amount ?? 0) / most) - VALUE_HEIGHT / 2
    const isStrong = tone !== 'faint'
    return [
      write({
        text: cutFor(value, room - 4, SMALL, isStrong ? 'bold' : 'normal'),
        x,
        y,
        size: SMALL,
        color: palette.ink,
        weight: isStrong ? 'bold' : 'normal',
        align: 'center',
      }),
      write({
        text: cutFor(label, room - 8, SMALL),
        x,
        y: top + height + LABEL_HEIGHT / 2,
        size: SMALL,
        color: palette.quiet,
        align: 'center',
      }),
    ]
  })
  const end = { top: area.top, bottom: top + height + LABEL_HEIGHT + GAP + factsHeight(facts) }
  return {
    texts: [...drawBig(big, area, palette), ...texts, ...drawFacts(facts, end, palette)],
    option: {
      grid: { left: MARGIN, width: INNER_WIDTH, top, height },
      xAxis: {
        type: 'category',
        data: columns.map((_, index) => index),
        ...HIDDEN_AXIS,
        axisLine: { show: true, lineStyle: { color: palette.quiet, width: 2 } },
      },
      yAxis: { type: 'value', min: 0, max: most, ...HIDDEN_AXIS },
      series: [
        {
          type: 'bar',
          barWidth: '62%',
          silent: true,
          data: columns.map(({ amount, tone }) => ({
            value: amount,
            itemStyle: { color: palette.tones[tone], borderRadius: [8, 8, 0, 0] },
          })),
        },
      ],
    },
  }
}
