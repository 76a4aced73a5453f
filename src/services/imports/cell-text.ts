/** The text of a cell, as other programs write it. Pure. */
import { beginningOf } from '../../language/cut-text.ts'

/** What no cell needs more of: a long note has some thousand. */
const MAX_CELL_LENGTH = 32_767

/** Characters that nobody sees and that keep texts from being found: zero width, direction marks, byte order marks. */
const UNSEEN = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu
/** A line break and a tab are text. */
const CONTROL = /(?![\n\t])\p{Cc}/gu

/** Exports put an apostrophe before what a spreadsheet would take for a formula. */
const GUARD = /^'(?=[+\-=@])/u

export function cleanCell(cell: string): string {
  const text = cell.replace(/\r\n?/gu, '\n').replace(UNSEEN, '').replace(CONTROL, '').trim().replace(GUARD, '')
  return beginningOf(text.normalize('NFC'), MAX_CELL_LENGTH)
}

/** What exports and people write for nothing. */
const NOTHING = /^[-–—./\s]*$/u

export function isNothing(text: string): boolean {
  return NOTHING.test(text)
}

/** A comma before an extension belongs to the number. */
const BETWEEN = /\s*(?:;|:::|\n|\||,(?!\s*(?:ext|extension|доб|вн|x\s*\d)))\s*/iu

/** The values of a cell that holds several. */
export function cellItems(text: string): readonly string[] {
  return (
    text
      .split(BETWEEN)
      .map((item) => item.trim().replace(GUARD, ''))
      // Google marks its own groups so.
      .filter((item) => item !== '' && !item.startsWith('* '))
  )
}
