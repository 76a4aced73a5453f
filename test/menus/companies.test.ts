/** Companies in the chat: found, listed, added, worked with, deleted and brought back. */
import { describe, expect, test } from 'vitest'

import { createTranslator } from '../../src/bot/text/i18n.ts'
import { LOCALES } from '../../src/locale.ts'
import { objectId } from '../../src/models/ids.ts'
import { sharedDatabase } from '../support/database.ts'
import { createTestBot } from '../support/test-bot.ts'
import { createTestWorkspace, type TestWorkspaceOptions } from '../support/workspace.ts'

const database = sharedDatabase()

async function scene(options: TestWorkspaceOptions = {}) {
  const bot = createTestBot(database())
  const workspace = await createTestWorkspace(bot, options)
  const { owner, actor } = workspace
  const last = () => bot.telegram.messages(owner.id).at(-1)?.text ?? ''
  const labels = () =>
    bot.telegram
      .messages(owner.id)
      .at(-1)
      ?.buttons.flat()
      .map(({ text }) => text) ?? []
  const say = async (text: string) => {
    bot.passTime(10_000)
    await bot.handle(owner.text(text))
  }
  const tap = async (...buttons: string[]) => {
    for (const label of buttons) {
      bot.passTime(10_000)
      await bot.handle(owner.tap(label))
    }
  }
  const addCompany = async (name: string, more: object = {}) =>
    (await bot.services.companies.add(await actor(owner), { name, ...more })).id
  return { bot, ...workspace, last, labels, say, tap, addCompany }
}

describe.each(LOCALES)('in %s', (locale) => {
  const t = createTranslator()(locale)

  test('a company is added, edited by a line, noted on, given a task and a deal, deleted and brought back', async () => {
    const { bot, say, tap, last, labels } = await scene({ locale })
    await say('/companies')
    expect(last()).toContain(t('companies-none'))
    await tap(t('button-add-company'))
    expect(last()).toContain(t('add-company-name'))
    await say('Zeppelin GmbH')
    await say('https://www.zeppelin.example/about')
    expect(last()).toContain('🏢 Zeppelin GmbH')
    expect(last()).toContain('🌐 zeppelin.example')
    await say(`${t('company-field-phones').replace('📞 ', '')}: +380441234567`)
    expect(last()).toContain('📞 +380 44 123 4567')
    await tap(t('button-edit-done'), t('button-note'))
    await say('Asks for a discount')
    expect(last()).toContain('Asks for a discount')
    await tap(t('button-task'))
    await say('Send the offer')
    await tap(t('snooze-tomorrow'))
    expect(last()).toContain('🏢 Zeppelin GmbH')
    await say('zeppelin gmbh')
    expect(last()).toContain('Send the offer')
    await tap(t('button-add-deal'), 'Zeppelin GmbH', t('button-save'))
    expect(last()).toContain('🏢 Zeppelin GmbH')
    await say('/companies')
    expect(labels()[0]).toBe('Zeppelin GmbH · 1 💼')
    await tap('Zeppelin GmbH · 1 💼', t('button-more'), t('button-delete'))
    expect(last()).toContain('Zeppelin GmbH')
    await tap(t('button-undo'))
    expect(last()).toContain(t('undone-back', { name: 'Zeppelin GmbH' }))
    expect(bot.errors).toEqual([])
  })
})

test('A company’s own fields that are required cannot be skipped, nor saved without', async () => {
  const { bot, say, tap, last, labels, actor, owner } = await scene()
  const t = createTranslator()('en')
  const { customFields } = bot.services
  const field = { kind: 'company', type: 'text', label: 'Industry' } as const
  const { key } = await customFields.make(await actor(owner), field)
  await customFields.setRequired(await actor(owner), key, true)
  await say('/companies')
  await tap(t('button-add-company'))
  await say('Zeppelin GmbH')
  expect(labels()).not.toContain(t('button-save'))
  await tap(t('button-skip'))
  expect(last()).toContain('Industry')
  expect(labels()).not.toContain(t('button-skip'))
  expect(labels()).not.toContain(t('button-save'))
  await say('Aviation')
  expect(last()).toContain('Aviation')
  expect(bot.errors).toEqual([])
})

test('A contact’s card leads to the company, and from there to its other people', async () => {
  const { addContact, say, tap, last, labels } = await scene()
  const id = await addContact({ name: 'Anna Berg', company: 'Northwind' })
  for (let index = 1; index <= 9; index += 1) await addContact({ name: `Person ${index}`, company: 'Northwind' })
  await say(`/start c_${id}`)
  await tap('🏢 Northwind')
  expect(last()).toContain('👤 10 people')
  expect(labels()).toContain('👤 Anna Berg')
  await tap('👥 All 10 people', '▶️')
  expect(labels().slice(0, 2)).toEqual(['Person 8', 'Person 9'])
  await tap('◀️')
  expect(labels()[0]).toBe('Anna Berg')
  await tap('« Back')
  expect(last()).toContain('🏢 Northwind')
})

test('Who types the name of a company gets its card, with @ too; a link leads there as well', async () => {
  const { addContact, addCompany, say, last } = await scene()
  await addContact({ name: 'Anna Berg', company: 'Northwind Traders' })
  const id = await addCompany('Acme')
  for (const line of ['northwind traders', '@Northwind_Traders', 'Northwind  Traders']) {
    await say(line)
    expect(last()).toMatch(/^🏢 Northwind Traders\n/u)
  }
  await say(`/start co_${id}`)
  expect(last()).toMatch(/^🏢 Acme\n/u)
  await say('Anna Northwind Traders')
  expect(last()).toMatch(/^👤 Anna Berg\n/u)
})

test('An address offers the company of its domain in one tap, which is undone like any edit', async () => {
  const { addContact, addCompany, say, tap, last, labels } = await scene()
  await addCompany('Acme', { domain: 'acme.example' })
  const id = await addContact({ name: 'Anna', emails: 'anna@acme.example' })
  await say(`/start c_${id}`)
  await tap('🏢 Works for Acme?')
  expect(last()).toContain('✅ Saved.')
  expect(labels()).toContain('🏢 Acme')
  await tap('↩️ Undo')
  expect(labels()).toContain('🏢 Works for Acme?')
})

test('Before another spelling of a company is made, those that are close are offered', async () => {
  const { bot, addContact, addCompany, say, tap, last, actor, owner } = await scene()
  await addCompany('Acme Incorporated')
  const id = await addContact({ name: 'Anna' })
  await say(`/start c_${id}`)
  await tap('✏️ Edit', '🏢 Company')
  await say('Acme Incorporatd')
  expect(last()).toContain('There is no Acme Incorporatd yet')
  await tap('🏢 Acme Incorporated')
  expect((await bot.services.contacts.get(await actor(owner), id)).company?.name).toBe('Acme Incorporated')
  await say('/companies')
  await tap('➕ Add company')
  await say('Acme')
  await tap('➕ New: Acme')
  await tap('Skip ⏭')
  expect(last()).toMatch(/Acme is added[^]*🏢 Acme\n/u)
})

test('A reply to a company’s card is a note on it, and a name that is taken is refused in words', async () => {
  const { bot, addCompany, say, tap, last, owner, actor } = await scene()
  const id = await addCompany('Acme')
  await addCompany('Beta')
  await say(`/start co_${id}`)
  await tap('✏️ Edit', 'Name')
  await say('beta')
  expect(last()).toContain('There is a company called beta already')
  await say(`/start co_${id}`)
  await tap('🕘 Timeline')
  expect(last()).toContain('🏢 Company added')
  const { entries } = await bot.services.timeline.list(await actor(owner), { kind: 'company', id }, { limit: 5 })
  expect(entries).toHaveLength(1)
})

test.each([
  ['угода Сайт для Нова Пошта 5000', 'Нова Пошта'],
  ['угода Сайт для Нової Пошти 5000', 'Нова Пошта'],
  ['угода Ремонт для Nova Poshta 7к', 'Нова Пошта'],
  ['deal website for New Balance 5k', 'New Balance'],
  ['deal Rozetka site 5k', 'Розетка'],
])('“%s” is a deal with %s', async (line, name) => {
  const { bot, workspaceId, say, tap, last, addCompany } = await scene({ locale: 'uk' })
  const company = await addCompany(name)
  await addCompany('Пошта')
  await say(line)
  expect(last()).toContain(`🏢 ${name}`)
  await tap('✅ Зберегти')
  const [deal] = await bot.models.deals.find({ workspaceId, companyId: objectId(company) }).lean()
  expect(deal?.title).toMatch(/^(?:Сайт|Ремонт|website|Rozetka)/u)
  expect(bot.errors).toEqual([])
})

test.each([
  ['Acme: waits for the contract', 'waits for the contract'],
  ['note Acme: waits for the contract', 'waits for the contract'],
  ['/note Acme: waits for the contract', 'waits for the contract'],
])('“%s” is a note on the company', async (line, text) => {
  const { bot, workspaceId, say, last, addCompany, addContact } = await scene()
  const company = await addCompany('Acme')
  await addContact({ name: 'Anna Berg', company: 'Acme' })
  await say(line)
  expect(last()).toMatch(/^📝 [^\n]+\n\n🏢 Acme/u)
  const notes = await bot.models.notes.find({ workspaceId }).lean()
  expect(notes).toMatchObject([{ text, companyId: objectId(company) }])
  expect(notes[0]).not.toHaveProperty('contactId')
  expect(bot.errors).toEqual([])
})

test('A task that names a company is about it, and about its contact if one is named', async () => {
  const { bot, workspaceId, say, tap, last, addCompany, addContact } = await scene({ locale: 'uk' })
  const company = objectId(await addCompany('Нова Пошта'))
  const anna = objectId(await addContact({ name: 'Анна Ковальчук', company: 'Нова Пошта' }))
  await say('подзвонити в Нову Пошту завтра о 10')
  expect(last()).toContain('🏢 Нова Пошта')
  await tap('✅ Зберегти')
  await say('подзвонити Анні Ковальчук з Нової Пошти завтра о 11')
  expect(last()).toContain('👤 Анна Ковальчук')
  expect(last()).not.toContain('🏢 Нова Пошта')
  await tap('✅ Зберегти')
  const tasks = await bot.models.tasks.find({ workspaceId }).sort({ dueAt: 1 }).lean()
  expect(tasks).toMatchObject([{ companyId: company }, { companyId: company, contactId: anna }])
  expect(tasks[0]).not.toHaveProperty('contactId')
  expect(bot.errors).toEqual([])
})

test('A colleague’s company that the member cannot see is known by its whole name, and not opened or written on', async () => {
  const { bot, workspaceId, owner, actor, join, addCompany } = await scene()
  await bot.services.workspaces.setRule(await actor(owner), 'visibility', 'own')
  const company = await addCompany('Acme')
  const rep = await join('rep', 'Max')
  const last = () => bot.telegram.messages(rep.id).at(-1)?.text ?? ''
  await bot.handle(rep.text('deal Website for Acme 5k'))
  expect(last()).toContain('🏢 Acme')
  await bot.handle(rep.tap('✅ Save'))
  expect(await bot.models.deals.findOne({ workspaceId }).lean()).toMatchObject({ companyId: objectId(company) })
  await bot.handle(rep.text('Acme: waits for the contract'))
  expect(await bot.models.notes.countDocuments({ workspaceId })).toBe(0)
  expect(await bot.services.companies.get(await actor(owner), company)).toMatchObject({ name: 'Acme' })
  expect(bot.errors).toEqual([])
})
