/** A sentence in the middle, where there is nothing to draw. */
import { type Area, INNER_WIDTH, WIDTH } from './area.ts'
import type { Chart } from './chart.ts'
import type { Palette } from './palette.ts'
import { linesFor, write } from './pen.ts'
import type { CalmBody } from './picture.ts'

const SIZE = 44
const LINE_HEIGHT = 64
const MAX_LINES = 6

export function drawCalm({ text }: CalmBody, { top, bottom }: Area, { quiet }: Palette): Chart {
  const lines = linesFor(text, INNER_WIDTH * 0.85, MAX_LINES, SIZE)
  const first = (top + bottom) / 2 - ((lines.length - 1) * LINE_HEIGHT) / 2
  return {
    texts: lines.map((line, index) =>
      write({ text: line, x: WIDTH / 2, y: first + index * LINE_HEIGHT, size: SIZE, color: quiet, align: 'center' }),
    ),
    option: {},
  }
}
