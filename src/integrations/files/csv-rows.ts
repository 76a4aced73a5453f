/** Reads the rows of a CSV file as a stream, however a spreadsheet has saved it. */
import { pipeline, Readable } from 'node:stream'

import { parse } from 'csv-parse'

import { decodeChunks } from './decode-text.ts'

/** By the names in the first row. */
export type CsvRow = Readonly<Record<string, string>>

/** A row of a hundred columns with long notes is far below this. */
const MAX_ROW_LENGTH = 1024 * 1024
const DELIMITERS = [',', ';', '\t'] as const

/** What stands most often between the names in the first line; a comma if none does. Quoted text does not count. */
export function delimiterOf(firstLine: string): string {
  const plain = firstLine.replace(/"(?:[^"]|"")*"/gu, '')
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: plain.split(delimiter).length }))
  return counts.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ','
}

/** Excel and its like write the delimiter into a line of its own. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/iu

async function* after(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}

/** A second column of the same name keeps its values, too. */
function columnNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return header.map((given, index) => {
    const name = given.trim() || `column ${index + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} ${times}`
  })
}

/** @throws Error for a row that cannot be read, or is longer than a megabyte; and whatever the chunks throw */
export async function* csvRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow> {
  const texts = decodeChunks(chunks)
  let beginning = ''
  for (;;) {
    const { done, value } = await texts.next()
    if (done === true) break
    beginning += value
    if (beginning.includes('\n') || beginning.length > MAX_ROW_LENGTH) break
  }
  const stated = SEPARATOR_LINE.exec(beginning)
  const text = stated === null ? beginning : beginning.slice(stated[0].length)
  const [firstLine = ''] = text.split(/\r?\n/u, 1)
  const parser = parse({
    delimiter: stated?.[1] ?? delimiterOf(firstLine),
    columns: columnNames,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_ROW_LENGTH,
  })
  // What fails while it is read reaches the parser, and whoever reads its rows.
  pipeline(Readable.from(after(text, texts)), parser, () => {})
  for await (const row of parser) yield row as CsvRow
}
