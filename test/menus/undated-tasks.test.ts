/** Tasks without a date, as a person types and taps them. */
import { describe, expect, test } from 'vitest'

import { objectId } from '../../src/models/ids.ts'
import { sharedDatabase } from '../support/database.ts'
import { createTestBot } from '../support/test-bot.ts'
import { createTestWorkspace, type TestWorkspaceOptions } from '../support/workspace.ts'

const database = sharedDatabase()

/** Monday, 23 November 2026, 12:00 in Kyiv. */
async function scene(options: TestWorkspaceOptions = {}) {
  const bot = createTestBot(database())
  const workspace = await createTestWorkspace(bot, options)
  const { owner, workspaceId } = workspace
  const message = () => bot.telegram.messages(owner.id).at(-1)
  const last = () => message()?.text ?? ''
  const labels = () =>
    message()
      ?.buttons.flat()
      .map(({ text }) => text) ?? []
  // Far enough apart not to be a double tap.
  const tap = (label: string) => (bot.passTime(2_000), bot.handle(owner.tap(label)))
  const say = (text: string) => (bot.passTime(2_000), bot.handle(owner.text(text)))
  const tasks = () => bot.models.tasks.find({ workspaceId: objectId(workspaceId) }).lean()
  return { bot, ...workspace, last, labels, tap, say, tasks }
}

describe('A task without a date', () => {
  test.each([
    ['en', 'task buy cable ties', 'No date', '🕒 no date', 'buy cable ties'],
    ['en', 'send Bob the contract', 'No date', '🕒 no date', 'send Bob the contract'],
    ['uk', 'завдання купити стяжки', 'Без дати', '🕒 без дати', 'купити стяжки'],
  ] as const)('is saved from a typed line (%s: %s)', async (locale, line, button, shown, title) => {
    const { bot, last, labels, tap, say, tasks } = await scene({ locale })
    await say(line)
    expect(labels()).toContain(locale === 'en' ? 'Tomorrow' : 'Завтра')
    await tap(button)
    expect(last()).toContain(`${title}\n${shown}`)
    expect(await tasks()).toMatchObject([{ title, dueAt: null, allDay: false, remindAt: null }])
    expect(bot.errors).toEqual([])
  })

  test('is added from a card by a tap or by its words, and is no next step of the record', async () => {
    const { bot, workspaceId, last, addDeal, tap, say, tasks } = await scene()
    const id = await addDeal({ title: 'Website' })
    await say(`/start d_${id}`)
    await tap('⏰ Task')
    await say('ask for references')
    await tap('No date')
    expect(last()).toContain('📌 ask for references\n🕒 no date')
    await say(`/start d_${id}`)
    expect(last()).toContain('Nothing is planned.')
    await tap('⏰ Task')
    await say('clean up the files')
    await say('without a date')
    expect(last()).toContain('📌 clean up the files\n🕒 no date')
    await say('/agenda')
    expect(last()).toContain('Overdue: 0 · today: 0 · deals without a next step: 1')
    expect((await tasks()).map(({ dueAt }) => dueAt)).toEqual([null, null])
    expect(
      await bot.models.deals.findOne({ workspaceId: objectId(workspaceId), _id: objectId(id) }).lean(),
    ).toMatchObject({
      nextTaskAt: null,
    })
    expect(bot.errors).toEqual([])
  })

  test('gets a date, loses it, is done and opened again; each step can be undone', async () => {
    const { bot, last, labels, tap, say, tasks } = await scene()
    await say('task buy cable ties')
    await tap('No date')
    await tap('💤 Snooze')
    await tap('Tomorrow')
    expect(last()).toContain('🕒 tomorrow, 09:00')
    await tap('↩️ Undo')
    expect(last()).toContain('🕒 no date')
    await tap('✏️ Edit')
    await tap('When')
    await say('friday 14:30')
    expect(last()).toContain('🕒 27 Nov')
    await tap('✏️ Edit')
    await tap('When')
    await tap('No date')
    expect(last()).toContain('🕒 no date')
    await tap('💤 Snooze')
    await tap('✏️ Another time')
    // What is snoozed comes back.
    expect(labels()).not.toContain('No date')
    await say('no date')
    expect(last()).toContain('🕒 no date')
    await tap('✅ Done')
    expect(last()).toContain('✅ Done: buy cable ties')
    await tap('↩️ Undo')
    expect(last()).toContain('🕒 no date')
    expect(await tasks()).toMatchObject([{ status: 'open', dueAt: null, remindAt: null }])
    expect(bot.errors).toEqual([])
  })

  test('whose time cannot be read is never saved without one unasked', async () => {
    const { last, tap, say, tasks } = await scene()
    await say('call Anna 31 Feb')
    expect(last()).toContain('When?')
    expect(await tasks()).toEqual([])
    await tap('No date')
    expect(await tasks()).toMatchObject([{ dueAt: null }])
  })

  test('that has a date on its card can be saved without it', async () => {
    const { last, tap, say, tasks } = await scene()
    await say('call Anna tomorrow 10:00')
    await tap('🕒 Edit when')
    await tap('No date')
    expect(last()).toContain('🕒 no date')
    await tap('✅ Save')
    expect(await tasks()).toMatchObject([{ dueAt: null }])
  })

  test('that got a date since is not undone with its addition', async () => {
    const { bot, workspaceId, last, tap, say, tasks } = await scene()
    await say('task buy cable ties')
    await tap('No date')
    await bot.models.tasks.updateMany(
      { workspaceId: objectId(workspaceId) },
      { dueAt: new Date('2026-12-01T10:00:00Z') },
    )
    await tap('↩️ Undo')
    expect(last()).toContain('buy cable ties')
    expect(await tasks()).toMatchObject([{ deletedAt: null }])
  })
})

test.each([
  ['done', 'How did it go?'],
  ['snooze', 'Until when?'],
])('A button of a card from before it remembered its list (%s) works as it did', async (name, asked) => {
  const { bot, owner, last, tap, say, tasks } = await scene()
  await say('task buy cable ties')
  await tap('No date')
  const [added] = await tasks()
  const { data, messageId } = bot.telegram.button(owner.id, '✅ Done')
  const parts = data.split('/')
  parts[3] = `${name}:${added?._id.toHexString() ?? ''}`
  bot.passTime(2_000)
  await bot.handle(owner.tapData(parts.join('/'), messageId))
  expect(last()).toContain('buy cable ties')
  expect(last()).toContain(asked)
  expect(bot.errors).toEqual([])
})
