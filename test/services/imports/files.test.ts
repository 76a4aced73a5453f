/** Files as people send them: of every shape, in every encoding, and broken. */
import { describe, expect, it } from 'vitest'

import type { ImportProblem } from '../../../src/models/import.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { importFile, pieces, readFile, stored } from '../../support/imports/import-scene.ts'
import { makeXlsx, makeZip } from '../../support/imports/make-xlsx.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  return { crm, team, read: (content: string | Uint8Array, name?: string) => readFile(crm, team, content, name) }
}

const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
/** “Ім’я;Email”, “Олена”, in the old encoding of Cyrillic Windows. */
const CYRILLIC = Buffer.concat([
  Buffer.from([0xcf, 0xb2, 0xc1]),
  Buffer.from(';Email\r\n'),
  Buffer.from([0xce, 0xeb, 0xe5, 0xed, 0xe0]),
  Buffer.from(';olena@example.com\r\n'),
])
const WESTERN = Buffer.concat([
  Buffer.from('Name;Email\r\nRen'),
  Buffer.from([0xe9]),
  Buffer.from('e;renee@example.com\r\n'),
])

const GOOD: readonly (readonly [string, string | Uint8Array, readonly string[]])[] = [
  ['a semicolon and quotes', 'Name;Email\r\n"Byron; Ada";ada@example.com\r\n', ['Byron; Ada']],
  ['tabs and old Mac lines', 'Name\tEmail\rAda\tada@example.com\r', ['Ada']],
  ['a line that states the delimiter', 'sep=|\r\nName|Email\r\nAda|ada@example.com', ['Ada']],
  ['UTF-8 with a byte order mark', '\uFEFFName,Email\nОлена,olena@example.com', ['Олена']],
  ['UTF-16', utf16('Name,Email\nОлена,olena@example.com\n'), ['Олена']],
  ['Windows-1251', CYRILLIC, ['Олена']],
  ['Windows-1252', WESTERN, ['Renée']],
  [
    'a header that Ukrainian programs write',
    'ПІБ;Телефон;Ел. пошта\nОлена Коваль;067 123 45 67;olena@example.com',
    ['Олена Коваль'],
  ],
  [
    'instructions and an empty line above the header',
    'Please do not change the header below\n\nName,Email\nAda,ada@example.com',
    ['Ada'],
  ],
  ['no header', 'Ada,ada@example.com\nBen,ben@example.com\n', ['ada@example.com', 'ben@example.com']],
  ['the same header twice', 'Name,Email,Email\nAda,ada@example.com,ada@work.example\n', ['Ada']],
  ['letters that nobody sees', 'Name,Email\n\u202E\u200BAda\u200F,\u200Bada@example.com\n', ['Ada']],
  ['apostrophes before numbers', "Name,Phone\nAda,'+380671234567\n", ['Ada']],
  ['several values in a cell', 'Name,Email\nAda,"ada@example.com; ada@work.example, third@example.com"\n', ['Ada']],
  [
    'a cut card, and one that is whole',
    'BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEMAIL:ada@example.com\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Ben\nTEL:+380671234567\nNOTE:cut i',
    ['Ada', 'Ben'],
  ],
  [
    'quoted-printable cards of version 2.1',
    'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9A;=D0=90=D0=B4=D0=B0;;;\r\nTEL;CELL:+380671234567\r\nEND:VCARD\r\n',
    ['Ада К'],
  ],
  [
    'a photo of five megabytes',
    `BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nPHOTO;ENCODING=b;TYPE=JPEG:${`${'A'.repeat(70)}\n `.repeat(70_000)}\nTEL:+380671234567\nEND:VCARD\n`,
    ['Ada'],
  ],
  [
    'a spreadsheet with numbers, formulas and empty rows',
    makeXlsx([
      ['Name', 'Phone', 'Email'],
      [],
      ['Ada', 380_671_234_567, { formula: 'A1&B1', value: 'ada@example.com' }],
      ...Array.from({ length: 2_000 }, () => []),
    ]),
    ['Ada'],
  ],
]

describe('A file with', () => {
  it.each(GOOD)('%s is read', async (_, content, names) => {
    const { crm, team } = await scene()
    const done = await importFile(crm, team, content)
    expect(done).toMatchObject({ state: 'done', figures: { refused: 0 } })
    expect((await stored(crm, team)).contacts.map(({ displayName }) => displayName).toSorted()).toEqual(names)
  })
})

const WIDE = Array.from({ length: 1_000 }, (_, index) => `Column ${index}`).join(',')

const BAD: readonly (readonly [string, string | Uint8Array, ImportProblem])[] = [
  ['nothing in it', '', 'empty'],
  ['nothing but a header', 'Name,Email\n', 'empty'],
  [
    'a quotation mark that is never closed',
    `Name,Email\n"Ada,ada@example.com\n${'Ben,b@example.com\n'.repeat(9)}`,
    'broken-quotes',
  ],
  ['a row of more than a megabyte', `Name,Note\nAda,${'x'.repeat(1_100_000)}\n`, 'row-too-long'],
  ['a thousand columns', `${WIDE}\n${WIDE}\n`, 'too-many-columns'],
  ['an archive called .csv', makeZip([{ name: 'contacts.csv', content: 'Name\nAda\n' }]), 'zip'],
  ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'old-excel'],
  ['a PDF', '%PDF-1.7\n1 0 obj', 'not-a-table'],
  ['a picture', Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 256)), 'not-a-table'],
  ['a spreadsheet that is cut', makeXlsx([['Name'], ['Ada']]).subarray(0, 400), 'damaged'],
  [
    'a spreadsheet that unpacks to gigabytes',
    makeXlsx([['Name']], { content: '<worksheet/>', claims: 3_000_000_000 }),
    'zip-bomb',
  ],
  [
    'a spreadsheet that unpacks to more than it says',
    makeXlsx([['Name']], { content: `<worksheet>${' '.repeat(500_000)}</worksheet>`, claims: 1_000 }),
    'damaged',
  ],
]

describe('A file that has', () => {
  it.each(BAD)('%s is refused in words, and nothing is written', async (_, content, problem) => {
    const { crm, team, read } = await scene()
    expect(await read(content)).toMatchObject({ state: 'failed', problem })
    expect((await stored(crm, team)).contacts).toEqual([])
  })

  it('damaged characters loses only those rows', async () => {
    const { read } = await scene()
    const good = 'Олена,olena@example.com\n'.repeat(1)
    const bytes = Buffer.concat([
      Buffer.from(`Name,Email\n${good.repeat(20)}Ren`),
      Buffer.from([0xe9]),
      Buffer.from('e,r@example.com\n'),
    ])
    expect(await read(bytes)).toMatchObject({ state: 'ready', refusals: [{ row: 22, reason: 'damaged' }] })
  })

  it('a name of 4,096 letters keeps what fits, and the rest in a note', async () => {
    const { crm, team } = await scene()
    const name = 'Абв '.repeat(1_024).trim()
    await importFile(crm, team, `Name,Email\n${name},a@example.com\n`)
    const { contacts, notes } = await stored(crm, team)
    expect(contacts).toHaveLength(1)
    expect(notes[0]).toContain('Абв Абв')
  })
})

it('More rows than the chat takes are refused with what to do, and an operator may import them', async () => {
  const { crm, team } = await scene()
  const { imports, importWork } = crm.services
  const file = ['Name', ...Array.from({ length: 30 }, (_, index) => `P${index}`)].join('\n')
  const begin = async (maxRows: number | null) => {
    const { id, turn } = await imports.begin(team.owner(), { name: 'a.csv', fileId: null })
    const ref = { workspaceId: team.workspaceId, importId: id, turn }
    await importWork.read(ref, async () => pieces(file), new AbortController().signal, { maxRows })
    return imports.get(team.owner(), id)
  }
  expect(await begin(29)).toMatchObject({ state: 'failed', problem: 'too-many-rows' })
  expect(await begin(null)).toMatchObject({ state: 'checking', rows: 30 })
})

it('A file of the same shape is understood as the last one was', async () => {
  const { crm, team, read } = await scene()
  const first = await read('Name,What\nAda,Engineer\n')
  await crm.services.imports.setTarget(team.owner(), first.id, 1, 'contact.jobTitle')
  const { id, turn } = await crm.services.imports.get(team.owner(), first.id).then((view) => view)
  await crm.services.importWork.check(
    { workspaceId: team.workspaceId, importId: id, turn },
    new AbortController().signal,
  )
  await crm.services.imports.start(team.owner(), id)
  expect((await read('Name,What\nBen,Founder\n')).columns[1]).toMatchObject({ target: 'contact.jobTitle' })
})
