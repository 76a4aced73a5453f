/** What every picture has around its body: the finding, what it is about, and what the figures leave out. */
import { type Area, HEIGHT, INNER_WIDTH, MARGIN } from './area.ts'
import type { Palette } from './palette.ts'
import { cutFor, LARGE, linesFor, SMALL, type TextElement, write } from './pen.ts'
import type { Picture } from './picture.ts'

const TITLE_LINE = 72
const MAX_TITLE_LINES = 3
const SUBTITLE_LINE = 44
const MAX_SUBTITLE_LINES = 2
const NOTE_LINE = 42
const MAX_NOTES = 4
const GAP = 44

export type Frame = { readonly texts: readonly TextElement[]; readonly inside: Area }

export function drawFrame({ title, subtitle, notes }: Picture, { ink, quiet }: Palette): Frame {
  const titleLines = linesFor(title, INNER_WIDTH, MAX_TITLE_LINES, LARGE, 'bold')
  const subtitleLines = linesFor(subtitle, INNER_WIDTH, MAX_SUBTITLE_LINES, SMALL + 2)
  const belowTitle = MARGIN + titleLines.length * TITLE_LINE + 12
  const top = belowTitle + subtitleLines.length * SUBTITLE_LINE + GAP
  const noteLines = notes.slice(0, MAX_NOTES)
  const bottom = HEIGHT - MARGIN - noteLines.length * NOTE_LINE
  return {
    texts: [
      ...titleLines.map((text, index) =>
        write({ text, x: MARGIN, y: MARGIN + (index + 0.5) * TITLE_LINE, size: LARGE, color: ink, weight: 'bold' }),
      ),
      ...subtitleLines.map((text, index) =>
        write({ text, x: MARGIN, y: belowTitle + (index + 0.5) * SUBTITLE_LINE, size: SMALL + 2, color: quiet }),
      ),
      ...noteLines.map((note, index) =>
        write({
          text: cutFor(note, INNER_WIDTH, SMALL),
          x: MARGIN,
          y: bottom + (index + 0.5) * NOTE_LINE,
          size: SMALL,
          color: quiet,
        }),
      ),
    ],
    inside: { top, bottom: noteLines.length === 0 ? bottom : bottom - GAP / 2 },
  }
}
