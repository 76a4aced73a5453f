/** A list as CSV that Excel opens: UTF-8 with its mark, and no cell that would run as a formula. */
import type { Cell, ListTable } from '../../services/lists/list-table.ts'
import { BOM, csvRows, withoutFormula } from '../files/csv-cells.ts'

function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'object') return String(cell)
  return 'day' in cell ? cell.day : cell.minute
}

export async function* writeCsv({ headers, pages }: ListTable): AsyncGenerator<Buffer> {
  yield Buffer.from(`${BOM}${csvRows([headers.map(withoutFormula)])}`)
  for await (const rows of pages) {
    yield Buffer.from(csvRows(rows.map((row) => row.map((cell) => withoutFormula(textOf(cell))))))
  }
}
