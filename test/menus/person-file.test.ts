/** The file with everything about a person, in the chat. */
import { promisify } from 'node:util'

import { describe, expect, it } from 'vitest'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'

import { objectId } from '../../src/models/ids.ts'
import { ownDatabase } from '../support/database.ts'
import { type DealsChat, dealsChat } from '../support/deals-chat.ts'
import { ALL_JOBS, knowPerson } from '../support/known-person.ts'
import { makeField } from '../support/mentions-of-person.ts'
import { expectLoggedErrors } from '../support/recorded-log.ts'

const database = ownDatabase()

async function unzip(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = (await promisify(fromBuffer as never)(Buffer.from(bytes), { lazyEntries: true })) as ZipFile
  const found = new Map<string, string>()
  await new Promise<void>((resolve, reject) => {
    zip.on('end', resolve).on('error', reject)
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error !== null) return reject(error)
        const chunks: Buffer[] = []
        stream
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('end', () => {
            found.set(entry.fileName, Buffer.concat(chunks).toString())
            zip.readEntry()
          })
      })
    })
    zip.readEntry()
  })
  return found
}

/** Asks for the file in the chat, and opens what comes. */
async function sentZip({ bot, say, tap, t }: DealsChat, contactId: string): Promise<Map<string, string>> {
  await say(`/start c_${contactId}`)
  await tap(t('button-more'), t('button-person-file'))
  await bot.workJobs(ALL_JOBS)
  const [sent] = Object.values(bot.telegram.callsOf('sendDocument').at(-1)?.files ?? {})
  return unzip(sent?.bytes ?? new Uint8Array())
}

describe('Everything about a person', () => {
  it('comes as one ZIP of JSON and files; a file that Telegram refuses is named in its index', async () => {
    const known = await knowPerson(database())
    const { bot, t, say, tap, owner, actor, contactId } = known
    bot.telegram.putFile('kept', 'Contents of the contract')
    const file = { fileUniqueId: 'u', kind: 'document', size: 24, mime: 'text/plain' } as const
    await bot.services.notes.add(await actor(owner), {
      contactId,
      text: 'Signed',
      files: [
        { ...file, fileId: 'kept', name: '../contract:1.txt' },
        { ...file, fileId: 'refused', name: 'lost.txt' },
        { ...file, fileId: 'kept', name: 'huge.bin', size: 60_000_000 },
      ],
    })
    await say(`/start c_${contactId}`)
    await tap(t('button-more'), t('button-person-file'))
    expect(known.last()).toContain(t('person-file-begun'))
    await bot.workJobs(ALL_JOBS)
    const call = bot.telegram.callsOf('sendDocument').at(-1)
    expect(JSON.stringify(call?.payload)).toContain('index.json')
    const [sent] = Object.values(call?.files ?? {})
    const zip = await unzip(sent?.bytes ?? new Uint8Array())
    expect(zip.get('files/1-__contract_1.txt')).toBe('Contents of the contract')
    const index = JSON.parse(zip.get('index.json') ?? '') as { files: { name: string; missing?: string }[] }
    expect(index.files).toMatchObject([
      { path: 'files/1-__contract_1.txt' },
      { name: 'lost.txt', path: null, missing: 'refused by Telegram' },
      { name: 'huge.bin', path: null, missing: expect.stringContaining('50 MB') as string },
    ])
    const read = (name: string) => JSON.parse(zip.get(name) ?? 'null') as Record<string, unknown>[]
    expect(read('contact.json').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Solomiia Kryvenko', 'Solya from Lutsk']),
    )
    expect(zip.get('notes.json')).toContain('varenyky')
    expect(zip.get('deals.json')).toContain('Wedding of')
    expect(zip.get('history.json')).toContain('Solomiia Tkachuk')
    expect(zip.get('incoming-leads.json')).toContain('varenyky')
    expect(zip.get('import-rows.json')).toContain('Solomiia Kryvenko')
    expect(read('tasks.json')).toHaveLength(2)
    const exported = await bot.models.events.countDocuments({
      workspaceId: objectId(known.workspaceId),
      type: 'contact.exported',
    })
    expect(exported).toBe(1)
    expect(bot.errors).toEqual([])
  }, 60_000)

  it('that is too large to send is said in one message', async () => {
    const known = await knowPerson(database())
    known.bot.telegram.failNext('sendDocument', { code: 413, description: 'Request Entity Too Large' })
    await known.say(`/start c_${known.contactId}`)
    await known.tap(known.t('button-more'), known.t('button-person-file'))
    await known.bot.workJobs(ALL_JOBS)
    expect(known.last()).toContain(known.t('person-file-too-large', { name: 'Solomiia Kryvenko' }))
  }, 60_000)

  it('has nothing that others have typed, shared or sent, and says what the team’s own fields are called', async () => {
    const chat = await dealsChat(database())
    const { bot, owner, actor, workspaceId, addContact } = chat
    const member = await makeField(chat, { kind: 'contact', type: 'member', label: 'Account manager' })
    const colleague = await chat.join('rep', 'Max')
    const memberId = (await actor(colleague)).memberId
    const contactId = await addContact({ name: 'Anna Kovalenko', jobTitle: 'Accountant', phones: '+380671112233' })
    const { contacts, notes } = bot.services
    await contacts.edit(await actor(owner), contactId, { field: member as 'jobTitle', value: memberId })
    await addContact({ name: 'Bob Bolt', jobTitle: 'Accountant' })
    await chat.as(colleague).say('Lunch with Bob Bolt tomorrow')
    await chat.as(colleague).say('Call Anna Kovalenko tomorrow')
    const draft = { workspaceId: objectId(workspaceId), memberId: objectId(memberId), lastAt: bot.now(), at: bot.now() }
    const card = { note: '', telegramUserId: null, duplicates: [] }
    await bot.models.cardDrafts.insertMany([
      {
        ...draft,
        shownIn: null,
        cards: [
          { ...card, messageId: 1, typed: { phones: '+380671112233' } },
          { ...card, messageId: 2, typed: { name: 'Bob Bolt', jobTitle: 'Accountant' } },
        ],
      },
    ])
    bot.telegram.putFile('old', 'Contents of the old one')
    const file = { fileId: 'old', fileUniqueId: 'o', kind: 'document', name: 'old.txt', size: 23, mime: null } as const
    const note = await notes.add(await actor(owner), { contactId, text: 'Withdrawn', files: [file] })
    await notes.delete(await actor(owner), note.id)
    const zip = await sentZip(chat, contactId)
    expect([...zip.values()].join('\n')).not.toContain('Bob Bolt')
    expect(JSON.parse(zip.get('unsaved.json') ?? '')).toMatchObject([
      { text: 'Call Anna Kovalenko tomorrow' },
      { card: { phones: '+380671112233' } },
    ])
    expect(JSON.parse(zip.get('fields.json') ?? '')).toMatchObject([
      { key: member, label: 'Account manager', kind: 'contact', type: 'member' },
    ])
    const index = JSON.parse(zip.get('index.json') ?? '') as { files: unknown[] }
    expect(index.files).toMatchObject([{ name: 'old.txt', path: 'files/1-old.txt', removed: true }])
    expect(bot.errors).toEqual([])
  }, 60_000)

  it('that cannot be made, however often it was tried, is said in one message', async () => {
    const chat = await dealsChat(database())
    const contactId = await chat.addContact({ name: 'Anna Kovalenko' })
    await chat.say(`/start c_${contactId}`)
    await chat.tap(chat.t('button-more'), chat.t('button-person-file'))
    chat.bot.telegram.failNext('sendDocument', { code: 500, description: 'Internal Server Error' }, 100)
    for (let attempt = 0; attempt < 9; attempt += 1) {
      await chat.bot.workJobs(ALL_JOBS)
      chat.bot.passTime(3_600_000)
    }
    expectLoggedErrors('A queued item was given up')
    expect(chat.last()).toBe(chat.t('person-file-failed'))
    expect(chat.bot.telegram.texts(chat.owner.id).filter((text) => text === chat.t('person-file-failed'))).toHaveLength(
      1,
    )
  }, 60_000)
})
