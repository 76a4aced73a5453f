/** Records as CSV rows. */
import { csvRows, withoutFormula } from '../../integrations/files/csv-cells.ts'
import type { PublicRecord, Resource } from '../../services/export/resource.ts'

export type CsvOptions = {
  /** Whether to neutralise cells that a spreadsheet would run as a formula. */
  readonly safe: boolean
}

export type Csv = { readonly header: string; readonly lines: (records: readonly PublicRecord[]) => string }

type Column = { readonly name: string; readonly value: (record: PublicRecord) => unknown }

export function createCsv(resource: Resource, fields: readonly string[], { safe }: CsvOptions): Csv {
  const columns = Object.keys(resource.fields)
    .filter((name) => fields.includes(name))
    .flatMap((name) => columnsOf(resource, name))
  const cell = (value: unknown): string => (safe ? withoutFormula(textOf(value)) : textOf(value))
  return {
    header: csvRows([columns.map(({ name }) => name)]),
    lines: (records) => csvRows(records.map((record) => columns.map(({ value }) => cell(value(record))))),
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

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('; ')
  return JSON.stringify(value)
}
