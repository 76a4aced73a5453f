/** The rows of a CSV file whose first row names its columns. */
import { openCsv } from './open-csv.ts'

/** By the names in the first row. */
export type CsvRow = Readonly<Record<string, string>>

/** A second column of the same name keeps its values, too. */
export function columnNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return header.map((given, index) => {
    const name = given.trim() || `column ${index + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} ${times}`
  })
}

/** @throws CsvError for a row that cannot be read, or is longer than a megabyte; and whatever the chunks throw */
export async function* csvRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow> {
  for await (const row of openCsv(chunks, { columns: columnNames })) yield row as CsvRow
}
