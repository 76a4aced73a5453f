/** Tasks that repeat, from the typed line to the next one. */
import { expect, test } from 'vitest'

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
    return tasks.map(({ title, dueAt }) => [title, dueAt.toISOString()])
  }
  return { ...workspace, bot, last, say, tap, stored, open }
}

test.each([
  ['call Max every monday at 10', '🔁 every Monday', '2026-11-30T08:00:00.000Z', '2026-12-07T08:00:00.000Z'],
  ['report daily at 9', '🔁 every day', '2026-11-24T07:00:00.000Z', '2026-11-25T07:00:00.000Z'],
  ['standup every weekday at 9:30', '🔁 every weekday', '2026-11-24T07:30:00.000Z', '2026-11-25T07:30:00.000Z'],
  ['send invoice every month on the 31st at 10:00', '🔁 every month, on the last day', '2026-11-30T08:00:00.000Z', '2026-12-31T08:00:00.000Z'],
  ['call Max every 2 weeks on tuesday at 10', '🔁 every 2 weeks: Tuesday', '2026-11-24T08:00:00.000Z', '2026-12-08T08:00:00.000Z'],
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
  await tap('✅ Just done')
  expect(last()).toContain('🔁 Next time: ')
  expect(await open()).toEqual([[task?.title, second]])
  await tap('↩️ Undo')
  expect(await open()).toEqual([[task?.title, first]])
  expect(last()).toContain(shown)
  expect(bot.errors).toEqual([])
})

test('«Щопонеділка» is shown in Ukrainian', async () => {
  const { last, say, tap, open } = await scene('uk')
  await say('подзвонити Максу щопонеділка о 10')
  expect(last()).toContain('🔁 щопонеділка')
  await tap('✅ Зберегти')
  expect(last()).toContain('🔁 щопонеділка')
  expect(await open()).toEqual([['подзвонити Максу', '2026-11-30T08:00:00.000Z']])
})
