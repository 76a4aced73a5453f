/** The CSV of the export, as other programs read it. */
import { asId } from '../../support/as-id.ts'
import { spawnSync } from 'node:child_process'

import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'

import { apiWorld } from '../../support/api.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

describe('A CSV that others read', () => {
  const ODD = [
    'one\ntwo',
    'one\rtwo',
    'one\r\ntwo',
    'a;=1+1',
    'a\t=1+1',
    '; =HYPERLINK("x")',
    'x;\n@SUM(1)',
    '- milk\n- bread',
    'say "hi";=1',
    ',;\t"',
  ]
  const notesOf = async () => {
    const { workspace, crm } = apiWorld(database())
    const { addContact, get, owner } = await workspace()
    const contactId = await addContact('Anna', { phones: '+1 202 555 0143 ext. 12, +380501234567' })
    for (const text of ODD) await crm.services.notes.add(owner(), { text: `n${text}`, contactId: asId(contactId) })
    return { get, csv: String((await get('/export/notes.csv?fields=text')).body['text']) }
  }

  it('has every row, and every line break in quotes, for csv-parse and for Python', async () => {
    const { get, csv } = await notesOf()
    const unsafe = String((await get('/export/notes.csv?fields=text&safe=0')).body['text'])
    const rows: { text: string }[] = parse(unsafe, { columns: true })
    expect(rows.map(({ text }) => text)).toEqual(ODD.map((text) => `n${text}`))
    expect(parse(csv, { columns: true })).toHaveLength(ODD.length)
    // Outside of quotes there are only the ends of rows.
    const outside = csv.replace(/"(?:[^"]|"")*"/gu, '')
    expect(outside.split('\r\n')).toHaveLength(ODD.length + 2)
    expect(outside.replaceAll('\r\n', '')).not.toMatch(/[\r\n;\t]/u)
    const script =
      'import csv,io,json,sys;print(json.dumps([r["text"] for r in csv.DictReader(io.StringIO(sys.stdin.buffer.read().decode(), newline=""))]))'
    const { stdout, status } = spawnSync('python3', ['-c', script], { input: unsafe, encoding: 'utf8' })
    if (status === 0) expect(JSON.parse(stdout)).toEqual(ODD.map((text) => `n${text}`))
  })

  it('runs no formula in a spreadsheet that splits at semicolons, tabs or line breaks', async () => {
    const { csv } = await notesOf()
    for (const cell of csv.split(/[;\t\r\n]+/u)) expect(cell.trim()).not.toMatch(/^(?:[=+@]|-(?! ))/u)
    expect(csv).toContain('- milk\n- bread')
  })

  it('keeps numbers with an extension as they are', async () => {
    const { get } = await notesOf()
    const csv = String((await get('/export/contacts.csv?fields=phones')).body['text'])
    expect(parse(csv, { columns: true })).toMatchObject([{ phones: '+12025550143;ext=12; +380501234567' }])
    expect((await get('/contacts?fields=phones')).body['data']).toMatchObject([
      { phones: ['+12025550143;ext=12', '+380501234567'] },
    ])
  })
})
