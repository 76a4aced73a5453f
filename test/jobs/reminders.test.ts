/** Several reminders of a task, from the chat to the message: each at its minute, and worded by how far away the task is. */
import { describe, expect, test } from 'vitest'

import { ownDatabase } from '../support/database.ts'
import { newsScene } from '../support/news-scene.ts'

const database = ownDatabase()
const KINDS = ['notify.news', 'notify.held', 'task.remind', 'notify.joined'] as const

/** Noon in Kyiv. */
async function scene(locale: 'en' | 'uk' = 'en') {
  const base = await newsScene(database(), { locale })
  const { bot, owner, actor, last } = base
  const add = async (title: string, type: 'call' | 'meeting', at: string) =>
    (await bot.services.tasks.add(await actor(owner), { title, type, due: { at } })).id
  /** What is sent until then, looked at every minute. */
  async function sentUntil(iso: string): Promise<string[]> {
    const before = bot.telegram.messages(owner.id).length
    const seen: string[] = []
    while (bot.now().getTime() < Date.parse(iso)) {
      bot.passTime(60_000)
      const count = bot.telegram.messages(owner.id).length
      await bot.workJobs(KINDS)
      for (const { text } of bot.telegram.messages(owner.id).slice(count))
        seen.push(`${bot.now().toISOString().slice(11, 16)} ${text.split('\n').slice(0, 2).join(' ')}`)
    }
    expect(bot.telegram.messages(owner.id)).toHaveLength(before + seen.length)
    return seen
  }
  const say = async (text: string) => bot.handle(owner.text(text))
  const tap = async (label: string) => bot.handle(owner.tap(label))
  const openReminders = async (title: string) => {
    await say('/agenda')
    await tap('📂 Open')
    expect(last(owner)).toContain(title)
    await tap('✏️ Edit')
    await tap('🔔 Reminders')
  }
  return { ...base, add, sentUntil, say, tap, openReminders }
}

describe('A meeting', () => {
  test.each([
    ['en', '10:05 ⏰ In 15 min: 🤝 Demo', '10:20 ⏰ Now: 🤝 Demo'],
    ['uk', '10:05 ⏰ За 15 хв: 🤝 Demo', '10:20 ⏰ Зараз: 🤝 Demo'],
  ] as const)('has a reminder 15 minutes before and one at its time (%s)', async (locale, before, now) => {
    const { bot, add, sentUntil, owner, last } = await scene(locale)
    await add('Demo', 'meeting', '2026-11-23T10:20:00.000Z')
    expect(await sentUntil('2026-11-23T10:22:00Z')).toEqual([before, now])
    expect(last(owner)).not.toContain('🔴')
    expect(bot.errors).toEqual([])
  })

  test('that is snoozed from the first one is reminded of before its new time, too', async () => {
    const { add, sentUntil, tap } = await scene()
    await add('Demo', 'meeting', '2026-11-23T10:16:00.000Z')
    expect(await sentUntil('2026-11-23T10:01:00Z')).toEqual(['10:01 ⏰ In 15 min: 🤝 Demo'])
    await tap('💤 Snooze')
    await tap('In 1 h')
    expect(await sentUntil('2026-11-23T11:02:00Z')).toEqual(['10:46 ⏰ In 15 min: 🤝 Demo', '11:01 ⏰ Now: 🤝 Demo'])
  })

  test('whose first reminder comes late is told once, with what is left', async () => {
    const { bot, add, owner, last } = await scene()
    await add('Demo', 'meeting', '2026-11-23T10:20:00.000Z')
    bot.passTime(8 * 60_000)
    await bot.workJobs(KINDS)
    expect(last(owner)).toContain('⏰ In 12 min:')
    bot.passTime(60 * 60_000)
    await bot.workJobs(KINDS)
    expect(last(owner)).toContain('⏰ It was due:')
    const both = await scene()
    await both.add('Demo', 'meeting', '2026-11-23T10:20:00.000Z')
    both.bot.passTime(11 * 60 * 60_000)
    await both.bot.workJobs(KINDS)
    expect(both.bot.telegram.messages(both.owner.id).filter(({ text }) => text.includes('Demo'))).toHaveLength(1)
  })
})

describe('One’s own reminders', () => {
  test('of a task are tapped and typed, and undone; they come when they say', async () => {
    const { bot, owner, add, sentUntil, say, tap, openReminders, last, labels } = await scene()
    await add('Call Anna', 'call', '2026-11-23T10:40:00.000Z')
    await openReminders('Call Anna')
    expect(labels(owner)).toContain('🔔 At its time')
    await tap('5 min before')
    expect(labels(owner)).toContain('🔔 5 min before')
    await tap('🔔 At its time')
    await tap('✏️ Another time')
    await say('99 years')
    expect(last(owner)).toContain('I can’t read “99 years”')
    await say('за 30 хвилин')
    expect(labels(owner)).toEqual(expect.arrayContaining(['🔔 30 min before', '🔔 5 min before', 'At its time']))
    await tap('✏️ Another time')
    await say('20 min')
    expect(labels(owner)).toContain('🔔 20 min before')
    await tap('↩️ Undo')
    expect(await sentUntil('2026-11-23T10:42:00Z')).toEqual([
      '10:10 ⏰ In 30 min: 📞 Call Anna',
      '10:35 ⏰ In 5 min: 📞 Call Anna',
    ])
    expect(bot.errors).toEqual([])
  })

  test('are the default of new tasks, each kind its own; there are at most five, and none is possible', async () => {
    const { bot, owner, add, sentUntil, say, tap, last, labels } = await scene()
    await say('/menu')
    await tap('⚙️ Settings')
    await tap('🔔 Notifications')
    await tap('🔔 Reminders')
    await tap('🔔 At its time')
    await tap('🔔 15 min before')
    await tap('10 min before')
    await tap('📌 Other tasks')
    await tap('🔔 At its time')
    expect(labels(owner).filter((label) => label.startsWith('🔔'))).toEqual([])
    await add('Demo', 'meeting', '2026-11-23T10:20:00.000Z')
    await add('Call Anna', 'call', '2026-11-23T10:10:00.000Z')
    expect(await sentUntil('2026-11-23T10:21:00Z')).toEqual(['10:10 ⏰ In 10 min: 🤝 Demo'])
    await say('/menu')
    await tap('⚙️ Settings')
    await tap('🔔 Notifications')
    await tap('🔔 Reminders')
    for (const label of ['5 min before', '15 min before', '30 min before', '1 h before']) await tap(label)
    await tap('2 h before')
    expect(last(owner)).toContain('5 at most')
    expect(bot.errors).toEqual([])
  })
})

describe('How long a call took', () => {
  test('is tapped or typed once it is done, stands on its card and in its history, and is undone', async () => {
    const { bot, owner, actor, addContact, say, tap, last, labels } = await scene()
    const contactId = await addContact({ name: 'Anna' })
    const task = { title: 'Call Anna', type: 'call' as const, due: { at: '2026-11-23T10:40:00.000Z' }, contactId }
    const { id } = await bot.services.tasks.add(await actor(owner), task)
    await say('/agenda')
    await tap('✅ Done')
    expect(labels(owner)).toEqual(expect.arrayContaining(['⏱ 5 min', '⏱ 15 min', '⏱ 30 min', '⏱ 1 h']))
    await tap('📞 Reached')
    await tap('⏱ 15 min')
    expect(last(owner)).toContain('✅ Done: Call Anna · reached · ⏱ 15 min')
    expect(labels(owner)).not.toContain('⏱ 15 min')
    expect(await bot.services.tasks.get(await actor(owner), id)).toMatchObject({
      outcome: 'reached',
      lengthMinutes: 15,
    })
    await tap('↩️ Undo')
    expect(await bot.services.tasks.get(await actor(owner), id)).toMatchObject({
      outcome: 'reached',
      lengthMinutes: null,
    })
    await say(`/start t_${id}`)
    await tap('📊 Outcome')
    await tap('✏️ Another length')
    await say('1 h 30')
    expect(last(owner)).toContain('✅ reached · today, 12:00 · ⏱ 1 h 30 min')
    await say(`/start c_${contactId}`)
    await tap('🕘 Timeline')
    expect(last(owner)).toContain('⏱ 15 min')
    expect(last(owner)).toContain('⏱ 1 h 30 min')
    expect(bot.errors).toEqual([])
  })
})
