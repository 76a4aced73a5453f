/** A file of vCards as a table: a card is a row, and several numbers are lines of one cell. */
import { readVCard, type VCardPerson } from '../../language/read-vcard.ts'
import type { OpenedTable, TableRow } from '../../services/imports/import-ports.ts'
import { decodeChunks } from '../files/decode-text.ts'

/** A card may hold a photo of some megabytes. */
const MAX_CARD_LENGTH = 12 * 1024 * 1024
const BEGIN = /^BEGIN:VCARD/imu
const END = /^END:VCARD[ \t]*\r?$/imu

/** The columns, by the names under which they are recognised. */
const COLUMNS = {
  UID: ({ uid }) => [uid],
  Name: ({ name }) => [name],
  Phone: ({ phones }) => phones,
  Email: ({ emails }) => emails,
  Company: ({ organisation }) => [organisation],
  'Job title': ({ title }) => [title],
  Address: ({ addresses }) => addresses,
  Birthday: ({ birthday }) => [birthday],
  Website: ({ links }) => links,
  Notes: ({ note }) => [note],
} as const satisfies Record<string, (person: VCardPerson) => readonly string[]>

function cellsOf(person: VCardPerson): readonly string[] {
  return Object.values(COLUMNS).map((cell) => cell(person).join('\n'))
}

/** What the card is about, as far as a person can tell: shown with the refusal. */
function nameIn(card: string): string {
  return /^(?:[\w-]+\.)?(?:FN|N)[^:\r\n]*:(.*)$/imu.exec(card)?.[1]?.trim() ?? ''
}

function rowOf(card: string, row: number): TableRow {
  const person = readVCard(card)
  if (person !== null) return { kind: 'row', row, cells: cellsOf(person) }
  return { kind: 'row', row, cells: ['', nameIn(card)], unreadable: true }
}

async function* rows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TableRow> {
  let waiting = ''
  let row = 0
  for await (const text of decodeChunks(chunks)) {
    waiting += text
    for (let end = END.exec(waiting); end !== null; end = END.exec(waiting)) {
      const stop = end.index + end[0].length
      const begin = waiting.search(BEGIN)
      row += 1
      if (begin !== -1 && begin < end.index) yield rowOf(waiting.slice(begin, stop).trim(), row)
      waiting = waiting.slice(stop)
    }
    if (waiting.length > MAX_CARD_LENGTH) {
      yield { kind: 'refused', problem: 'row-too-long', row: row + 1 }
      return
    }
  }
  // The file ends in the middle of a card: what is whole of it counts.
  const begin = waiting.search(BEGIN)
  if (begin !== -1) yield rowOf(waiting.slice(begin).trim(), row + 1)
}

export async function openVCardTable(chunks: AsyncIterable<Uint8Array>): Promise<OpenedTable> {
  return { kind: 'table', format: 'vcard', headers: Object.keys(COLUMNS), rows: rows(chunks) }
}
