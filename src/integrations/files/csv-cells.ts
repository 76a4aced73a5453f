/** Rows of CSV (RFC 4180), with or without a guard against cells that a spreadsheet would run as formulas. */
import { stringify } from 'csv-stringify/sync'

/** Makes Excel recognise UTF-8. */
export const BOM = '\u{FEFF}'

/** Leading characters that make a spreadsheet run a cell as a formula; some leave out the spaces before them. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u
/**
 * The same after a separator: a spreadsheet that expects semicolons or tabs splits our cells there, whatever is quoted. A dash
 * with a space is a list's, not a formula's.
 */
const INNER_FORMULA = /([;\t\r\n]\s*)(?=[=+@＝＋＠]|[-－](?!\s))/gu
/** Values that only look like a formula: one or several phone numbers in E.164, and plain numbers. */
const HARMLESS = /^(?:\+\d{6,15}(?:;ext=\d+)?(?:; \+\d{6,15}(?:;ext=\d+)?)*|-?\d+(?:\.\d+)?)$/u
/** A reader may end a row at either of the two, and split cells at the others. */
const QUOTED = /[\r\n;\t]/u

export function csvRows(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'windows', quoted_match: QUOTED },
  )
}

/** The text of a cell as no spreadsheet runs it. */
export function withoutFormula(text: string): string {
  if (HARMLESS.test(text)) return text
  const guarded = text.replaceAll(INNER_FORMULA, "$1'")
  return FORMULA.test(text) ? `'${guarded}` : guarded
}
