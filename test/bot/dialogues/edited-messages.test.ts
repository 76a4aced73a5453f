import { describe, expect, it } from 'vitest'

import type { Locale } from '../../../src/locale.ts'
import { createTranslator } from '../../../src/bot/text/i18n.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createTestBot } from '../../support/test-bot.ts'
import { createTestWorkspace } from '../../support/workspace.ts'

const database = sharedDatabase()

async function setUp(locale: Locale = 'en') {
  const bot = createTestBot(database())
  const { owner, workspaceId, addContact } = await createTestWorkspace(bot, { locale })
  const t = createTranslator()(locale)
  const texts = () => bot.telegram.texts(owner.id)
  const contacts = () => bot.models.contacts.find({ workspaceId }).sort({ _id: 1 }).lean()
  return {
    bot,
    owner,
    t,
    texts,
    addContact,
    last: () => texts().at(-1) ?? '',
    names: async () => (await contacts()).map(({ displayName }) => displayName),
    contacts,
    tasks: () => bot.models.tasks.find({ workspaceId }).sort({ _id: 1 }).lean(),
    deals: () => bot.models.deals.find({ workspaceId }).sort({ _id: 1 }).lean(),
  }
}

describe.each(['en', 'uk'] as const)('an edited answer (%s)', (locale) => {
  it('replaces the answer, and the later answers stay', async () => {
    const { bot, owner, t, last, contacts } = await setUp(locale)
    const name = owner.text(locale === 'en' ? 'Ana Berg' : 'Ана Берг')
    await bot.handle(owner.text('/add'), name, owner.text('+380441234567'), owner.text('berg@example.com'))
    await bot.handle(owner.edit(name, locale === 'en' ? 'Anna Berg' : 'Анна Берг'))
    expect(last()).toBe(`${t('answer-corrected')}\n\n${t.find('add-contact-company', {}) ?? ''}`)
    await bot.handle(owner.text('Northwind'))
    const [added, ...others] = await contacts()
    expect(others).toEqual([])
    expect(added?.displayName).toBe(locale === 'en' ? 'Anna Berg' : 'Анна Берг')
    expect(added?.phones.map(({ e164 }) => e164)).toEqual(['+380441234567'])
    expect(added?.emails).toHaveLength(1)
    expect(bot.errors).toEqual([])
  })

  it('that was refused is read as an answer', async () => {
    const { bot, owner, t, last } = await setUp(locale)
    const phone = owner.text('12 ab')
    await bot.handle(owner.text('/add'), owner.text('Anna'), phone, owner.edit(phone, '+380441234567'))
    expect(last()).toBe(t.find('add-contact-emails', {}))
  })

  it('of the line that made a card reads the line again in its place', async () => {
    const { bot, owner, t, last, tasks } = await setUp(locale)
    const [typed, edited] =
      locale === 'en'
        ? ['call the bank tomorrow 10:00', 'call the bank tomorrow 11:30']
        : ['зателефонувати в банк завтра 10:00', 'зателефонувати в банк завтра 11:30']
    const line = owner.text(typed)
    await bot.handle(line)
    const card = bot.telegram.button(owner.id, t('button-save'))
    await bot.handle(owner.edit(line, edited))
    expect(last()).toContain('11:30')
    // The former card stands for the corrected line, too: whichever is tapped first, it is saved once.
    await bot.handle(owner.tapData(card.data, card.messageId))
    bot.passTime(10_000)
    await bot.handle(owner.tap(t('button-save')))
    expect(await tasks()).toMatchObject([{ dueAt: new Date('2026-11-24T09:30:00Z') }])
  })
})

describe('an edited message', () => {
  it('asks again only for the answers that no longer fit', async () => {
    const { bot, owner, last, deals, addContact } = await setUp()
    await addContact({ name: 'Anna Berg' })
    const title = owner.text('Roof')
    await bot.handle(owner.text('/deal'), title, owner.text('12000'))
    await bot.handle(owner.tap('Anna Berg'))
    await bot.handle(owner.edit(title, 'Roof repair'))
    expect(last()).toContain('Corrected')
    await bot.handle(owner.tap('✅ Save'))
    const [deal] = await deals()
    expect(deal).toMatchObject({ title: 'Roof repair', amount: { minor: 1_200_000, currency: 'EUR' } })
    expect(deal?.contactIds).toHaveLength(1)
  })

  it('finds its dialogue when that waits aside', async () => {
    const { bot, owner, names } = await setUp()
    const name = owner.text('Ana')
    await bot.handle(owner.text('/add'), name, owner.text('/menu'))
    await bot.handle(owner.edit(name, 'Anna'), owner.text('+380441234567'))
    await bot.handle(owner.tap('✅ Save'))
    expect(await names()).toEqual(['Anna'])
  })

  it('is applied once when it is delivered again, also before the state was written', async () => {
    const { bot, owner, names, last } = await setUp()
    const name = owner.text('Ana')
    await bot.handle(owner.text('/add'), name, owner.text('+380441234567'))
    const states = database().connection.collection<{ _id: string }>('conversationStates')
    const before = await states.findOne({ _id: `4242:${owner.id}` })
    const edited = owner.edit(name, 'Anna')
    await bot.handle(edited)
    if (before !== null) await states.replaceOne({ _id: before._id }, before)
    await bot.another().handle(edited, edited)
    expect(last()).toContain('Email?')
    await bot.handle(owner.tap('✅ Save'))
    expect(await names()).toEqual(['Anna'])
  })

  it('does not add a contact twice that a later answer had added', async () => {
    const { bot, owner, names, deals } = await setUp()
    const title = owner.text('Rof')
    await bot.handle(owner.text('/deal'), title, owner.text('12000'), owner.text('Oscar'))
    await bot.handle(owner.tap('➕ Add Oscar'))
    await bot.handle(owner.edit(title, 'Roof'))
    await bot.handle(owner.tap('✅ Save'))
    expect(await names()).toEqual(['Oscar'])
    expect(await deals()).toMatchObject([{ title: 'Roof' }])
  })

  it('corrects the record that it made a short time ago, with a way back', async () => {
    const { bot, owner, last, tasks, names } = await setUp()
    const line = owner.text('call the bank tomorrow 10:00')
    await bot.handle(line)
    await bot.handle(owner.tap('✅ Save'))
    await bot.handle(owner.edit(line, 'call the big bank tomorrow 12:00'))
    expect(await tasks()).toMatchObject([{ title: 'call the big bank', dueAt: new Date('2026-11-24T10:00:00Z') }])
    expect(last()).toContain('12:00')
    const name = owner.text('Ana')
    await bot.handle(owner.text('/add'), name)
    await bot.handle(owner.tap('✅ Save'))
    await bot.handle(owner.edit(name, 'Anna'))
    expect(await names()).toEqual(['Anna'])
    await bot.handle(owner.tap('↩️ Undo'))
    expect(await names()).toEqual(['Ana'])
  })

  it('leaves alone what was changed since, and says what to do', async () => {
    const { bot, owner, last, names } = await setUp()
    const name = owner.text('Ana')
    await bot.handle(owner.text('/add'), name)
    await bot.handle(owner.tap('✅ Save'))
    await bot.handle(owner.tap('✏️ Edit'))
    await bot.handle(owner.tap('Name'))
    await bot.handle(owner.text('Anne'), owner.edit(name, 'Anna'))
    expect(await names()).toEqual(['Anne'])
    expect(last()).toContain('changes nothing here')
  })

  it('says what to do after ten minutes', async () => {
    const { bot, owner, last, names } = await setUp()
    const name = owner.text('Ana')
    await bot.handle(owner.text('/add'), name)
    await bot.handle(owner.tap('✅ Save'))
    bot.passTime(11 * 60 * 1000)
    await bot.handle(owner.edit(name, 'Anna'))
    expect(await names()).toEqual(['Ana'])
    expect(last()).toContain('changes nothing here')
  })

  it('is silent about anything but text, and about the same text', async () => {
    const { bot, owner, texts } = await setUp()
    const name = owner.text('Anna')
    await bot.handle(owner.text('/add'), name)
    const before = texts()
    await bot.handle(owner.edit(name, 'Anna'))
    const moving = owner.send({ location: { latitude: 1, longitude: 2 } })
    await bot.handle(owner.change(moving, { location: { latitude: 1, longitude: 3 } }))
    expect(texts()).toEqual(before)
  })
})
