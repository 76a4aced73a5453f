/** Tasks that repeat, from the typed line to the next one. */
import { expect, test } from 'vitest'

import { idOf, type TaskId } from '../../src/models/ids.ts'
import { sharedDatabase } from '../support/database.ts'
import { createTestBot } from '../support/test-bot.ts'
import { createTestWorkspace } from '../support/workspace.ts'

const database = sharedDatabase()

/** Monday, 23 November 2026, 12:00 in Kyiv. */
async function scene(locale: 'en' | 'uk' = 'en') {
  const bot = createTestBot(database())
  const workspace = await createTestWorkspace(bot, { locale })
  const { owner, workspaceId } = workspace
  const last = () => bot.telegram.texts(owner.id).at(-1) ?? ''
  const say = async (text: string) => {
    bot.passTime(10_000)
    await bot.handle(owner.text(text))
  }
  const tap = async (label: string) => {
    bot.passTime(10_000)
    await bot.handle(owner.tap(label))
  }
  const stored = () => bot.models.tasks.find({ workspaceId }).sort({ _id: 1 }).lean()
  const open = async () => {
    const tasks = await bot.models.tasks.find({ workspaceId, status: 'open', deletedAt: null }).lean()
    return tasks.map(({ title, dueAt }) => [title, dueAt?.toISOString()])
  }
  return { ...workspace, bot, last, say, tap, stored, open }
}

test.each([
  ['call Max every monday at 10', '🔁 every Monday', '2026-11-30T08:00:00.000Z', '2026-12-07T08:00:00.000Z'],
  ['report daily at 9', '🔁 every day', '2026-11-24T07:00:00.000Z', '2026-11-25T07:00:00.000Z'],
  ['standup every weekday at 9:30', '🔁 every weekday', '2026-11-24T07:30:00.000Z', '2026-11-25T07:30:00.000Z'],
  [
    'send invoice every month on the 31st at 10:00',
    '🔁 every month, on the last day',
    '2026-11-30T08:00:00.000Z',
    '2026-12-31T08:00:00.000Z',
  ],
  [
    'call Max every 2 weeks on tuesday at 10',
    '🔁 every 2 weeks: Tuesday',
    '2026-11-24T08:00:00.000Z',
    '2026-12-08T08:00:00.000Z',
  ],
])('“%s” makes the next one when it is done, and undo takes that away', async (line, shown, first, second) => {
  const { bot, last, say, tap, stored, open } = await scene()
  await say(line)
  expect(last()).toContain(shown)
  await tap('✅ Save')
  expect(last()).toContain(shown)
  const [task] = await stored()
  expect(task?.title).not.toMatch(/every|daily/u)
  expect(await open()).toEqual([[task?.title, first]])
  await tap('✅ Done')
  expect(last()).toContain('🔁 Next time: ')
  expect(await open()).toEqual([[task?.title, second]])
  await tap('↩️ Undo')
  expect(await open()).toEqual([[task?.title, first]])
  expect(last()).toContain(shown)
  expect(bot.errors).toEqual([])
})

test('“Щопонеділка” is shown in Ukrainian', async () => {
  const { last, say, tap, open } = await scene('uk')
  await say('подзвонити Максу щопонеділка о 10')
  expect(last()).toContain('🔁 щопонеділка')
  await tap('✅ Зберегти')
  expect(last()).toContain('🔁 щопонеділка')
  expect(await open()).toEqual([['подзвонити Максу', '2026-11-30T08:00:00.000Z']])
})

async function saved(line: string) {
  const found = await scene()
  await found.say(line)
  await found.tap('✅ Save')
  const finish = async () => {
    await found.tap('✅ Done')
    const [task] = await found.open()
    return task?.[1]
  }
  return { ...found, finish }
}

test('Another time moves the series', async () => {
  const { say, tap, last, finish, bot } = await saved('call Max every monday at 10')
  await tap('✏️ Edit')
  await tap('When')
  await say('tuesday 1 december 11:30')
  expect(last()).toContain('🔁 every Tuesday')
  expect(await finish()).toBe('2026-12-08T09:30:00.000Z')
  expect(bot.errors).toEqual([])
})

test('Putting one off leaves the others where they are', async () => {
  const { tap, open, finish, last } = await saved('pay the rent every month on the 31st at 10:00')
  await tap('💤 Snooze')
  await tap('Next week')
  expect((await open())[0]?.[1]).toBe('2026-11-30T07:00:00.000Z')
  expect(last()).toContain('🔁 every month, on the last day')
  expect(await finish()).toBe('2026-12-31T08:00:00.000Z')
})

test('Deleting one stops the series without a question, and can be undone', async () => {
  const { bot, tap, open } = await saved('report daily at 9')
  await tap('⋯ More')
  await tap('🗑 Delete')
  expect(await open()).toEqual([])
  await tap('↩️ Undo')
  expect(await open()).toEqual([['report', '2026-11-24T07:00:00.000Z']])
  expect(bot.errors).toEqual([])
})

test('A series can end with the present task', async () => {
  const { tap, last, finish } = await saved('report daily at 9')
  await tap('✏️ Edit')
  await tap('🔁 Stop repeating')
  expect(last()).toContain('It no longer repeats')
  expect(last()).not.toContain('🔁')
  expect(await finish()).toBeUndefined()
})

test('What was missed is not made up for', async () => {
  const { bot, finish } = await saved('report daily at 9')
  bot.passTime(10 * 24 * 60 * 60 * 1000)
  expect(await finish()).toBe('2026-12-04T07:00:00.000Z')
})

test('A second tap on Done makes no second task, and a reopened task is a single one', async () => {
  const { bot, owner, actor, open, stored, last } = await saved('report daily at 9')
  const done = owner.tap('✅ Done')
  await bot.handle(done, done)
  expect(await open()).toHaveLength(1)
  expect(last()).toContain('Next time')
  const [first] = await stored()
  if (first === undefined) throw new Error('There is no task')
  const id = idOf<TaskId>(first._id)
  await bot.services.tasks.reopen(await actor(owner), id)
  await bot.services.tasks.done(await actor(owner), id, { outcome: 'done' })
  expect(await open()).toHaveLength(1)
})

test('Days can be whole, and a title that was asked for is read the same', async () => {
  const { bot, say, tap, last, stored } = await scene()
  await say('/agenda')
  await tap('➕ New task')
  await say('water the plants every friday')
  expect(last()).toContain('🔁 every Friday')
  const [task] = await stored()
  expect([task?.title, task?.allDay, task?.repeat]).toEqual(['water the plants', true, 'FREQ=WEEKLY;BYDAY=FR'])
  expect(bot.errors).toEqual([])
})
