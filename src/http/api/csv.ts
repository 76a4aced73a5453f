/** Records as CSV rows (RFC 4180). */
import { stringify } from 'csv-stringify/sync'

import type { PublicRecord, Resource } from '../../services/export/resource.ts'

export type CsvOptions = {
  /** Whether to neutralise cells that a spreadsheet would run as a formula. */
  readonly safe: boolean
}

export type Csv = { readonly header: string; readonly lines: (records: readonly PublicRecord[]) => string }

type Column = { readonly name: string; readonly value: (record: PublicRecord) => unknown }

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

export function createCsv(resource: Resource, fields: readonly string[], { safe }: CsvOptions): Csv {
  const columns = Object.keys(resource.fields)
    .filter((name) => fields.includes(name))
    .flatMap((name) => columnsOf(resource, name))
  const write = (rows: readonly (readonly unknown[])[]) =>
    stringify([...rows], { record_delimiter: 'windows', quoted_match: QUOTED })
  return {
    header: write([columns.map(({ name }) => name)]),
    lines: (records) => write(records.map((record) => columns.map(({ value }) => cell(value(record), safe)))),
  }
}

/** One column, or as many as the field says: an amount takes three. */
function columnsOf(resource: Resource, name: string): readonly Column[] {
  const cells = resource.fields[name]?.cells
  if (cells === undefined) return [{ name, value: (record) => record[name] }]
  return Object.entries(cells).map(([ending, key]) => ({
    name: `${name}${ending}`,
    value: (record) => valueAt(record[name], key),
  }))
}

/** A key with a dot leads into an object within the value. */
function valueAt(value: unknown, key: string): unknown {
  return key.split('.').reduce<unknown>((found, part) => (found as PublicRecord | null | undefined)?.[part], value)
}

function cell(value: unknown, safe: boolean): string {
  const text = textOf(value)
  if (!safe || HARMLESS.test(text)) return text
  const guarded = text.replaceAll(INNER_FORMULA, "$1'")
  return FORMULA.test(text) ? `'${guarded}` : guarded
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('; ')
  return JSON.stringify(value)
}
