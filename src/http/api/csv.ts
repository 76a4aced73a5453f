/** Records as lines of a table (RFC 4180). */
import { stringify } from 'csv-stringify/sync'

import { moneySchema } from '../../services/export/money.ts'
import type { PublicRecord, Resource } from '../../services/export/resource.ts'

export type CsvOptions = {
  /** Whether cells that a spreadsheet would run as a formula are made harmless. */
  readonly safe: boolean
}

export type Csv = { readonly header: string; readonly lines: (records: readonly PublicRecord[]) => string }

type Column = { readonly name: string; readonly value: (record: PublicRecord) => unknown }

export const BOM = '\u{FEFF}'

/** What makes a spreadsheet run a cell as a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u
/** Begin like a formula and are none: phone numbers in E.164, one or several, and numbers. */
const HARMLESS = /^(?:\+\d{6,15}(?:; \+\d{6,15})*|-?\d+(?:\.\d+)?)$/u

export function createCsv(resource: Resource, fields: readonly string[], { safe }: CsvOptions): Csv {
  const columns = Object.keys(resource.fields)
    .filter((name) => fields.includes(name))
    .flatMap((name) => columnsOf(resource, name))
  const write = (rows: readonly (readonly unknown[])[]) => stringify([...rows], { record_delimiter: 'windows' })
  return {
    header: write([columns.map(({ name }) => name)]),
    lines: (records) => write(records.map((record) => columns.map(({ value }) => cell(value(record), safe)))),
  }
}

/** An amount takes three columns, so that it can be added up, and be told from one in another currency. */
function columnsOf(resource: Resource, name: string): readonly Column[] {
  const part = (key: string) => (record: PublicRecord) => (record[name] as Record<string, unknown> | null)?.[key]
  if (resource.fields[name]?.schema !== moneySchema) return [{ name, value: (record) => record[name] }]
  return [
    { name, value: part('decimal') },
    { name: `${name}Currency`, value: part('currency') },
    { name: `${name}Minor`, value: part('minor') },
  ]
}

function cell(value: unknown, safe: boolean): string {
  const text = textOf(value)
  return safe && FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('; ')
  return JSON.stringify(value)
}
