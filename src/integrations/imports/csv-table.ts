/** A CSV file as a table. */
import type { ImportProblem, OpenedTable } from '../../services/imports/import-ports.ts'
import { openCsv } from '../files/open-csv.ts'
import { type FaultOf, type NumberedRow, openRows } from './rows-table.ts'

/** csv-parse's codes of what people can put right. */
const PROBLEMS: Readonly<Record<string, ImportProblem>> = {
  CSV_QUOTE_NOT_CLOSED: 'broken-quotes',
  CSV_INVALID_CLOSING_QUOTE: 'broken-quotes',
  INVALID_OPENING_QUOTE: 'broken-quotes',
  CSV_MAX_RECORD_SIZE: 'row-too-long',
}

const faultOf: FaultOf = (error) => {
  const { code, lines } = Object(error) as { readonly code?: unknown; readonly lines?: unknown }
  const problem = typeof code === 'string' && Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code] : undefined
  return problem === undefined ? null : { problem, row: typeof lines === 'number' ? lines : null }
}

async function* numbered(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedRow> {
  let row = 0
  for await (const cells of openCsv(chunks, { columns: false })) {
    row += 1
    yield { row, cells: cells as readonly string[] }
  }
}

export function openCsvTable(chunks: AsyncIterable<Uint8Array>): Promise<OpenedTable> {
  return openRows('csv', numbered(chunks), faultOf)
}
