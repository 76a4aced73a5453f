/** The summary of a week: on Monday at the hour of the digest, to those who lead the team. */
import { expect, test } from 'vitest'

import { firstSweep } from '../../src/jobs/digests.ts'
import { objectId } from '../../src/models/ids.ts'
import { ownDatabase } from '../support/database.ts'
import { newsScene } from '../support/news-scene.ts'
import { putDeal } from '../support/task-scene.ts'
import type { Person } from '../support/telegram-person.ts'

const database = ownDatabase()
const KINDS = [
  'digest.sweep',
  'digest',
  'digest.weekly',
  'notify.joined',
  'notify.news',
  'notify.held',
  'task.remind',
] as const

/** Monday noon in Kyiv; the summary is due a week later at 8:00. */
async function scene(locale: 'en' | 'uk' = 'en') {
  const base = await newsScene(database(), { locale })
  const { bot, owner, actor, join } = base
  await bot.models.tasks.db.collection('jobs').deleteMany({})
  const [max, priya] = [await join('manager', 'Max'), await join('rep', 'Priya')]
  const rep = await actor(priya)
  const close = async (title: string, minor: number, status: 'won' | 'lost') => {
    const id = await putDeal(bot, rep, { title, minor, status })
    await bot.models.deals.collection.updateOne({ _id: objectId(id) }, { $set: { stageEnteredAt: bot.now() } })
  }
  await close('Website', 500_000, 'won')
  await close('Shop', 20_000, 'lost')
  await putDeal(bot, rep, { title: 'Blog' })
  for (const title of ['One', 'Two']) {
    const { id } = await bot.services.tasks.add(await actor(priya), { title, due: { date: '2026-11-24' } })
    if (title === 'One') await bot.services.tasks.done(await actor(priya), id, { outcome: 'done' })
  }
  async function until(iso: string): Promise<void> {
    bot.passTime(Date.parse(iso) - bot.now().getTime())
    await bot.enqueue([firstSweep(bot.now())])
    await bot.workJobs(KINDS)
  }
  const weekly = (person: Person) =>
    bot.telegram
      .messages(person.id)
      .filter(({ text }) => text.startsWith('📊'))
      .map(({ text }) => text)
  return { ...base, max, priya, owner, until, weekly }
}

test('It says what each member has open, did, is late with, got, won and lost, once', async () => {
  const { bot, owner, max, priya, until, weekly } = await scene()
  await until('2026-11-30T05:45:00Z')
  expect(weekly(max)).toEqual([])
  await until('2026-11-30T06:00:00Z')
  await until('2026-11-30T06:15:00Z')
  const [summary = ''] = weekly(max)
  expect(weekly(max)).toHaveLength(1)
  expect(weekly(owner)).toHaveLength(1)
  expect(weekly(priya)).toEqual([])
  expect(summary.split('\n').slice(0, 3)).toEqual([
    '📊 The week from 23 Nov to 29 Nov',
    '💼 Open deals: 1 · ✅ tasks done: 1 · 🔴 overdue: 1 · 🆕 new leads: 0',
    '🏆 Won: 1 · €5,000, ❌ lost: 1 · €200',
  ])
  expect(summary).toContain('👤 Max\n💼 Open deals: 0')
  expect(summary).toContain('👤 Priya\n💼 Open deals: 1 · ✅ tasks done: 1 · 🔴 overdue: 1')
  await until('2026-12-01T06:00:00Z')
  expect(weekly(max)).toHaveLength(1)
  expect(bot.errors).toEqual([])
})

test('It is switched under Notifications, where only those who lead the team find it', async () => {
  const { bot, max, priya, until, weekly, labels } = await scene('uk')
  for (const person of [max, priya]) {
    await bot.handle(person.text('/menu'))
    await bot.handle(person.tap('⚙️ Налаштування'))
    await bot.handle(person.tap('🔔 Сповіщення'))
  }
  expect(labels(priya)).not.toContain('🔔 Підсумок тижня')
  await bot.handle(max.tap('🔔 Підсумок тижня'))
  expect(labels(max)).toContain('🔕 Підсумок тижня')
  await until('2026-11-30T06:00:00Z')
  expect(weekly(max)).toEqual([])
  expect(bot.errors).toEqual([])
})
