/** Days, times and numbers in a typed line, from the chat to the stored record. */
import { expect, test } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { createTestBot } from '../../support/test-bot.ts'
import { createTestWorkspace } from '../../support/workspace.ts'

const database = sharedDatabase()

/** Monday, 23 November 2026, 12:00 in Kyiv. */
test('A typed next step is due when its words say', async () => {
  const bot = createTestBot(database())
  const { owner, workspaceId, addDeal } = await createTestWorkspace(bot, {})
  const say = async (text: string): Promise<void> => {
    bot.passTime(2_000)
    await bot.handle(owner.text(text))
  }
  const lines = [
    ['call Anna sunday next week at 13:00', 'call Anna', '2026-12-06T11:00:00.000Z'],
    ['call Anna tomorrow at half past 3', 'call Anna', '2026-11-24T13:30:00.000Z'],
    ['call Anna tomorrow 3pm EST', 'call Anna', '2026-11-24T20:00:00.000Z'],
    ['call Anna tomorrow at eight', 'call Anna', '2026-11-24T06:00:00.000Z'],
    ['подзвонити Анні наступного тижня у вівторок о дев’ятій вечора', 'подзвонити Анні', '2026-12-01T19:00:00.000Z'],
    ['подзвонити Анні завтра о пів на четверту', 'подзвонити Анні', '2026-11-24T13:30:00.000Z'],
    ['подзвонити Анні завтра о 15:00 за Варшавою', 'подзвонити Анні', '2026-11-24T14:00:00.000Z'],
  ] as const
  for (const [line, title, dueAt] of lines) {
    await addDeal({ title: line })
    await say('/agenda')
    bot.passTime(2_000)
    await bot.handle(owner.tap('➕ Next step'))
    await say(line)
    const task = await bot.models.tasks.findOne({ workspaceId }).sort({ _id: -1 }).lean()
    expect([line, task?.title, task?.dueAt?.toISOString()]).toEqual([line, title, dueAt])
  }
  expect(bot.errors).toEqual([])
})

test.each(['audit 2026-12-01', 'invoice 2026-11-0045', '№ 4410/26', 'договір № 4410/26'])(
  'A German workspace makes no contact of “%s”',
  async (line) => {
    const bot = createTestBot(database())
    const { owner } = await createTestWorkspace(bot, { region: 'DE' })
    bot.passTime(2_000)
    await bot.handle(owner.text(line))
    const { text = '', buttons } = bot.telegram.messages(owner.id).at(-1) ?? { buttons: [] }
    expect([text, ...buttons.flat().map((button) => button.text)].join(' ')).not.toMatch(/\+49|20261|phone:/iu)
    expect(bot.errors).toEqual([])
  },
)
