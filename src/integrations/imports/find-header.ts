/** Which of the first rows names the columns: exports begin with instructions, titles and empty lines. Pure. */
import { columnNames } from '../files/csv-rows.ts'
import { isKnownColumn } from '../files/column-targets.ts'
import { isDealTitle } from './deal-targets.ts'

/** Rows that are looked at. */
export const MAX_ROWS_ABOVE = 15

const LOOKS_LIKE_DATA = /@[\w-]+\.\w|^\+?[\d\s().-]{7,}$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/u

export type FoundHeader = {
  readonly headers: readonly string[]
  /** How many of the rows stand above the data, the header among them. */
  readonly above: number
}

export function findHeader(rows: readonly (readonly string[])[]): FoundHeader {
  const filled = rows.map((row) => row.filter((cell) => cell.trim() !== '').length)
  const known = rows.map((row) => row.filter((cell) => isKnownColumn(cell) || isDealTitle(cell)).length)
  const most = Math.max(0, ...known)
  const width = Math.max(0, ...rows.map((row) => row.length))
  const best = known.indexOf(most)
  // Of a table whose columns nobody knows, the header is the first row that is as full as those below it.
  const first = filled.findIndex((count) => count >= Math.max(1, Math.ceil(Math.max(...filled) / 2)))
  const at = most > 0 ? best : Math.max(0, first)
  const header = rows[at] ?? []
  const isData = most === 0 && header.some((cell) => LOOKS_LIKE_DATA.test(cell.trim()))
  if (isData) return { headers: columnNames(Array.from({ length: width }, () => '')), above: at }
  return {
    headers: columnNames(Array.from({ length: Math.max(width, header.length) }, (_, index) => header[index] ?? '')),
    above: at + 1,
  }
}
