/** Months, each with a line for every way of looking ahead: bars, and points with the range in which they lie. */
import { type Area, INNER_WIDTH, MARGIN, RIGHT } from './area.ts'
import { type Chart, HIDDEN_AXIS } from './chart.ts'
import type { Palette } from './palette.ts'
import { cutFor, measureIn, NORMAL, SMALL, type TextElement, write } from './pen.ts'
import type { MonthLine, MonthsBody } from './picture.ts'

const HEADING_HEIGHT = 64
const MAX_LINE_HEIGHT = 72
const BAR = 26
const POINT = 12
const GAP = 24

type Placed = { readonly line: MonthLine; readonly label: string; readonly isHeading: boolean }

/** A month with one line is that line; otherwise its name is a heading above them. */
function placedOf({ months }: MonthsBody): readonly (Placed | { readonly heading: string })[] {
  return months.flatMap(({ label, lines }) =>
    lines.length === 1
      ? lines.map((line) => ({ line, label, isHeading: false }))
      : [{ heading: label }, ...lines.map((line) => ({ line, label: line.label, isHeading: false }))],
  )
}

export function drawMonths(body: MonthsBody, area: Area, palette: Palette): Chart {
  const placed = placedOf(body)
  const headings = placed.filter((one) => 'heading' in one).length
  const lineHeight = Math.min(
    headings === 0 ? MAX_LINE_HEIGHT * 1.8 : MAX_LINE_HEIGHT,
    (area.bottom - area.top - headings * HEADING_HEIGHT) / (placed.length - headings),
  )
  const drawn = placed.flatMap((one) => ('heading' in one ? [] : [one]))
  const widest = (texts: readonly string[], weight: 'normal' | 'bold') =>
    Math.max(...texts.map(measureIn(SMALL, weight)), 0)
  const labelWidth = Math.min(
    INNER_WIDTH * 0.3,
    widest(
      drawn.map(({ label }) => label),
      'normal',
    ),
  )
  const valueWidth = Math.min(
    INNER_WIDTH * 0.46,
    widest(
      drawn.map(({ line }) => line.value),
      'bold',
    ),
  )
  const left = MARGIN + labelWidth + GAP
  const width = RIGHT - valueWidth - GAP - left
  const most = Math.max(...drawn.map(({ line }) => Math.max(line.amount, line.range?.high ?? 0)), 1)

  const texts: TextElement[] = []
  const middles: number[] = []
  let y = area.top
  for (const one of placed) {
    if ('heading' in one) {
      const text = cutFor(one.heading, INNER_WIDTH, NORMAL, 'bold')
      texts.push(
        write({ text, x: MARGIN, y: y + HEADING_HEIGHT / 2, size: NORMAL, color: palette.ink, weight: 'bold' }),
      )
      y += HEADING_HEIGHT
      continue
    }
    const middle = y + lineHeight / 2
    middles.push(middle)
    const { value, tone } = one.line
    const isStrong = tone === 'accent'
    texts.push(
      write({ text: cutFor(one.label, labelWidth, SMALL), x: MARGIN, y: middle, size: SMALL, color: palette.ink }),
      write({
        text: cutFor(value, valueWidth, SMALL, isStrong ? 'bold' : 'normal'),
        x: RIGHT,
        y: middle,
        size: SMALL,
        color: palette.ink,
        weight: isStrong ? 'bold' : 'normal',
        align: 'right',
      }),
    )
    y += lineHeight
  }

  return {
    texts,
    option: {
      grid: { left, width, top: 0, height: 1 },
      xAxis: { type: 'value', min: 0, max: most, ...HIDDEN_AXIS },
      yAxis: { type: 'value', min: 0, max: 1, ...HIDDEN_AXIS },
      series: [
        {
          type: 'custom',
          silent: true,
          data: drawn.map(({ line }, index) => [line.amount, index]),
          renderItem: (_: unknown, api: { readonly value: (dimension: number) => number }) => {
            const index = api.value(1)
            const line = drawn[index]?.line
            const middle = middles[index] ?? 0
            const at = (amount: number) => left + (width * amount) / most
            if (line === undefined) return null
            const fill = palette.tones[line.tone]
            if (line.range === undefined) {
              const shape = { x: left, y: middle - BAR / 2, width: at(line.amount) - left, height: BAR, r: 6 }
              const rest = { x: left, y: middle - BAR / 2, width, height: BAR, r: 6 }
              return {
                type: 'group',
                children: [
                  { type: 'rect', shape: rest, style: { fill: palette.track } },
                  { type: 'rect', shape, style: { fill } },
                ],
              }
            }
            const [low, high] = [at(line.range.low), at(line.range.high)]
            const range = { x: low, y: middle - 7, width: Math.max(2, high - low), height: 14, r: 7 }
            return {
              type: 'group',
              children: [
                { type: 'rect', shape: range, style: { fill, opacity: 0.4 } },
                { type: 'circle', shape: { cx: at(line.amount), cy: middle, r: POINT }, style: { fill } },
              ],
            }
          },
        },
      ],
    },
  }
}
