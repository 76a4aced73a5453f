/** Imports in the chat: a file is dropped, shown, written, watched, cancelled and undone. */
import { beforeEach, describe, expect, it } from 'vitest'

import { objectId } from '../../src/models/ids.ts'
import type { PlainTextKey } from '../../src/bot/text/i18n.ts'
import { dealsChat, type DealsChat } from '../support/deals-chat.ts'
import { dropFile, workImportJobs } from '../support/imports/work-import-jobs.ts'
import { ownDatabase } from '../support/database.ts'

const database = ownDatabase()
let chat: DealsChat

const CSV = [
  'First Name,Last Name,Email,Phone,Company,Job title,Favourite colour',
  'Ada,Byron,ada@example.com,+380 44 123 45 67,Analytical Engines,Engineer,green',
  'Charles,Babbage,charles@example.com,,Analytical Engines,Founder,',
  ',,not an address,,,,',
].join('\n')

async function contacts(): Promise<readonly { readonly name: string }[]> {
  const filter = { workspaceId: objectId(chat.workspaceId), deletedAt: null }
  return chat.bot.models.contacts.find(filter).sort({ name: 1 }).lean()
}

const label = (key: PlainTextKey): string => chat.t(key)
const drop = (content: string | Uint8Array, how?: Parameters<typeof dropFile>[3]) =>
  dropFile(chat, chat.owner, content, how)

describe.each(['en', 'uk'] as const)('In %s', (locale) => {
  beforeEach(async () => {
    chat = await dealsChat(database(), { locale })
  })

  it('shows what a dropped file would do, writes nothing before the tap, then all of it, and sends back what it refused', async () => {
    await drop(CSV)
    expect(chat.last()).toContain(chat.t('import-expected-created', { count: 2 }))
    expect(chat.last()).toContain(chat.t('import-row', { row: 4 }))
    expect(chat.last()).toContain('not an address')
    expect(await contacts()).toEqual([])

    await chat.tap(chat.t('button-import-start', { count: 2 }))
    await workImportJobs(chat)
    expect(await contacts()).toMatchObject([
      { name: 'Ada Byron', jobTitle: 'Engineer', source: 'import' },
      { name: 'Charles Babbage' },
    ])
    const [report] = chat.bot.telegram.callsOf('sendDocument')
    const sent = Object.values(report?.files ?? {})[0]
    expect(Buffer.from(sent?.bytes ?? []).toString()).toContain('not an address')
    expect(chat.texts().join('\n')).toContain(chat.t('import-done-created', { count: 2 }))
  })

  it('says how many of the new contacts may be here already, by name', async () => {
    await chat.addContact({ name: 'Byron Ada' })
    await drop(CSV)
    expect(chat.last()).toContain(chat.t('import-likely', { count: 1 }))
  })

  it('makes a field of the team’s own from a column by one tap, and from all unknown ones by another', async () => {
    const [first = '', ...rows] = CSV.split('\n')
    const seats = ['Seats', '12', '', '']
    await drop([first, ...rows].map((row, index) => `${row},${seats[index] ?? ''}`).join('\n'))
    await chat.tap(label('button-import-columns'))
    const colour = chat.labels().find((text) => text.includes('Favourite colour')) ?? ''
    await chat.tap(colour)
    const make = { label: 'Favourite colour', kind: label('fields-kind-contact') }
    await chat.tap(chat.t('button-import-make-field', make))
    expect(chat.last()).toContain(`Favourite colour · ${label('field-type-text')}`)
    expect(chat.last()).toContain('Favourite colour → Favourite colour')
    // A column that has become a field is unknown no more.
    await chat.tap(chat.t('button-import-make-fields', { count: 1 }))
    expect(chat.last()).toContain(`Seats · ${label('field-type-number')}`)
    expect(chat.labels().some((text) => text.startsWith('➕'))).toBe(false)
    await chat.tap(label('button-import-check'))
    await workImportJobs(chat)
    await chat.tap(chat.t('button-import-start', { count: 2 }))
    await workImportJobs(chat)
    const [ada] = await contacts()
    const { _id } = ada as unknown as { readonly _id: unknown }
    await chat.say(`/start c_${String(_id)}`)
    expect(chat.last()).toContain('Favourite colour: green')
    expect(chat.last()).toContain('Seats: 12')
    expect(await chat.bot.models.notes.countDocuments({ workspaceId: objectId(chat.workspaceId) })).toBe(0)
    // The next file of that kind needs no tap.
    await drop('Name,Favourite colour\nDora,red\n')
    await chat.tap(label('button-import-columns'))
    expect(chat.last()).toContain('Favourite colour → Favourite colour')
    expect(chat.bot.errors).toEqual([])
  })

  it('has the same buttons on the message that its jobs edit and on its screen, and they do the same', async () => {
    const shown = () => ({ text: chat.last(), labels: chat.labels() })
    const openFromList = async () => {
      await chat.say('/import')
      await chat.tap(chat.labels().find((one) => one.includes('contacts.csv')) ?? 'not listed')
      return shown()
    }
    await drop(CSV)
    const ready = shown()
    expect(ready.labels).toContain(label('button-import-mode-both'))
    await chat.tap(label('button-import-mode-both'))
    await workImportJobs(chat)
    expect(chat.labels()).toContain(label('button-import-mode-create'))
    for (const mode of ['create', 'update'] as const) {
      await chat.tap(label(`button-import-mode-${mode}`))
      await workImportJobs(chat)
    }
    expect(shown()).toEqual(ready)
    expect(await openFromList()).toEqual(ready)

    await chat.tap(chat.t('button-import-start', { count: 2 }))
    await workImportJobs(chat)
    const messages = chat.bot.telegram.messages(chat.owner.id)
    const done = messages.findLast(({ text }) => text?.includes(chat.t('import-done')))
    expect(done?.buttons.flat().map(({ text }) => text)).toEqual((await openFromList()).labels)
    expect(chat.labels()).toContain(label('button-import-undo'))
  })

  it('keeps what no field takes as a note, and undoes the whole import', async () => {
    await drop(CSV)
    await chat.tap(chat.t('button-import-start', { count: 2 }))
    await workImportJobs(chat)
    const notes = await chat.bot.models.notes.find({ workspaceId: objectId(chat.workspaceId) }).lean()
    expect(notes).toMatchObject([{ text: 'Favourite colour: green' }])
    await chat.tap(label('button-import-undo'), label('button-import-undo-now'))
    await workImportJobs(chat)
    expect(await contacts()).toEqual([])
    const companies = await chat.bot.models.companies.find({ workspaceId: objectId(chat.workspaceId) }).lean()
    expect(companies.filter(({ deletedAt }) => deletedAt === null)).toEqual([])
    expect(chat.texts().join('\n')).toContain(chat.t('import-undone', { count: 2 }))
  })
})
