/** What stands behind /note, /task and /deal is read as every typed line is. */
import { beforeEach, describe, expect, it } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { type DealsChat, dealsChat } from '../../support/deals-chat.ts'

const database = sharedDatabase()

let chat: DealsChat
beforeEach(async () => {
  chat = await dealsChat(database())
})

const notes = async () =>
  (await chat.bot.models.notes.find({ workspaceId: chat.workspaceId }).sort({ _id: 1 }).lean()).map(
    ({ text, contactId, dealId }) => ({ text, contact: contactId?.toHexString(), deal: dealId?.toHexString() }),
  )

describe('/note', () => {
  it.each([
    ['Оскар', '/note Оскару: надіслати договір', 'надіслати договір'],
    ['Оксана Коваль', '/note Оксані Коваль: любить чай', 'любить чай'],
    ['Дмитро Гнатюк', '/note Дмитром: домовились', 'домовились'],
    ['Оскар', '/note Oscar: wants a demo', 'wants a demo'],
    ['Oscar Weber', '/note oscar: wants a demo', 'wants a demo'],
    ['Oscar Weber', '/note for Oscar: wants a demo', 'wants a demo'],
    ['Anna Berg', '/note Anna Berg: two lines\nand more', 'two lines\nand more'],
    ['Anna Berg', '/note met Anna at the fair, likes tea', 'met Anna at the fair, likes tea'],
    ['Wednesday Addams', '/note Wednesday: likes black', 'likes black'],
    ['Іван Середа', '/note Івану Середі: рахунок до 15:00', 'рахунок до 15:00'],
  ])('is about %s in “%s”', async (name, line, text) => {
    const id = await chat.addContact({ name })
    await chat.say(line)
    expect(chat.last()).toContain(chat.t('note-added'))
    expect(await notes()).toEqual([{ text, contact: id, deal: undefined }])
    await chat.tap(chat.t('button-undo'))
    expect(chat.last()).toContain('is removed again')
  })

  it('is about a deal that it names', async () => {
    const id = await chat.addDeal({ title: 'Web shop' })
    await chat.say('/note Web shop: they want it in May')
    expect(await notes()).toEqual([{ text: 'they want it in May', contact: undefined, deal: id }])
  })

  it('asks which of several is meant, by the words that were typed, and keeps the note', async () => {
    await chat.addContact({ name: 'Оскар Вебер' })
    const id = await chat.addContact({ name: 'Оскар Мельник' })
    await chat.say('/note Оскару: передзвонити')
    expect(chat.labels()).toEqual(expect.arrayContaining(['Оскар Вебер', 'Оскар Мельник']))
    await chat.tap('Оскар Мельник')
    expect(await notes()).toEqual([{ text: 'передзвонити', contact: id, deal: undefined }])
  })

  it.each(['/note Оскару', '/note Оскару:', '/note Oscar'])(
    'asks for the words where “%s” only says about whom',
    async (line) => {
      const id = await chat.addContact({ name: 'Оскар' })
      await chat.say(line)
      expect(chat.last()).toBe(chat.t('ask-note', { name: 'Оскар' }))
      await chat.say('likes tea')
      expect(await notes()).toEqual([{ text: 'likes tea', contact: id, deal: undefined }])
    },
  )

  it('asks whom a name means that nobody has, and then for the words if they are missing', async () => {
    await chat.say('/note Zebedee:')
    await chat.tap(chat.t('button-add-named', { name: 'Zebedee' }))
    await chat.say('likes tea')
    expect(await notes()).toMatchObject([{ text: 'likes tea' }])
  })

  it('keeps a note that is longer than a line, whole', async () => {
    const id = await chat.addContact({ name: 'Оскар' })
    const words = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ')
    await chat.say(`/note Оскару: ${words}`)
    expect(await notes()).toEqual([{ text: words, contact: id, deal: undefined }])
  })

  it('leaves an address or a time before a colon in the note', async () => {
    await chat.addContact({ name: 'Anna' })
    await chat.say('/note https://example.com is their page')
    await chat.tap('Anna')
    await chat.say('/note at 15:00 they call')
    await chat.tap('Anna')
    expect((await notes()).map(({ text }) => text)).toEqual(['https://example.com is their page', 'at 15:00 they call'])
  })
})

describe('/task and /deal', () => {
  it('link somebody in a Ukrainian case', async () => {
    const id = await chat.addContact({ name: 'Оксана Коваль' })
    await chat.say('/task подзвонити Оксані завтра о 10')
    await chat.tap(chat.t('button-save'))
    await chat.say('/deal сайт для Оксани 5000')
    await chat.tap(chat.t('button-save'))
    const { workspaceId } = chat
    expect(await chat.bot.models.tasks.find({ workspaceId }).lean()).toMatchObject([{ title: 'подзвонити Оксані' }])
    const [task] = await chat.bot.models.tasks.find({ workspaceId }).lean()
    const [deal] = await chat.bot.models.deals.find({ workspaceId }).lean()
    expect([task?.contactId?.toHexString(), deal?.contactIds.map(String)]).toEqual([id, [id]])
  })

  it('ask for a title that is missing, and change no card that is open', async () => {
    await chat.say('call the bank tomorrow')
    const card = chat.last()
    await chat.say('/task friday')
    expect(chat.last()).toBe(chat.t('add-task-title'))
    expect(chat.texts()).toContain(card)
  })

  it('refuse a text that no title could be', async () => {
    await chat.say(`/task ${'very '.repeat(200)}long`)
    expect(chat.last()).toContain('too long')
    await chat.say(`/deal ${'very '.repeat(200)}long`)
    expect(chat.last()).toContain('too long')
  })
})
