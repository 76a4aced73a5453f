/** Lines without a command that become a task, a note or a deal, and their cards. */
import { describe, expect, test } from 'vitest'

import { objectId } from '../../src/models/ids.ts'
import { sharedDatabase } from '../support/database.ts'
import { linesChat } from '../support/lines-chat.ts'

const database = sharedDatabase()
const scene = (options?: Parameters<typeof linesChat>[1]) => linesChat(database(), options)

describe('A task', () => {
  test.each([
    ['ping Tom', 'Tom Baker', 'en'],
    ['Tom: call back', 'Tom Baker', 'en'],
    ['lunch w/ Tom', 'Tom Baker', 'en'],
    ['call tom', 'Tom Baker', 'en'],
    ['call 067 111 22 33', 'Oscar Wild', 'en'],
    ['call Oksana', 'Оксана Мельник', 'en'],
    ['подзвонити Оксані', 'Оксана Мельник', 'uk'],
    ['зустріч з Дмитром Коваленком', 'Дмитро Коваленко', 'uk'],
    ['написати Ользі', 'Ольга Зозуля', 'uk'],
    ['набрати Івана Середу', 'Іван Середа', 'uk'],
    ['подзвонити Оскару', 'Oscar Wild', 'uk'],
  ] as const)('from “%s” is about %s', async (line, name, locale) => {
    const { say, tap, last, addContact, tasks } = await scene({ locale })
    const ids = new Map<string, string>()
    for (const one of ['Tom Baker', 'Оксана Мельник', 'Дмитро Коваленко', 'Ольга Зозуля', 'Іван Середа'])
      ids.set(one, await addContact({ name: one }))
    ids.set('Oscar Wild', await addContact({ name: 'Oscar Wild', phones: '+380671112233' }))
    await say(line)
    expect(last()).toContain(`👤 ${name}`)
    await tap(locale === 'en' ? 'Tomorrow' : 'Завтра')
    expect((await tasks()).map(({ contactId }) => contactId?.toHexString())).toEqual([ids.get(name)])
  })

  test('that several people fit offers them as buttons; one tap chooses', async () => {
    const { bot, say, tap, last, labels, addContact, tasks } = await scene()
    await addContact({ name: 'Anna Berg', company: 'Northwind' })
    const kim = await addContact({ name: 'Anna Kim' })
    await say('call Anna tomorrow 10:00')
    expect(last()).toContain('👥 Who is it about? Tap one.')
    expect(labels()).toEqual(expect.arrayContaining(['👤 Anna Berg · Northwind', '👤 Anna Kim', '👤 Choose a contact']))
    await tap('👤 Anna Kim')
    expect(last()).toContain('👤 Anna Kim')
    await tap('✅ Save')
    expect((await tasks()).map(({ contactId }) => contactId?.toHexString())).toEqual([kim])
    expect(bot.errors).toEqual([])
  })

  test('about nobody known lets a contact be chosen, also a new one', async () => {
    const { bot, say, tap, last, addContact, tasks } = await scene()
    const rick = await addContact({ name: 'Rick Stone' })
    await say('call Bob tomorrow 10:00')
    expect(last()).toContain('👤 Bob: not among your contacts')
    await tap('👤 Choose a contact')
    await tap('Rick Stone')
    expect(last()).toContain(
      'Shall I save this task?\n📞 call Bob\n🕒 tomorrow, 10:00 · Tuesday · Kyiv (UTC+2)\n👤 Rick Stone',
    )
    await tap('✅ Save')
    expect((await tasks()).map(({ contactId }) => contactId?.toHexString())).toEqual([rick])
    expect(bot.errors).toEqual([])
  })

  test('is assigned to the member whose @name the line has', async () => {
    const { bot, workspaceId, say, tap, last, join, tasks } = await scene()
    const priya = await join('rep', 'Priya')
    await bot.models.members.updateOne(
      { workspaceId: objectId(workspaceId), telegramUserId: priya.id },
      { $set: { username: 'priya_s' } },
    )
    await say('@priya_s prepare the report friday')
    expect(last()).toContain('For: Priya')
    await tap('✅ Save')
    const [task] = await tasks()
    const member = await bot.models.members
      .findOne({ workspaceId: objectId(workspaceId), telegramUserId: priya.id })
      .lean()
    expect(task).toMatchObject({ title: 'prepare the report', assigneeId: member?._id })
  })

  test('whose date can be read in two ways offers both days', async () => {
    const { say, tap, last, labels, tasks } = await scene()
    await say('meeting with Bob 03/04')
    expect(last()).toContain('can mean two dates')
    expect(labels().slice(0, 2)).toEqual(['4 Mar 2027 · Thursday', '3 Apr 2027 · Saturday'])
    await tap('3 Apr 2027 · Saturday')
    await tap('✅ Save')
    expect((await tasks()).map(({ dueAt }) => dueAt?.toISOString().slice(0, 10))).toEqual(['2027-04-03'])
  })

  test('without a time is saved by a tap on one', async () => {
    const { say, tap, last, tasks } = await scene()
    await say('send Bob the contract')
    expect(last()).toContain('⏰ send Bob the contract\nWhen?')
    await tap('Tomorrow')
    expect(last()).toContain('Task added.')
    expect((await tasks()).map(({ title }) => title)).toEqual(['send Bob the contract'])
  })
})

describe('A note', () => {
  test.each([
    ['note Oscar: wants a discount', 'wants a discount', 'en'],
    ['Oscar: likes green tea', 'likes green tea', 'en'],
    ['нотатка про Oscar: любить чай', 'любить чай', 'uk'],
  ] as const)('from “%s” is saved at once on the contact, and one tap takes it back', async (line, text, locale) => {
    const { say, tap, last, addContact, notes } = await scene({ locale })
    const id = await addContact({ name: 'Oscar Wild' })
    await say(line)
    expect((await notes()).map((one) => [one.text, one.contactId?.toHexString()])).toEqual([[text, id]])
    expect(last()).toContain('👤 Oscar Wild')
    await tap(locale === 'en' ? '↩️ Undo' : '↩️ Відмінити')
    expect(await notes()).toEqual([])
  })

  test('on a deal is shown first; of nobody in particular, the contact is asked for and it is saved', async () => {
    const { bot, say, tap, last, addContact, addDeal, notes } = await scene()
    const deal = await addDeal({ title: 'Website relaunch' })
    const rick = await addContact({ name: 'Rick Stone' })
    await say('note Website relaunch: they want it blue')
    expect(last()).toBe('Shall I save this note?\n📝 they want it blue\n💼 Website relaunch')
    await tap('✅ Save')
    await say('note the printer is broken')
    expect(last()).toContain('Who is this note about?')
    await tap('👤 Choose a contact')
    await tap('Rick Stone')
    await tap('✅ Save')
    const saved = (await notes()).map(({ text, dealId, contactId }) => [text, (dealId ?? contactId)?.toHexString()])
    expect(saved).toEqual([
      ['they want it blue', deal],
      ['the printer is broken', rick],
    ])
    expect(bot.errors).toEqual([])
  })
})

describe('The other readings', () => {
  test('are buttons below the card, one tap away', async () => {
    const { bot, say, tap, last, labels, deals, addContact } = await scene()
    await addContact({ name: 'Oscar Wild' })
    await say('call Oscar about 5000 eur tomorrow')
    const others = ['💼 As a deal', '📝 As a note', '👤 As a contact', '🔎 Search']
    expect(labels()).toEqual(expect.arrayContaining(others))
    await tap('📝 As a note')
    expect(last()).toContain('Shall I save this note?')
    expect(labels()).toContain('📌 As a task')
    await tap('💼 As a deal')
    expect(last()).toContain('Shall I save this deal?')
    await tap('✅ Save')
    expect((await deals()).map(({ amount }) => amount)).toEqual([{ minor: 500_000, currency: 'EUR' }])
    expect(bot.errors).toEqual([])
  })

  test('are offered below a search, too', async () => {
    const { say, tap, last, labels, deals } = await scene()
    await say('website 5000 eur')
    expect(last()).toContain('Nothing found')
    expect(labels()).toEqual(expect.arrayContaining(['💼 As a deal', '📝 As a note', '➕ New task']))
    await tap('💼 As a deal')
    expect(last()).toContain('💼 website · €5,000')
    await tap('✅ Save')
    expect((await deals()).map(({ title }) => title)).toEqual(['website'])
  })

  test('that the person’s role does not allow are left out', async () => {
    const { say, last, labels, join } = await scene()
    const viewer = await join('viewer')
    await say('call Oscar tomorrow', viewer)
    expect(last(viewer)).toContain('Nothing found')
    expect(labels(viewer).filter((label) => label.includes('As a'))).toEqual([])
  })
})

describe('A card', () => {
  test('stays valid while other lines are typed, and is saved once however often it is tapped', async () => {
    const { bot, owner, say, tap, tapData, button, tasks } = await scene()
    await say('call Bob tomorrow 10:00')
    const first = button('✅ Save')
    await say('email Rick friday 9:00')
    await tap('✅ Save')
    await tapData(first.data, first.messageId)
    await tapData(first.data, first.messageId)
    const card = bot.telegram.messages(owner.id).find(({ id }) => id === first.messageId)
    expect(card?.text).toContain('It is saved already.')
    expect((await tasks()).map(({ title }) => title).toSorted()).toEqual(['call Bob', 'email Rick'])
    expect(bot.errors).toEqual([])
  })

  test('is of use to nobody else', async () => {
    const { say, join, button, tapData, last, tasks } = await scene()
    const rep = await join('rep', 'Max')
    await say('call Bob tomorrow 10:00')
    const { data } = button('✅ Save')
    await tapData(data, 1, rep)
    expect(await tasks()).toEqual([])
    expect(last(rep)).not.toContain('call Bob')
  })

  test('gets another time by a time alone; later, a time alone is a search', async () => {
    const { bot, say, tap, last, tasks } = await scene()
    await say('call Bob tomorrow 10:00')
    await say('friday 14:30')
    expect(last()).toContain('🕒 27 Nov, 14:30 · Friday · Kyiv (UTC+2)')
    await tap('✅ Save')
    expect((await tasks()).map(({ dueAt }) => dueAt?.toISOString())).toEqual(['2026-11-27T12:30:00.000Z'])
    await say('friday 15:00')
    expect(last()).toContain('Nothing found')
    expect(bot.errors).toEqual([])
  })

  test('is dismissed by a tap, and nothing is saved', async () => {
    const { say, tap, last, tasks } = await scene({ locale: 'uk' })
    await say('подзвонити Ігорю завтра о 10')
    await tap('✖️ Скасувати')
    expect(last()).toContain('Нічого не збережено')
    expect(await tasks()).toEqual([])
  })
})
