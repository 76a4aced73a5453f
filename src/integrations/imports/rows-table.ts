/** A table of rows whose header is somewhere among the first of them. */
import type { ImportProblem, OpenedTable, TableRow } from '../../services/imports/import-ports.ts'
import { findHeader, MAX_ROWS_ABOVE } from './find-header.ts'

/** More than any CRM has; a file with more is something else, or broken. */
export const MAX_COLUMNS = 300

/** As a spreadsheet counts them, from 1. */
export type NumberedRow = { readonly row: number; readonly cells: readonly string[] }

/** Why a row cannot be read; null if the file is not to blame. */
export type FaultOf = (error: unknown) => { readonly problem: ImportProblem; readonly row: number | null } | null

/** @throws what the rows throw, unless it is a fault of the file */
export async function openRows(
  format: 'csv' | 'xlsx',
  source: AsyncGenerator<NumberedRow>,
  faultOf: FaultOf,
): Promise<OpenedTable> {
  const first: NumberedRow[] = []
  let fault: ReturnType<FaultOf> = null
  try {
    while (first.length < MAX_ROWS_ABOVE) {
      const { done, value } = await source.next()
      if (done === true) break
      first.push(value)
    }
  } catch (error) {
    fault = faultOf(error)
    if (fault === null) throw error
  }
  if (first.length === 0) return { kind: 'refused', problem: 'empty', row: null, ...fault }
  const { headers, above } = findHeader(first.map(({ cells }) => cells))
  if (headers.length > MAX_COLUMNS) {
    await source.return(undefined)
    return { kind: 'refused', problem: 'too-many-columns', row: null }
  }

  async function* rows(): AsyncGenerator<TableRow> {
    try {
      for (const one of first.slice(above)) yield { kind: 'row', ...one }
      if (fault !== null) yield { kind: 'refused', ...fault }
      else for await (const one of source) yield { kind: 'row', ...one }
    } catch (error) {
      const refused = faultOf(error)
      if (refused === null) throw error
      yield { kind: 'refused', ...refused }
    } finally {
      await source.return(undefined)
    }
  }
  return { kind: 'table', format, headers, rows: rows() }
}
