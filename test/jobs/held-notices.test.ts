/** Messages that wait, through the queue: in quiet hours for their end, and in a burst for each other. */
import { describe, expect, test } from 'vitest'

import { type ContactId, type DealId, newId, objectId } from '../../src/models/ids.ts'
import { newJob } from '../../src/services/core/define-job.ts'
import { NEWS_JOB } from '../../src/services/notifications/news-job.ts'
import { ownDatabase } from '../support/database.ts'
import { newsScene } from '../support/news-scene.ts'
import { putDeal } from '../support/task-scene.ts'
import type { Person } from '../support/telegram-person.ts'
import type { TestBot } from '../support/test-bot.ts'

const database = ownDatabase()
const MINUTE = 60_000
const KINDS = ['notify.news', 'notify.held', 'task.remind', 'notify.joined'] as const

/** Noon in Kyiv. */
async function scene(locale: 'en' | 'uk' = 'en') {
  const base = await newsScene(database(), { locale })
  const { bot, workspaceId, owner, actor, join } = base
  const priya = await join('rep', 'Priya')
  await bot.workJobs(KINDS)
  const { memberId } = await actor(priya)
  const run = (other: TestBot = bot) => other.workJobs(KINDS)
  const texts = (person: Person) => bot.telegram.messages(person.id).map(({ text }) => text)
  async function lead(title: string): Promise<DealId> {
    const id = await putDeal(bot, await actor(owner), { title })
    const unowned = { $set: { source: 'lead', createdAt: bot.now() }, $unset: { ownerId: 1 } }
    await bot.models.deals.collection.updateOne({ _id: objectId(id) }, unowned)
    return id
  }
  async function tellLead(dealId: DealId): Promise<void> {
    const about = { dealId, contactId: newId<ContactId>(), sourceName: 'Form', claimable: true }
    const payload = { workspaceId, memberId, by: null, news: { kind: 'new-lead' as const, ...about } }
    await bot.enqueue([{ workspaceId, ...newJob(NEWS_JOB, payload) }])
  }
  const held = () => bot.models.heldNotices.countDocuments({ workspaceId })
  async function until(iso: string): Promise<void> {
    bot.passTime(Date.parse(iso) - bot.now().getTime())
  }
  const quiet = async (from: number, to: number) =>
    bot.services.notifications.setQuietHours(await actor(priya), { from: from * 60, to: to * 60 })
  return { ...base, priya, memberId, run, texts, lead, tellLead, held, until, quiet }
}

describe('A burst', () => {
  test('of ten leads is two messages: the first at once, the others after a minute; a button leads to the list, where one is claimed', async () => {
    const { bot, priya, run, texts, lead, tellLead, held, labels, last } = await scene()
    for (let n = 1; n <= 10; n += 1) await tellLead(await lead(`Lead ${n}`))
    await run()
    expect(texts(priya)).toEqual(['🆕 New lead from Form:\nLead 1'])
    bot.passTime(59_000)
    await run()
    expect(texts(priya)).toHaveLength(1)
    bot.passTime(1_000)
    await run()
    await run(bot.another())
    expect(texts(priya)).toHaveLength(2)
    const bundle = last(priya).split('\n')
    expect(bundle[0]).toBe('🆕 New leads: 9')
    expect(bundle.slice(1)).toEqual(Array.from({ length: 9 }, (_, n) => `• Lead ${n + 2}`))
    expect(labels(priya)).toEqual(['🆕 New leads'])
    expect(await held()).toBe(0)
    await bot.handle(priya.tap('🆕 New leads'))
    expect(labels(priya)[0]).toContain('🙋')
    await bot.handle(priya.tap(labels(priya).find((label) => label.includes('Lead 7')) ?? ''))
    expect(last(priya)).toContain('It is yours')
    expect(last(priya)).toContain('Lead 7')
    expect(bot.errors).toEqual([])
  })

  test('is over once a minute passed, and what somebody else took meanwhile is left out', async () => {
    const { bot, owner, priya, actor, run, texts, lead, tellLead } = await scene('uk')
    const [first, taken, free] = [await lead('Перший'), await lead('Другий'), await lead('Третій')]
    for (const id of [first, taken, free]) await tellLead(id)
    await run()
    await bot.services.deals.claim(await actor(owner), taken)
    bot.passTime(MINUTE)
    await run()
    // One alone is the message that it would have been, with its button.
    expect(texts(priya)).toEqual([expect.stringContaining('Перший'), '🆕 Новий лід, джерело «Form»:\nТретій'])
    bot.passTime(MINUTE)
    await tellLead(await lead('Четвертий'))
    await run()
    expect(texts(priya)).toHaveLength(3)
    expect(bot.errors).toEqual([])
  })

  test('of one kind does not hold up another', async () => {
    const { bot, owner, priya, actor, memberId, run, texts, lead, tellLead, addDeal } = await scene()
    await tellLead(await lead('Lead'))
    const deals = [
      await addDeal({ title: 'Website' }),
      await addDeal({ title: 'Shop' }),
      await addDeal({ title: 'Blog' }),
    ]
    for (const id of deals) await bot.services.deals.edit(await actor(owner), id, { field: 'owner', value: memberId })
    await run()
    expect(texts(priya)).toEqual([expect.stringContaining('Lead'), expect.stringContaining('Website')])
    bot.passTime(MINUTE)
    await run()
    expect(texts(priya).slice(2)).toEqual(['👥 Assigned to you: 2\n💼 Shop\n💼 Blog'])
  })

  test('of reminders at one time is one message, at that time', async () => {
    const { bot, owner, actor, run, texts, until, labels } = await scene()
    for (const title of ['One', 'Two', 'Three'])
      await bot.services.tasks.add(await actor(owner), { title, due: { date: '2026-11-24' } })
    await until('2026-11-24T06:59:59Z')
    await run()
    expect(texts(owner)).toHaveLength(1)
    await until('2026-11-24T07:00:00Z')
    await run()
    expect(texts(owner).slice(1)).toEqual(['⏰ Tasks due: 3\n📌 One · today\n📌 Two · today\n📌 Three · today'])
    expect(labels(owner)).toEqual(['⏰ Agenda'])
  })
})

describe('Quiet hours', () => {
  test('hold news and reminders, and end with one summary of all that is still so', async () => {
    const { bot, owner, priya, actor, memberId, run, texts, lead, tellLead, addDeal, until, quiet, held } =
      await scene()
    await quiet(22, 7)
    const call = await bot.services.tasks.add(await actor(priya), {
      title: 'Call Anna',
      due: { at: '2026-11-23T21:30:00.000Z' },
    })
    await bot.services.tasks.add(await actor(priya), { title: 'Call Ben', due: { at: '2026-11-23T22:00:00.000Z' } })
    await until('2026-11-23T20:00:00Z')
    for (const title of ['Night', 'Moon', 'Star']) await tellLead(await lead(title))
    const deal = await addDeal({ title: 'Website' })
    await bot.services.deals.edit(await actor(owner), deal, { field: 'owner', value: memberId })
    await run()
    await until('2026-11-24T01:00:00Z')
    await run(bot.another())
    await bot.services.tasks.done(await actor(priya), call.id, { outcome: 'done' })
    await until('2026-11-24T04:59:59Z')
    await run()
    expect(texts(priya)).toEqual([])
    await until('2026-11-24T05:00:00Z')
    await Promise.all([run(), run(bot.another())])
    await run()
    expect(texts(priya)).toEqual([
      [
        '🌙 In your quiet hours:',
        '⏰ Tasks due: 1\n🔴 Call Ben · today, 00:00',
        '🆕 New leads: 3\n• Night\n• Moon\n• Star',
        '👥 Assigned to you: 1\n💼 Website',
      ].join('\n\n'),
    ])
    expect(await held()).toBe(0)
    expect(bot.errors).toEqual([])
  })

  test('that are changed or switched off let go what they held', async () => {
    const { bot, priya, actor, run, texts, lead, tellLead, until, quiet } = await scene()
    await quiet(22, 7)
    await until('2026-11-23T21:00:00Z')
    await tellLead(await lead('Night'))
    await run()
    await quiet(23, 1)
    await run()
    expect(texts(priya)).toEqual([])
    await until('2026-11-23T23:00:00Z')
    await run()
    expect(texts(priya)).toHaveLength(1)
    await quiet(1, 8)
    await tellLead(await lead('Moon'))
    await run()
    expect(texts(priya)).toHaveLength(1)
    await bot.services.notifications.setQuietHours(await actor(priya), null)
    await run()
    expect(texts(priya)).toEqual([expect.stringContaining('Night'), expect.stringContaining('Moon')])
  })

  test('lose nothing when a process dies after it sent the summary, or repeats a job', async () => {
    const { bot, priya, run, texts, lead, tellLead, until, quiet, held, work, memberId, workspaceId } = await scene()
    await quiet(22, 7)
    await until('2026-11-23T21:00:00Z')
    for (const title of ['Night', 'Moon']) await tellLead(await lead(title))
    await run()
    // Every job that ran is run once more, as after a lost lease.
    const jobs = bot.models.heldNotices.db.collection('jobs')
    await jobs.updateMany({ kind: 'notify.news' }, { $set: { status: 'ready' } })
    await run(bot.another())
    expect(await held()).toBe(2)
    await until('2026-11-24T05:00:00Z')
    bot.telegram.failNext('sendMessage', { code: 500, description: 'Internal Server Error' }, 5)
    await work('notify.held', { workspaceId, memberId }).catch(() => {})
    expect(await held()).toBe(2)
    await run()
    await run(bot.another())
    expect(texts(priya)).toEqual(['🌙 In your quiet hours:\n\n🆕 New leads: 2\n• Night\n• Moon'])
  })

  test('are chosen by a tap or typed, and shown; what cannot be read is asked again', async () => {
    const { bot, priya, last } = await scene()
    await bot.handle(priya.text('/menu'))
    await bot.handle(priya.tap('⚙️ Settings'))
    await bot.handle(priya.tap('🔔 Notifications'))
    expect(last(priya)).toContain('Quiet hours: none')
    await bot.handle(priya.tap('🌙 Quiet hours'))
    await bot.handle(priya.tap('22:00–07:00'))
    expect(last(priya)).toContain('Quiet hours: 22:00–07:00')
    await bot.handle(priya.tap('🌙 Quiet hours'))
    await bot.handle(priya.text('25-99'))
    expect(last(priya)).toContain('I can’t read “25-99” as hours')
    await bot.handle(priya.text('from 10:30 pm to 6 am'))
    expect(last(priya)).toContain('Quiet hours: 22:30–06:00')
    await bot.handle(priya.tap('🌙 Quiet hours'))
    await bot.handle(priya.tap('None'))
    expect(last(priya)).toContain('Quiet hours: none')
    expect(bot.errors).toEqual([])
  })

  test('are silent for what cannot wait', async () => {
    const { bot, priya, memberId, workspaceId, work, until, quiet } = await scene()
    await quiet(22, 7)
    await until('2026-11-23T21:00:00Z')
    await work('notify.joined', { workspaceId, memberId, name: 'Max' })
    expect(bot.telegram.callsOf('sendMessage').at(-1)?.payload).toMatchObject({
      chat_id: priya.id,
      disable_notification: true,
    })
  })
})
