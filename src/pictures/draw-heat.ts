/** A strip of cells for each member: the darker a cell, the more was done on that day. */
import { type Area, INNER_WIDTH, MARGIN } from './area.ts'
import { type Chart, HIDDEN_AXIS } from './chart.ts'
import { drawPair } from './figures.ts'
import { between, inkOn, type Palette } from './palette.ts'
import { cutFor, measureIn, SMALL, write } from './pen.ts'
import type { HeatBody } from './picture.ts'

const LABEL_HEIGHT = 50
const AXIS_HEIGHT = 54
const MAX_ROW_HEIGHT = 220
const GAP = 20
const BETWEEN_CELLS = 3
/** Even a single deed differs from none. */
const MIN_SHADE = 0.25
/** In narrower cells some numbers would fit and others not. */
const MIN_NUMBERED = 56

/** First, last, and those between that have room. */
function labelled(columns: readonly string[], room: number): readonly number[] {
  const widest = Math.max(...columns.map(measureIn(SMALL))) + 16
  const step = Math.max(1, Math.ceil(widest / room))
  return columns.map((_, index) => index).filter((index) => index % step === 0)
}

export function drawHeat({ columns, rows }: HeatBody, area: Area, palette: Palette): Chart {
  const height = Math.min(MAX_ROW_HEIGHT, (area.bottom - area.top - AXIS_HEIGHT) / rows.length)
  const room = INNER_WIDTH / columns.length
  const cell = height - LABEL_HEIGHT - GAP
  // Several people together are not measured against one.
  const most = Math.max(...rows.flatMap(({ cells, isSum }) => (isSum === true ? [] : cells)), 1)
  const colorOf = (value: number) =>
    value === 0
      ? palette.track
      : between(palette.track, palette.tones.accent, MIN_SHADE + (1 - MIN_SHADE) * Math.min(1, value / most))
  const fits = (text: string) =>
    room >= MIN_NUMBERED && cell >= SMALL + 8 && measureIn(SMALL, 'bold')(text) <= room - 2 * BETWEEN_CELLS
  const axis = area.top + rows.length * height + AXIS_HEIGHT / 2 - GAP / 2

  const texts = [
    ...rows.flatMap(({ label, value, cells }, index) => {
      const y = area.top + index * height
      return [
        ...drawPair({ label, value }, y + LABEL_HEIGHT / 2, palette),
        ...cells.flatMap((count, column) =>
          count > 0 && fits(String(count))
            ? [
                write({
                  text: String(count),
                  x: MARGIN + (column + 0.5) * room,
                  y: y + LABEL_HEIGHT + cell / 2,
                  size: SMALL,
                  color: inkOn(colorOf(count)),
                  weight: 'bold',
                  align: 'center',
                }),
              ]
            : [],
        ),
      ]
    }),
    ...labelled(columns, room).map((index) => {
      const text = cutFor(columns[index] ?? '', INNER_WIDTH, SMALL)
      const half = measureIn(SMALL)(text) / 2
      const middle = MARGIN + (index + 0.5) * room
      const x = Math.min(Math.max(middle, MARGIN + half), MARGIN + INNER_WIDTH - half)
      return write({ text, x, y: axis, size: SMALL, color: palette.quiet, align: 'center' })
    }),
  ]

  return {
    texts,
    option: {
      grid: { left: MARGIN, width: INNER_WIDTH, top: area.top, height: rows.length * height },
      xAxis: { type: 'category', data: columns.map((_, index) => index), ...HIDDEN_AXIS },
      yAxis: { type: 'category', inverse: true, data: rows.map((_, index) => index), ...HIDDEN_AXIS },
      series: [
        {
          type: 'custom',
          silent: true,
          data: rows.flatMap(({ cells }, row) => cells.map((value, column) => [column, row, value])),
          renderItem: (_: unknown, api: { readonly value: (dimension: number) => number }) => {
            const [column, row, value] = [api.value(0), api.value(1), api.value(2)]
            return {
              type: 'rect',
              shape: {
                x: MARGIN + column * room + BETWEEN_CELLS / 2,
                y: area.top + row * height + LABEL_HEIGHT,
                width: room - BETWEEN_CELLS,
                height: cell,
                r: 6,
              },
              style: { fill: colorOf(value) },
            }
          },
        },
      ],
    },
  }
}
