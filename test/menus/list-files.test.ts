/** Lists as files in the chat: in every form, as far as the member sees them, and never twice. */
import { beforeEach, describe, expect, it } from 'vitest'

import { xlsxRows } from '../../src/integrations/files/xlsx/xlsx-rows.ts'
import { sharedDatabase } from '../support/database.ts'
import { createListChat, type ListChat } from '../support/list-chat.ts'

const database = sharedDatabase()
let chat: ListChat

describe('a list of contacts', () => {
  beforeEach(async () => {
    chat = await createListChat(database())
  })

  it('becomes a CSV file in the place of the question, with names instead of ids and no formulas', async () => {
    await chat.addContact({
      name: '=HYPERLINK("http://evil")',
      phones: '+380441234567, +12025550143;ext=12',
      emails: 'a@example.com',
      company: 'Northwind; Ltd',
      tags: 'vip new',
    })
    await chat.command('/contacts')
    await chat.tap('📤 As a file')
    expect(chat.last()).toContain('📤 Contacts · 1 row')
    await chat.tap('📄 CSV')
    expect(chat.last()).toContain('The file is being made')
    const { name, text, caption } = await chat.file()
    expect(name).toMatch(/^contacts-\d{4}-\d\d-\d\d\.csv$/u)
    expect(caption).toBe('📤 Contacts · 1 row')
    const [header, row, ...more] = text.split('\r\n')
    expect(header).toBe(
      '\u{FEFF}Name,Phone,Email,Telegram,Company,Job title,Address,Website,Birthday,Tags,Owner,Next task,Added,Changed,Id,Last touch,First name,Middle name,Last name',
    )
    expect(row).toContain('"\'=HYPERLINK(""http://evil"")","+380441234567; +12025550143;ext=12",a@example.com')
    expect(row).toContain('"Northwind; Ltd",,,,,"vip, new",Olena')
    expect(more).toEqual([''])
  })

  it('has in a rep’s file only what the rep sees, and only their own if the list is so', async () => {
    await chat.letSee('own')
    const rep = await chat.join('rep', 'Max')
    await chat.addContact({ name: 'Of the owner' })
    await chat.bot.services.contacts.add(await chat.actor(rep), { name: 'Of the rep' })
    const names = async () =>
      (await chat.file()).text
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[0])
    await chat.command('/contacts', rep)
    await chat.tapAs(rep, '📤 As a file', '📄 CSV')
    expect(await names()).toEqual(['Of the rep'])
    await chat.command('/contacts')
    await chat.tap('👤 Only mine', '📤 As a file', '📄 CSV')
    expect((await chat.file()).text).not.toContain('Of the rep')
  })

  it('is a workbook whose texts are texts, as our own reader reads it', async () => {
    await chat.addContact({ name: '=1+1 <b>&\u{0}', phones: '+380441234567' })
    await chat.command('/contacts')
    await chat.tap('📤 As a file', '📊 Excel (XLSX)')
    const { bytes, name } = await chat.file()
    expect(name).toMatch(/\.xlsx$/u)
    const rows: (readonly string[])[] = []
    for await (const { cells } of xlsxRows(bytes)) rows.push(cells)
    expect(rows[0]?.slice(0, 3)).toEqual(['Name', 'Phone', 'Email'])
    expect(rows[1]?.slice(0, 2)).toEqual(['=1+1 <b>&', '+380441234567'])
  })

  it('is a phone book that our own import reads back to the same values', async () => {
    const people = [
      {
        name: 'Коваленко Олена Петрівна',
        phones: '+380441234567',
        emails: 'o@example.com',
        company: 'ТОВ «Ромашка»; філія, Київ',
      },
      {
        name: 'Anna Berg',
        phones: '+12025550143;ext=12, +493012345678',
        telegram: '@anna_berg id 77',
        jobTitle: 'CEO\\CTO',
        tags: 'vip berlin',
      },
      { emails: 'only@example.com' },
      { phones: '+380671234567' },
      { name: `${'Дуже довге ім’я 🙂 '.repeat(5)}кінець`, emails: 'long@example.com' },
    ]
    for (const one of people) await chat.addContact(one)
    await chat.command('/contacts')
    await chat.tap('📤 As a file', '📇 Phone book (vCard)')
    const { bytes, text } = await chat.file()
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const other = await createListChat(database())
    await other.importFile(bytes, 'contacts.vcf')
    expect(await other.contactValues()).toEqual(await chat.contactValues())
  })

  it('is found again by a search as a file of the kind that was found', async () => {
    for (const name of ['Anna Berg', 'Anna Bell', 'Ben']) await chat.addContact({ name })
    await chat.command('/find anna')
    await chat.tap('📤 Contacts as a file', '📄 CSV')
    const { text, caption } = await chat.file()
    expect(caption).toBe('📤 Contacts · anna · 2 rows')
    expect(text).toContain('Anna Berg')
    expect(text).not.toContain('Ben')
  })

  it('that is empty has no button', async () => {
    await chat.command('/contacts')
    expect(chat.labels()).not.toContain('📤 As a file')
  })
})

describe('a list of deals or tasks', () => {
  beforeEach(async () => {
    chat = await createListChat(database())
  })

  it('has amounts that can be added up, stages and people by name', async () => {
    const contact = await chat.addContact({ name: 'Anna Berg' })
    const id = await chat.addDeal({ title: 'Website', contact, amount: { minor: 123_450, currency: 'EUR' } })
    await chat.addDeal({ title: 'Shop' })
    await chat.moveDeal(id, { to: 'lost', reason: 'No budget' })
    await chat.command('/board')
    await chat.tap('📤 As a file', '📄 CSV')
    const { text } = await chat.file()
    const [header = '', ...rows] = text.split('\r\n')
    expect(header.replace(/^\uFEFF/u, '').split(',')).toEqual(
      expect.arrayContaining([
        'Title',
        'Amount',
        'Amount (currency)',
        'Items',
        'Committed',
        'Contact',
        'Stage',
        'Status',
      ]),
    )
    expect(rows.find((row) => row.startsWith('Website'))).toMatch(
      /^Website,1234\.5,EUR,.*,Anna Berg,.*Lost,Lost,No budget/u,
    )
    expect(rows.filter((row) => row !== '')).toHaveLength(2)
  })

  it('has the rows of one stage in the order of the list', async () => {
    for (const title of ['One', 'Two']) await chat.addDeal({ title })
    const { stage } = await chat.bot.services.deals.get(
      await chat.actor(chat.owner),
      await chat.addDeal({ title: 'Three' }),
    )
    await chat.command('/board')
    await chat.tapStarting(stage.name)
    await chat.tap('📤 As a file', '📄 CSV')
    const { caption, text } = await chat.file()
    expect(caption).toContain(`Deals · ${stage.name} · 3 rows`)
    expect(
      text
        .split('\r\n')
        .slice(1, -1)
        .map((row) => row.split(',')[0]),
    ).toEqual(['One', 'Two', 'Three'])
  })

  it('has a task of a day as that day, and one at a time by the reader’s clock', async () => {
    const services = chat.bot.services.tasks
    await services.add(await chat.actor(chat.owner), { title: 'Whole day', due: { date: '2035-01-02' } })
    await services.add(await chat.actor(chat.owner), { title: 'At ten', due: { at: '2035-01-03T08:00:00.000Z' } })
    await chat.command('/tasks')
    await chat.tap('Later', '📤 As a file', '📄 CSV')
    const { text } = await chat.file()
    expect(text).toMatch(/Whole day,[^\r]*,2035-01-02,/u)
    expect(text).toMatch(/At ten,[^\r]*,2035-01-03 10:00,/u)
  })
})

describe('the file', () => {
  beforeEach(async () => {
    chat = await createListChat(database())
    await chat.addContact({ name: 'Anna Berg' })
    await chat.command('/contacts')
    await chat.tap('📤 As a file')
  })

  const edits = () => chat.bot.telegram.callsOf('editMessageMedia').length

  it('is made once, however often its button is tapped', async () => {
    const { data } = chat.bot.telegram.button(chat.owner.id, '📄 CSV')
    const { messageId } = chat.bot.telegram.button(chat.owner.id, '📄 CSV')
    for (let tap = 0; tap < 3; tap += 1) {
      await chat.bot.handle(chat.owner.tapData(data, messageId))
      chat.bot.passTime(10_000)
    }
    await chat.file()
    expect(edits()).toBe(1)
    expect(chat.bot.telegram.callsOf('sendDocument')).toEqual([])
  })

  it('is not there twice after the process was killed between its sending and its end', async () => {
    await chat.tap('📄 CSV')
    await chat.file()
    const before = chat.bot.telegram.messages(chat.owner.id)
    await chat.repeatJob()
    expect(edits()).toBe(1)
    expect(chat.bot.telegram.callsOf('sendDocument')).toEqual([])
    expect(chat.bot.telegram.messages(chat.owner.id)).toEqual(before)
  })

  it('that Telegram finds too large is answered with what to do', async () => {
    await chat.tap('📄 CSV')
    chat.bot.telegram.failNext('editMessageMedia', { code: 413, description: 'Request Entity Too Large' })
    await chat.work()
    expect(chat.last()).toContain('larger than 50 MB')
    expect(chat.last()).toContain('REST export')
  })

  it('is not wanted any more if its message was deleted', async () => {
    await chat.tap('📄 CSV')
    const description = 'Bad Request: message to edit not found'
    chat.bot.telegram.failNext('editMessageText', { code: 400, description })
    const before = chat.bot.telegram.messages(chat.owner.id).length
    await chat.work()
    expect(edits()).toBe(0)
    expect(chat.bot.telegram.messages(chat.owner.id)).toHaveLength(before)
  })

  it('shows how far it is, where there are many', async () => {
    const { models } = chat.bot
    const one = await models.contacts.findOne({ workspaceId: chat.workspaceId }).lean()
    const many = Array.from({ length: 1_300 }, (_, at) => ({
      ...one,
      _id: undefined,
      displayName: `Contact ${at}`,
      name: `Contact ${at}`,
      sortName: `contact ${String(at).padStart(5, '0')}`,
    }))
    await models.contacts.insertMany(many)
    await chat.tap('📄 CSV')
    const texts: string[] = []
    await chat.workSlowly((text) => texts.push(text))
    expect(texts.some((text) => text.includes('of 1,301'))).toBe(true)
    const { text } = await chat.file()
    expect(text.split('\r\n')).toHaveLength(1_303)
  })
})
