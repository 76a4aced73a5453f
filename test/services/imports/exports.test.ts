/** Whole exports of other systems, made up, with faults: what is read of them, and that the check says what the run does. */
import { describe, expect, it } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { importFile, readFile, write } from '../../support/imports/import-scene.ts'
import { amoDeals, googleContacts, type MadeExport, pipedrivePeople } from '../../support/imports/make-exports.ts'

const database = sharedDatabase()
// More than one chunk, and every fault twice.
const ROWS = 300

async function imported({ name, content, refused }: MadeExport) {
  const crm = createCrm(database())
  const team = await crm.team({ region: 'UA' })
  const read = await readFile(crm, team, content, name)
  const done = await write(crm, team, read.id)
  expect(done.figures).toEqual(read.expected)
  expect(done.figures.refused).toBe(refused)
  const again = await importFile(crm, team, content, name)
  expect(again.figures).toMatchObject({ created: 0, updated: 0, refused })
  const own = { workspaceId: objectId(team.workspaceId) }
  const [contacts, deals, notes] = await Promise.all([
    crm.models.contacts.find(own).sort({ _id: 1 }).lean(),
    crm.models.deals.find(own).sort({ _id: 1 }).lean(),
    crm.models.notes.find(own).lean(),
  ])
  const noted = new Set(notes.flatMap(({ text }) => text.split('\n')))
  return { read, done, contacts, deals, noted }
}

describe('A made-up export', () => {
  it('of people from Pipedrive keeps every person, with what cannot be used in notes', async () => {
    const { read, contacts, noted } = await imported(pipedrivePeople(ROWS))
    expect(read).toMatchObject({ source: 'pipedrive', open: { owner: ['Ivan Old', 'olena@old.example'] } })
    expect(contacts.find(({ name }) => name?.endsWith(' 1'))?.tags).toEqual(['hot-lead'])
    expect(noted).toContain('Person - Phone: call the office')
    expect(noted).toContain('Person - Email (Work): not an address')
  })

  it('of deals from amoCRM keeps every deal, its person and the person’s job', async () => {
    const { read, contacts, deals, noted } = await imported(amoDeals(ROWS))
    expect(read).toMatchObject({ source: 'kommo', open: { stage: expect.arrayContaining(['Переговоры']) as unknown } })
    expect(new Set(deals.map(({ status }) => status))).toEqual(new Set(['open', 'won', 'lost']))
    expect(contacts.some(({ jobTitle }) => jobTitle === 'Директор')).toBe(true)
    expect(noted).toContain('Бюджет: дорого')
    // The same of every deal.
    expect([...noted].some((line) => line.startsWith('Воронка'))).toBe(false)
  })

  it('of a phone book from Google says an address once, and takes no group for a tag', async () => {
    const { read, contacts, noted } = await imported(googleContacts(ROWS))
    expect(read).toMatchObject({ source: 'google' })
    expect(new Set(contacts.flatMap(({ tags }) => tags))).toEqual(new Set(['клієнти', 'vip']))
    expect([...noted].some((line) => line.startsWith('Address'))).toBe(false)
    expect(noted).toContain('Nickname: Лёля')
  })
})
