/** People in several workspaces: every message says where it is from, and opening something elsewhere says where one is. */
import { BURST_MS } from '../../../src/services/notifications/hold-notices.ts'
import { describe, expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { sharedDatabase } from '../../support/database.ts'
import { newsScene } from '../../support/news-scene.ts'
import { createTestWorkspace } from '../../support/workspace.ts'

const database = sharedDatabase()

/** Priya is a rep in “Acme” and in “Bolt”, where she acts. */
async function scene() {
  const acme = await newsScene(database())
  const { bot, join } = acme
  const priya = await join('rep', 'Priya')
  const bolt = await createTestWorkspace(bot, { name: 'Bolt', ownerName: 'Olga' })
  const { memberId } = await acme.actor(priya)
  const joinBolt = async () => {
    const { token } = await bot.services.invites.create(await bolt.actor(bolt.owner), 'rep')
    await bot.handle(priya.text(`/start inv_${token}`))
    await bot.handle(priya.tap('✅ Join'))
  }
  const acts = async () => (await bot.services.identity.find(priya.id))?.membership?.workspaceName
  const texts = () => bot.telegram.texts(priya.id)
  return { acme, bolt, bot, priya, memberId, joinBolt, acts, texts }
}

describe('A message of the system', () => {
  test('names its workspace for people who are in several, and only for them', async () => {
    const { acme, bot, priya, memberId, joinBolt } = await scene()
    const { work, workspaceId, owner, last, addDeal, actor } = acme
    const deal = await addDeal({ title: 'Website' })
    await bot.services.deals.edit(await actor(owner), deal, { field: 'owner', value: memberId })
    const due = { at: '2026-11-23T11:00:00.000Z' }
    const task = { title: 'Call Anna', due, assigneeId: memberId }
    const { id: taskId } = await bot.services.tasks.add(await actor(owner), task)
    const by = (await actor(owner)).memberId
    const jobs = [
      ['notify.news', { workspaceId, memberId, by, news: { kind: 'assigned', target: 'deal', id: deal } }],
      ['notify.joined', { workspaceId, memberId, name: 'Somebody' }],
      ['task.remind', { workspaceId, taskId, remindAt: due.at }],
      ['notify.held', { workspaceId, memberId }],
      ['digest', { workspaceId, memberId, dueAt: '2026-11-23T10:00:00.000Z' }],
      ['notify.team', { workspaceId, memberId, news: { kind: 'left', name: 'Somebody' } }],
    ] as const
    for (const [kind, payload] of jobs) {
      await work(kind, payload)
      expect(last(priya), kind).not.toContain('🏢')
    }
    await joinBolt()
    bot.passTime(BURST_MS)
    for (const [kind, payload] of jobs) {
      await work(kind, payload)
      expect(last(priya).split('\n')[0], kind).toBe('🏢 Acme')
    }
    expect(bot.errors).toEqual([])
  })
})

describe('Opening something of another workspace', () => {
  test('by a button of news says that one now acts there, with a tap back', async () => {
    const { acme, bot, priya, memberId, joinBolt, acts, texts } = await scene()
    const { work, workspaceId, addDeal, owner, actor, last, labels } = acme
    await joinBolt()
    const deal = await addDeal({ title: 'Website' })
    await bot.services.deals.edit(await actor(owner), deal, { field: 'owner', value: memberId })
    const news = { kind: 'assigned', target: 'deal', id: deal } as const
    await work('notify.news', { workspaceId, memberId, by: null, news })
    await bot.handle(priya.tap('📂 Open'))
    expect(texts()).toContain('🔀 You are now in Acme.')
    expect(last(priya)).toContain('Website')
    expect(await acts()).toBe('Acme')
    await bot.handle(priya.tap('« Back to Bolt'))
    expect(await acts()).toBe('Bolt')
    expect(texts().join('\n')).toContain('✅ You are now in Bolt.')
    expect(labels(priya)).not.toEqual([])
    expect(bot.errors).toEqual([])
  })

  test('by a link works wherever the record is, and says so only if it is elsewhere', async () => {
    const { acme, bolt, bot, priya, joinBolt, acts, texts } = await scene()
    await joinBolt()
    const there = await acme.addContact({ name: 'Anna Berg' })
    const here = await bolt.addContact({ name: 'Ben Cole' })
    await bot.handle(priya.text(`/start c_${here}`))
    expect(acme.last(priya)).toContain('Ben Cole')
    expect(texts().join('\n')).not.toContain('🔀 You are now in')
    await bot.handle(priya.text(`/start c_${there}`))
    expect(texts()).toContain('🔀 You are now in Acme.')
    expect(acme.last(priya)).toContain('Anna Berg')
    expect(await acts()).toBe('Acme')
    const third = await createTestWorkspace(bot, { name: 'Third' })
    const foreign = await third.addContact({ name: 'Secret' })
    await bot.handle(priya.text(`/start c_${foreign}`))
    expect(acme.last(priya)).toContain('This is no longer here')
    expect(await acts()).toBe('Acme')
    expect(bot.errors).toEqual([])
  })
})

describe('A dialogue', () => {
  test('waits in its workspace while the person acts in another one, and saves nothing there', async () => {
    const { acme, bolt, bot, priya, memberId, joinBolt, acts } = await scene()
    await joinBolt()
    await bot.handle(priya.text('/add'), priya.text('Typed for Bolt'))
    const deal = await acme.addDeal({ title: 'Website' })
    const given = { field: 'owner', value: memberId } as const
    await bot.services.deals.edit(await acme.actor(acme.owner), deal, given)
    const news = { kind: 'assigned', target: 'deal', id: deal } as const
    await acme.work('notify.news', { workspaceId: acme.workspaceId, memberId, by: null, news })
    await bot.handle(priya.tap('📂 Open'))
    await bot.handle(priya.text('+380671234567'))
    expect(acme.last(priya)).toContain('🔀 What you began in Bolt waits there. I did not take this message')
    const contacts = (workspaceId: string) =>
      bot.models.contacts.countDocuments({ workspaceId: objectId(workspaceId as never) })
    expect(await contacts(acme.workspaceId)).toBe(0)
    await bot.handle(priya.tap('▶️ Go on'))
    expect(await acts()).toBe('Bolt')
    await bot.handle(priya.text('+380671234567'))
    await bot.handle(priya.tap('✅ Save'))
    expect(await contacts(bolt.workspaceId)).toBe(1)
    expect(await contacts(acme.workspaceId)).toBe(0)
    expect(bot.errors).toEqual([])
  })
})
