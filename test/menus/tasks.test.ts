/** Tasks, the agenda and quick lines in the chat, as a person taps and types them. */
import { describe, expect, test } from 'vitest'

import type { Update } from 'grammy/types'

import { objectId } from '../../src/models/ids.ts'
import type { Person } from '../support/telegram-person.ts'
import { sharedDatabase } from '../support/database.ts'
import { createTestBot, type TestBot } from '../support/test-bot.ts'
import { createTestWorkspace, type TestWorkspaceOptions } from '../support/workspace.ts'

const database = sharedDatabase()
const MINUTE = 60_000

/** Monday, 23 November 2026, 12:00 in Kyiv. */
async function scene(options: TestWorkspaceOptions = {}) {
  const bot = createTestBot(database())
  const workspace = await createTestWorkspace(bot, options)
  const { owner, actor } = workspace
  const last = (person: Person = owner) => bot.telegram.messages(person.id).at(-1)?.text ?? ''
  const labels = (person: Person = owner) =>
    bot.telegram
      .messages(person.id)
      .at(-1)
      ?.buttons.flat()
      .map(({ text }) => text) ?? []
  const addTask = async (title: string, at: string, more: object = {}) =>
    (await bot.services.tasks.add(await actor(owner), { title, due: { at }, ...more })).id
  const tap = (label: string, person: Person = owner) => handle(bot, () => person.tap(label))
  const say = (text: string, person: Person = owner) => handle(bot, () => person.text(text))
  return { bot, ...workspace, last, labels, addTask, tap, say }
}

async function handle(bot: TestBot, update: () => Update): Promise<void> {
  // Far enough apart not to be a double tap.
  bot.passTime(2_000)
  await bot.handle(update())
}

describe('The agenda', () => {
  test('shows one card at a time; a task that is done, snoozed or skipped gives way to the next', async () => {
    const { bot, last, labels, addTask, addDeal, tap, say } = await scene()
    await addDeal({ title: 'Website' })
    await addTask('Call Anna', '2026-11-23T10:30:00Z', { type: 'call' })
    await addTask('Send offer', '2026-11-23T11:00:00Z')
    await addTask('Meet Ben', '2026-11-23T15:00:00Z')
    bot.passTime(40 * MINUTE)
    await say('/agenda')
    expect(last()).toContain('Overdue: 1 · today: 2 · deals without a next step: 1')
    expect(last()).toContain('📞 Call Anna\n🔴 overdue · today, 12:30')
    await tap('✅ Done')
    expect(last()).toContain('✅ Done: Call Anna')
    expect(last()).toContain('📌 Send offer\n🕒 today, 13:00')
    expect(last()).toContain('👇 Call Anna: how did it go?')
    await tap('📞 Reached')
    expect(last()).toContain('✅ Done: Call Anna · reached')
    expect(last()).toContain('📌 Send offer\n🕒 today, 13:00')
    await tap('💤 Snooze')
    await tap('Tomorrow')
    expect(last()).toContain('“Send offer” is put off: tomorrow, 09:00.')
    expect(last()).toContain('Meet Ben')
    await tap('Skip ⏭')
    expect(last()).toContain('💼 Website\nNothing is planned for this deal.')
    await tap('Skip ⏭')
    expect(last()).toContain('The ones you skipped are still here')
    await tap('🔁 From the start')
    expect(last()).toContain('Meet Ben')
    expect(labels()).toContain('🏠 Home')
    expect(bot.errors).toEqual([])
  })

  test('lets a deal without a next step get one, and says when everything is done', async () => {
    const { bot, last, addDeal, tap, say } = await scene()
    await addDeal({ title: 'Website' })
    await say('/agenda')
    await tap('➕ Next step')
    expect(last()).toContain('What needs to be done about Website?')
    await say('call Anna tomorrow 10:00')
    expect(last()).toContain('Task added.\n\n📞 call Anna\n🕒 tomorrow, 10:00\n💼 Website')
    await tap('⏰ Agenda')
    expect(last()).toContain('🎉 All done')
    expect(bot.errors).toEqual([])
  })
})

describe('A task', () => {
  test('is added from a contact’s card with one typed line and one tap, and appears on the card', async () => {
    const { bot, last, addContact, tap, say } = await scene()
    const id = await addContact({ name: 'Anna Berg' })
    await say(`/start c_${id}`)
    expect(last()).toContain('Nothing is planned.')
    await tap('⏰ Task')
    await say('Send the offer')
    expect(last()).toContain('⏰ Send the offer\nWhen?')
    await say('31 Feb')
    expect(last()).toContain('31 Feb')
    await say('yesterday')
    expect(last()).toContain('in the past')
    await tap('This evening')
    expect(last()).toContain('📌 Send the offer\n🕒 today, 18:00\n👤 Anna Berg')
    await tap('👤 Anna Berg')
    expect(last()).toContain('⏰ Next: 📌 Send the offer · today, 18:00')
    expect(bot.errors).toEqual([])
  })

  test('is changed, undone, reassigned, reopened and deleted from its card', async () => {
    const { bot, last, addTask, join, tap, say } = await scene()
    await join('rep', 'Max')
    const id = await addTask('Call Anna', '2026-11-24T10:00:00Z')
    await say(`/start t_${id}`)
    await tap('✏️ Edit')
    await tap('When')
    await say('friday')
    expect(last()).toContain('Saved.')
    expect(last()).toContain('🕒 27 Nov')
    await tap('↩️ Undo')
    expect(last()).toContain('🕒 tomorrow, 12:00')
    await tap('✏️ Edit')
    await tap('Title')
    await say('Call <b>Anna</b>')
    expect(last()).toContain('Call <b>Anna</b>')
    await tap('Who')
    await tap('Max')
    expect(last()).toContain('It is now assigned to Max.')
    expect(last()).toContain('For: Max')
    await tap('✅ Done')
    await tap('👍 Agreed')
    await tap('↩️ Undo')
    await tap('⋯ More')
    await tap('🗑 Delete')
    expect(last()).toContain('It belongs to Max, who will be told.')
    await tap('🗑 Delete')
    expect(last()).toContain('The task “Call <b>Anna</b>” is deleted.')
    await tap('↩️ Undo')
    expect(last()).toContain('Call <b>Anna</b>')
    expect(bot.errors).toEqual([])
  })

  test('that somebody else has done meanwhile says so above the current card, and changes nothing', async () => {
    const { bot, owner, actor, last, labels, addTask, tap, say } = await scene()
    const id = await addTask('Call Anna', '2026-11-23T12:00:00Z', { type: 'call' })
    await say(`/start t_${id}`)
    await bot.services.tasks.done(await actor(owner), id, { outcome: 'refused' })
    await tap('✅ Done')
    expect(last()).toContain('This task is done already.')
    expect(last()).toContain('refused')
    expect(labels()).toContain('🔓 Reopen')
    expect(bot.errors).toEqual([])
  })

  test('is snoozed until a typed time, in Ukrainian too', async () => {
    const { bot, last, addTask, tap, say } = await scene({ locale: 'uk' })
    const id = await addTask('Подзвонити Анні', '2026-11-23T12:00:00Z', { type: 'call' })
    await say(`/start t_${id}`)
    await tap('💤 Відкласти')
    await tap('✏️ Інший час')
    await say('завтра о 16:00')
    expect(last()).toContain('«Подзвонити Анні» відкладено: завтра, 16:00.')
    expect(bot.errors).toEqual([])
  })
})

describe('A line without a command', () => {
  test.each([
    ['call Anna 31 Feb', 'There is no such day: “call Anna 31 Feb”.', 'en'],
    ['подзвонити Анні 31 лютого', 'Такого дня немає: «подзвонити Анні 31 лютого».', 'uk'],
    ['call Anna yesterday', 'That is in the past.', 'en'],
  ] as const)(
    'whose time is invalid (%s) leads to the reason and a question for the time',
    async (line, problem, locale) => {
      const { last, say } = await scene({ locale })
      await say(line)
      expect(last()).toContain(problem)
      expect(last()).toContain(locale === 'en' ? 'When?' : 'На коли?')
      await say('31')
      expect(last()).not.toContain(line)
    },
  )

  test('that reads as a task is shown before it is saved, with the person it is about', async () => {
    const { bot, workspaceId, last, addContact, tap, say } = await scene()
    const { models } = bot
    await addContact({ name: 'Anna Berg' })
    await say('call Anna tomorrow 10:00')
    expect(last()).toContain(
      'Shall I save this task?\n📞 call Anna\n🕒 tomorrow, 10:00 · Tuesday · Kyiv (UTC+2)\n👤 Anna Berg',
    )
    expect(await models.tasks.countDocuments({ workspaceId })).toBe(0)
    await tap('🕒 Edit when')
    await tap('Next week')
    expect(last()).toContain('🕒 30 Nov, 09:00 · Monday · Kyiv (UTC+2)')
    await say('friday 14:30')
    expect(last()).toContain('27 Nov, 14:30 · Friday · Kyiv (UTC+2)')
    await tap('✅ Save')
    expect(last()).toContain('Task added.')
    expect(await models.tasks.countDocuments({ workspaceId })).toBe(1)
    await tap('↩️ Undo')
    expect(await models.tasks.countDocuments({ workspaceId, deletedAt: null })).toBe(0)
    expect(bot.errors).toEqual([])
  })

  test('that reads as a task in Ukrainian without a time leads to a question for it; after a cancel nothing is saved', async () => {
    const { bot, workspaceId, last, tap, say } = await scene({ locale: 'uk' })
    await say('подзвонити Анні')
    expect(last()).toContain('⏰ подзвонити Анні\nНа коли?')
    await tap('✖️ Скасувати')
    expect(await bot.models.tasks.countDocuments({ workspaceId })).toBe(0)
    expect(bot.errors).toEqual([])
  })

  test('that reads as a deal or as somebody unknown starts adding them; anything else is a search', async () => {
    const { bot, last, labels, addContact, tap, say } = await scene()
    await addContact({ name: 'Ben Bolt', phones: '+380671234567' })
    await say('deal website 5000 eur')
    expect(last()).toContain('💼 website · €5,000')
    await tap('✅ Save')
    expect(last()).toContain('website')
    expect(last()).toContain('€5,000')
    await say('Olga olga@example.com')
    expect(last()).toContain('olga@example.com')
    await say('/cancel')
    await say('deal shop with Ben 700 eur by 30 November')
    expect(last()).toContain('Shall I save this deal?')
    await tap('✅ Save')
    expect(last()).toContain('👤 Ben Bolt')
    await say('+380671234567')
    expect([last(), ...labels()].join(' ')).toContain('Ben Bolt')
    await say('Ben')
    expect([last(), ...labels()].join(' ')).toContain('Ben Bolt')
    expect(bot.errors).toEqual([])
  })

  test('of a viewer is always a search', async () => {
    const { bot, join, last, say } = await scene()
    const viewer = await join('viewer')
    await say('call Anna tomorrow 10:00', viewer)
    expect(last(viewer)).not.toContain('Shall I save')
    expect(bot.errors).toEqual([])
  })
})

test('Home sums up the day in three lines, in both languages', async () => {
  for (const locale of ['en', 'uk'] as const) {
    const { last, addTask, addDeal, say } = await scene({ locale })
    await addTask('Call', '2026-11-23T12:00:00Z')
    await addDeal({ title: 'Website', amount: { minor: 500_000, currency: 'EUR' } })
    await say('/menu')
    const lines =
      locale === 'en'
        ? ['⏰ Today: 1 · overdue: 0', '💼 1 open deal · €5,000 (weighted €500)', '🆕 New leads since yesterday: 0']
        : ['⏰ Сьогодні: 1 · прострочено: 0', '💼 1 відкрита угода', '🆕 Нових лідів від учора: 0']
    for (const line of lines) expect(last()).toContain(line)
  }
})

test('Very large counts end with a plus, where counting stops', async () => {
  const { bot, owner, actor, last, addTask, say } = await scene()
  const id = await addTask('Call', '2026-11-23T10:30:00Z')
  const { workspaceId } = await actor(owner)
  const { _id, ...task } = await bot.models.tasks
    .findOne({ workspaceId: objectId(workspaceId), _id: objectId(id) })
    .orFail()
    .lean()
  await bot.models.tasks.collection.insertMany(Array.from({ length: 1_000 }, () => ({ ...task })))
  bot.passTime(60 * MINUTE)
  await say('/menu')
  expect(last()).toContain('⏰ Today: 0 · overdue: 1,000+')
  await say('/agenda')
  expect(last()).toContain('Overdue: 1,000+ · today: 0')
})

test('Each kind of notification is switched with a tap, and the digest’s hour can be chosen', async () => {
  const { bot, last, labels, tap, say } = await scene()
  await say('/settings')
  await tap('🔔 Notifications')
  expect(last()).toContain('Daily digest: at 08:00')
  await tap('🔔 Task due')
  expect(labels()).toContain('🔕 Task due')
  await tap('🔕 Task due')
  expect(labels()).toContain('🔔 Task due')
  await tap('🕗 Hour of the digest')
  await tap('07:00')
  expect(last()).toContain('Daily digest: at 07:00')
  expect(bot.errors).toEqual([])
})
