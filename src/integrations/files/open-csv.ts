/** Reads a CSV file as a stream of rows, however a spreadsheet has saved it: any delimiter, with or without quotes. */
import { pipeline, Readable } from 'node:stream'

import { type Options, parse } from 'csv-parse'

import { decodeChunks } from './decode-text.ts'

/** A row of a hundred columns with long notes is far below this. */
export const MAX_ROW_LENGTH = 1024 * 1024
const DELIMITERS = [',', ';', '\t', '|'] as const

/** Excel and its like write the delimiter into a line of its own. */
const SEPARATOR_LINE = /^\uFEFF?sep=(.)\r?\n/iu

/** Lines that are looked at for the delimiter: instructions may stand above the header. */
const MAX_LINES_SEEN = 10

/** What stands most often between the values of the first lines; a comma if nothing does. Quoted text does not count. */
export function delimiterOf(beginning: string): string {
  const plain = beginning.replace(/"(?:[^"]|"")*"/gu, '')
  const lines = plain.split(/\r\n|\r|\n/u).slice(0, MAX_LINES_SEEN)
  // Once a line counts for little, so that one long sentence of instructions does not outweigh the table.
  const scoreOf = (delimiter: string): number =>
    lines.reduce((sum, line) => sum + Math.min(line.split(delimiter).length - 1, 20), 0)
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: scoreOf(delimiter) }))
  return scores.toSorted((a, b) => b.score - a.score)[0]?.delimiter ?? ','
}

async function* after(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}

const BEGINNING = 16 * 1024

/**
 * Rows as csv-parse gives them with those options.
 *
 * @throws CsvError for a row that cannot be read, or is longer than a megabyte; and whatever the chunks throw
 */
export async function* openCsv(chunks: AsyncIterable<Uint8Array>, options: Options): AsyncGenerator {
  const texts = decodeChunks(chunks)
  let beginning = ''
  while (beginning.length < BEGINNING) {
    const { done, value } = await texts.next()
    if (done === true) break
    beginning += value
  }
  const stated = SEPARATOR_LINE.exec(beginning)
  const text = stated === null ? beginning : beginning.slice(stated[0].length)
  const parser = parse({
    delimiter: stated?.[1] ?? delimiterOf(text.slice(0, BEGINNING)),
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_ROW_LENGTH,
    ...options,
  })
  // What fails while it is read reaches the parser, and whoever reads its rows.
  pipeline(Readable.from(after(text, texts)), parser, () => {})
  for await (const row of parser) yield row
}
