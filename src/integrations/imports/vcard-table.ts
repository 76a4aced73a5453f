/** A file of vCards as a table: a card is a row, and several numbers are lines of one cell. */
import { readVCard, type VCardPerson } from '../../language/read-vcard.ts'
import type { OpenedTable, TableRow } from '../../services/imports/import-ports.ts'
import { decodeChunks } from '../files/decode-text.ts'
import { CardTooLargeError, splitVCards } from '../files/split-vcards.ts'

/** The columns, by the names under which they are recognised. */
const COLUMNS = {
  UID: ({ uid }) => [uid],
  Name: ({ name }) => [name],
  Phone: ({ phones }) => phones,
  Email: ({ emails }) => emails,
  Company: ({ organisation }) => [organisation],
  'Job title': ({ title }) => [title],
  // The first one says the most: a card may have it again as a link.
  Telegram: ({ telegram }) => telegram.slice(0, 1),
  Tags: ({ categories }) => categories,
  Address: ({ addresses }) => addresses,
  Birthday: ({ birthday }) => [birthday],
  Website: ({ links }) => links,
  Notes: ({ note }) => [note],
  'First name': ({ parts }) => [parts.given],
  'Middle name': ({ parts }) => [parts.middle],
  'Last name': ({ parts }) => [parts.family],
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
  let row = 0
  try {
    for await (const card of splitVCards(decodeChunks(chunks))) {
      row += 1
      yield rowOf(card, row)
    }
  } catch (error) {
    if (!(error instanceof CardTooLargeError)) throw error
    yield { kind: 'refused', problem: 'row-too-long', row: row + 1 }
  }
}

export async function openVCardTable(chunks: AsyncIterable<Uint8Array>): Promise<OpenedTable> {
  return { kind: 'table', format: 'vcard', headers: Object.keys(COLUMNS), rows: rows(chunks) }
}
