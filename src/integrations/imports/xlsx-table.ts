/** A spreadsheet (.xlsx) as a table. */
import type { OpenedTable } from '../../services/imports/import-ports.ts'
import { XlsxFault } from '../files/xlsx/xlsx-fault.ts'
import { xlsxRows } from '../files/xlsx/xlsx-rows.ts'
import { type FaultOf, openRows } from './rows-table.ts'

/** Its list of parts is at its end, so that all of it is needed at once. Packed, 100,000 rows are some ten megabytes. */
const MAX_BYTES = 100 * 1024 * 1024

const faultOf: FaultOf = (error) => (error instanceof XlsxFault ? { problem: error.problem, row: null } : null)

export async function openXlsxTable(chunks: AsyncIterable<Uint8Array>): Promise<OpenedTable> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.byteLength
    if (length > MAX_BYTES) return { kind: 'refused', problem: 'too-large', row: null }
  }
  return openRows('xlsx', xlsxRows(Buffer.concat(parts)), faultOf)
}
