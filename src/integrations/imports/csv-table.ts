/** A CSV file as a table. */
import type { ImportProblem, OpenedTable, TableRow } from '../../services/imports/import-ports.ts'
import { openCsv } from '../files/open-csv.ts'
import { findHeader, MAX_ROWS_ABOVE } from './find-header.ts'

/** More than any CRM has; a file with more is something else, or broken. */
export const MAX_COLUMNS = 300

type Numbered = { readonly row: number; readonly cells: readonly string[] }

/** csv-parse's codes of what people can put right. */
const PROBLEMS: Readonly<Record<string, ImportProblem>> = {
  CSV_QUOTE_NOT_CLOSED: 'broken-quotes',
  CSV_INVALID_CLOSING_QUOTE: 'broken-quotes',
  INVALID_OPENING_QUOTE: 'broken-quotes',
  CSV_MAX_RECORD_SIZE: 'row-too-long',
}

function refusalOf(error: unknown): Extract<TableRow, { kind: 'refused' }> | null {
  const { code, lines } = Object(error) as { readonly code?: unknown; readonly lines?: unknown }
  const problem = typeof code === 'string' && Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code] : undefined
  return problem === undefined ? null : { kind: 'refused', problem, row: typeof lines === 'number' ? lines : null }
}

async function* numbered(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Numbered> {
  let row = 0
  for await (const cells of openCsv(chunks, { columns: false })) {
    row += 1
    yield { row, cells: cells as readonly string[] }
  }
}

export async function openCsvTable(chunks: AsyncIterable<Uint8Array>): Promise<OpenedTable> {
  const source = numbered(chunks)
  const first: Numbered[] = []
  let fault: ReturnType<typeof refusalOf> = null
  try {
    while (first.length < MAX_ROWS_ABOVE) {
      const { done, value } = await source.next()
      if (done === true) break
      first.push(value)
    }
  } catch (error) {
    fault = refusalOf(error)
    if (fault === null) throw error
  }
  if (first.length === 0) return fault ?? { kind: 'refused', problem: 'empty', row: null }
  const { headers, above } = findHeader(first.map(({ cells }) => cells))
  if (headers.length > MAX_COLUMNS) {
    await source.return(undefined)
    return { kind: 'refused', problem: 'too-many-columns', row: null }
  }

  async function* rows(): AsyncGenerator<TableRow> {
    try {
      for (const one of first.slice(above)) yield { kind: 'row', ...one }
      if (fault !== null) yield fault
      else for await (const one of source) yield { kind: 'row', ...one }
    } catch (error) {
      const refused = refusalOf(error)
      if (refused === null) throw error
      yield refused
    } finally {
      await source.return(undefined)
    }
  }
  return { kind: 'table', format: 'csv', headers, rows: rows() }
}
