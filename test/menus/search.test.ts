/** Search in the chat: across alphabets, by any word that a record has, with what can be done if nothing is found. */
import { describe, expect, test } from 'vitest'

import { LOCALES } from '../../src/locale.ts'
import { sharedDatabase } from '../support/database.ts'
import type { Person } from '../support/telegram-person.ts'
import { createTestBot } from '../support/test-bot.ts'
import { createTestWorkspace, type TestWorkspaceOptions } from '../support/workspace.ts'

const database = sharedDatabase()

async function scene(options: TestWorkspaceOptions = {}) {
  const bot = createTestBot(database())
  const workspace = await createTestWorkspace(bot, options)
  const { owner, actor } = workspace
  const messages = (person: Person = owner) => bot.telegram.messages(person.id)
  const last = (person?: Person) => messages(person).at(-1)?.text ?? ''
  const labels = (person?: Person) =>
    messages(person)
      .at(-1)
      ?.buttons.flat()
      .map(({ text }) => text) ?? []
  const addTask = async (title: string) =>
    (await bot.services.tasks.add(await actor(owner), { title, due: { date: '2035-01-02' } })).id
  const say = async (text: string, person: Person = owner) => bot.handle(person.text(text))
  const tap = async (label: string, person: Person = owner) => bot.handle(person.tap(label))
  return { bot, ...workspace, addTask, say, tap, last, labels }
}

describe.each(LOCALES)('in a workspace of %s', (locale) => {
  test.each([
    ['shevchenko', 'Тарас Шевченко'],
    ['Shevchenko Taras', 'Тарас Шевченко'],
    ['shevch', 'Тарас Шевченко'],
    ['Оскар', 'Oscar Lindqvist'],
    ['ліндквіст', 'Oscar Lindqvist'],
    ['khrystyna', 'Христина Ґудзь'],
    ['gudz', 'Христина Ґудзь'],
    ['Vyacheslav', "В'ячеслав Їжакевич"],
    ['в’ячеслав', "В'ячеслав Їжакевич"],
    ['вʼячеслав', "В'ячеслав Їжакевич"],
    ['вячеслав', "В'ячеслав Їжакевич"],
    ['izhakevich', "В'ячеслав Їжакевич"],
    ['brien', 'Conor O’Brien'],
    ["o'brien", 'Conor O’Brien'],
    ['obrien', 'Conor O’Brien'],
    ['4567', 'Тарас Шевченко'],
    ['34567', 'Тарас Шевченко'],
    ['45 67', 'Тарас Шевченко'],
    ['123-45-67', 'Тарас Шевченко'],
    ['taras 45 67', 'Тарас Шевченко'],
    ['wholesale', 'Христина Ґудзь'],
    ['#wholesale', 'Христина Ґудзь'],
    ['refrigerators', '💼 Refrigerators'],
    ['export', '💼 Refrigerators'],
    ['кошторис', 'Надіслати кошторис'],
    ['koshtorys', 'Надіслати кошторис'],
  ])('“%s” opens the card of %s at once', async (typed, card) => {
    const { bot, addContact, addDeal, addTask, say, last } = await scene({ locale })
    await addContact({ name: 'Тарас Шевченко', phones: '+380 67 123 45 67', company: 'Київські Мости' })
    await addContact({ name: 'Oscar Lindqvist', phones: '+44 20 7946 0101' })
    await addContact({ name: 'Христина Ґудзь', tags: 'wholesale' })
    await addContact({ name: "В'ячеслав Їжакевич" })
    await addContact({ name: 'Conor O’Brien' })
    await addDeal({ title: 'Refrigerators', tags: ['export'] })
    await addTask('Надіслати кошторис')
    await say(`/find ${typed}`)
    expect(last()).toContain(card)
    expect(bot.errors).toEqual([])
  })

  test.each(['мости', 'mosty'])('“%s” finds the company of that name and who works there', async (typed) => {
    const { addContact, say, tap, labels, last } = await scene({ locale })
    await addContact({ name: 'Тарас Шевченко', company: 'Київські Мости' })
    await say(`/find ${typed}`)
    expect(labels().slice(0, 2)).toEqual(['Тарас Шевченко · Київські Мости', '🏢 Київські Мости'])
    await tap('🏢 Київські Мости')
    expect(last()).toMatch(/^🏢 Київські Мости\n/u)
  })

  test('one word too many is forgiven, and a typo is', async () => {
    const { addContact, say, labels } = await scene({ locale })
    await addContact({ name: 'Oscar Lindqvist' })
    await addContact({ name: 'Тарас Шевченко' })
    for (const typed of [
      'Oscar Stockholm',
      'oscar lindqvist stockholm',
      'Оскар Стокгольм',
      'lindkwist',
      'Oscar Lndqvist',
    ]) {
      await say(`/find ${typed}`)
      expect(labels(), typed).toContain('Oscar Lindqvist')
    }
    for (const typed of ['шевчнеко', 'shevchneko', 'taras shevchenk0']) {
      await say(`/find ${typed}`)
      expect(labels(), typed).toContain('Тарас Шевченко')
    }
  })
})

test('The closest match comes first, and one’s own before those of others', async () => {
  const { bot, join, actor, addContact, say, labels } = await scene()
  const rep = await join('rep', 'Max')
  for (const name of ['Anna Abel', 'Annabelle Axt', 'Анна Арко']) await addContact({ name })
  for (const name of ['Anna Zorn', 'Annabelle Zwick']) await bot.services.contacts.add(await actor(rep), { name })
  await say('anna', rep)
  expect(labels(rep).slice(0, 5)).toEqual(['Anna Zorn', 'Anna Abel', 'Annabelle Zwick', 'Annabelle Axt', 'Анна Арко'])
})

test('A task that is done comes after the open ones, and a colleague’s private one is not found', async () => {
  const { bot, actor, owner, join, letSee, addTask, say, labels, last } = await scene()
  const rep = await join('rep', 'Max')
  const done = await addTask('Budget review')
  await bot.services.tasks.done(await actor(owner), done, { outcome: 'done' })
  await addTask('Prepare the budget')
  await say('budget')
  expect(labels().slice(0, 2)).toEqual(['📌 Prepare the budget', '✅ Budget review'])
  await letSee('own')
  await say('budget', rep)
  expect(last(rep)).toContain('Nothing found')
})

test('A renamed task is found by its new title only', async () => {
  const { bot, actor, owner, addTask, say, last } = await scene()
  const id = await addTask('Budget')
  await bot.services.tasks.edit(await actor(owner), id, { field: 'title', value: 'Forecast' })
  await say('forecast')
  expect(last()).toContain('Forecast')
  await say('budget')
  expect(last()).toContain('Nothing found')
})

test('What was not found can be added as typed: as a contact, and as a task', async () => {
  for (const [locale, contact, task] of [
    ['en', '➕ Add contact', '➕ New task'],
    ['uk', '➕ Додати контакт', '➕ Нове завдання'],
  ] as const) {
    const { bot, say, tap, last } = await scene({ locale })
    await say('/find Ганна Нова')
    await tap(contact)
    expect(last()).toContain('Ганна Нова')
    await say('/find +380 67 765 43 21')
    await tap(contact)
    expect(last()).toContain('+380677654321')
    await say('/find hanna@nova.example')
    await tap(contact)
    expect(last()).toContain('hanna@nova.example')
    await say('/find Презентація')
    await tap(task)
    expect(last()).toContain('Презентація')
    expect(bot.errors).toEqual([])
  }
})

test('A text that no button can carry is read from the list itself', async () => {
  const { bot, owner, say, last } = await scene()
  const typed = 'Максиміліан Нечуй-Левицький-Старший'
  await say(`/find ${typed}`)
  const { data, messageId } = bot.telegram.button(owner.id, '➕ Add contact')
  const tap = owner.tapData(data, messageId)
  // As Telegram sends it: with the tapped message.
  const message = { ...tap.callback_query?.message, text: last() }
  await bot.handle({ ...tap, callback_query: { ...tap.callback_query, message } } as typeof tap)
  expect(last()).toContain(typed)
})

test('A viewer is offered nothing to add', async () => {
  const { join, say, last, labels } = await scene()
  const viewer = await join('viewer', 'Vic')
  await say('Qqqqq', viewer)
  expect(last(viewer)).toContain('Nothing found. Check the spelling, or try another part of it.')
  expect(labels(viewer)).toEqual(['🔎 Search again', '🏠 Home'])
})

test('A similar name does not stand in the way of a new one', async () => {
  const { addContact, say, tap, last } = await scene()
  await addContact({ name: 'Oscar Lindqvist' })
  await say('Oscar Lindberg')
  expect(last()).toContain('Nothing has all of these words. These are the closest:')
  await tap('➕ Add contact')
  expect(last()).toContain('Oscar Lindberg')
})
