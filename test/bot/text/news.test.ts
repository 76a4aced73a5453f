/** Messages that the bot sends on its own, from the job to the tap, however late the tap is. */
import { describe, expect, test } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { newsScene } from '../../support/news-scene.ts'
import { putDeal } from '../../support/task-scene.ts'
import { createTestWorkspace, type TestWorkspaceOptions } from '../../support/workspace.ts'

const database = sharedDatabase()
const DAY = 24 * 60 * 60 * 1000

const scene = (options: TestWorkspaceOptions = {}) => newsScene(database(), options)

describe('The message that a lead source is failing', () => {
  test('leads to the source, even in another workspace, but not for somebody who may no longer manage it', async () => {
    const { bot, owner, join, workspaceId, actor, work, last, labels } = await scene()
    const admin = await join('admin')
    const input = { name: 'Site form', provider: 'standard', routing: 'team', memberIds: [] } as const
    const { id: sourceId } = await bot.services.leadSources.create(await actor(owner), input, {
      chatId: 1,
      messageId: 1,
    })
    for (const person of [owner, admin]) {
      const { memberId } = await actor(person)
      await work('notify.source-failing', { workspaceId, memberId, sourceId, sourceName: 'Site form' })
      expect(last(person)).toContain('The lead source “Site form” is failing')
      expect(labels(person)).toEqual(['📥 Open the source'])
    }
    await bot.services.workspaces.create(
      { telegramUserId: owner.id, name: 'Olena', locale: 'en', commandId: 'another-workspace' },
      { name: 'Other', currency: 'EUR', timeZone: 'Europe/Kyiv', region: 'UA', locale: 'en' },
    )
    await bot.handle(owner.tap('📥 Open the source'))
    expect(last(owner)).toContain('📥 Site form')
    expect(labels(owner)).toContain('📨 Deliveries')
    await bot.services.members.changeRole(await actor(owner), (await actor(admin)).memberId, 'rep')
    await bot.handle(admin.tap('📥 Open the source'))
    expect(last(admin)).not.toContain('📨')
    expect(labels(admin)).not.toContain('📨 Deliveries')
    expect(bot.errors).toEqual([])
  })
})

describe('A reminder', () => {
  test('has the agenda’s buttons, which still work a year later', async () => {
    const { bot, owner, remind, last, labels } = await scene()
    await remind(owner, 'Call <b>Anna</b>')
    expect(last(owner)).toBe('⏰ Now:\n📞 Call <b>Anna</b>\n🕒 today, 13:00')
    expect(labels(owner)).toEqual(['✅ Done', '💤 Snooze', '📂 Open'])
    bot.passTime(365 * DAY)
    await bot.handle(owner.tap('✅ Done'))
    expect(last(owner)).toContain('✅ Done: Call <b>Anna</b>')
    expect(last(owner)).toContain('how did it go?')
    await bot.handle(owner.tap('📞 Reached'))
    expect(last(owner)).toContain('✅ Done: Call <b>Anna</b> · reached')
    expect(bot.errors).toEqual([])
  })

  test('of a task that is already done says so when tapped', async () => {
    const { bot, owner, actor, remind, last } = await scene({ locale: 'uk' })
    const id = await remind(owner, 'Подзвонити')
    expect(last(owner)).toContain('⏰ Зараз:')
    await bot.services.tasks.done(await actor(owner), id, { outcome: 'done' })
    await bot.handle(owner.tap('💤 Відкласти'))
    expect(last(owner)).toContain('Це завдання вже виконано.')
    expect(bot.errors).toEqual([])
  })

  test('can be tapped during a dialogue, which stays open', async () => {
    const { bot, owner, addContact, remind, last } = await scene()
    await addContact({ name: 'Ben' })
    await remind(owner, 'Call')
    await bot.handle(owner.text('/add'))
    const open = bot.telegram.messages(owner.id).find(({ text }) => text.includes('Now:'))
    const data = open?.buttons.flat().find(({ text }) => text === '📂 Open')
    await bot.handle(owner.tapData(data && 'callback_data' in data ? data.callback_data : '', open?.id))
    expect(bot.telegram.messages(owner.id).find(({ id }) => id === open?.id)?.text).toContain('📞 Call')
    await bot.handle(owner.text('Anna Berg'))
    expect(last(owner)).toContain('Phone')
    expect(bot.errors).toEqual([])
  })

  test('leads to its own workspace, and nowhere for somebody who has left it', async () => {
    const { bot, owner, workspaceId, actor, remind, last } = await scene()
    await remind(owner, 'Call Anna')
    const other = await createTestWorkspace(bot, { name: 'Other', ownerName: 'Olga' })
    const { token } = await bot.services.invites.create(await other.actor(other.owner), 'rep')
    const newcomer = { telegramUserId: owner.id, name: 'Olena', locale: 'en' as const, commandId: 'join-other' }
    await bot.services.invites.join(newcomer, token)
    expect((await actor(owner)).workspaceId).not.toBe(workspaceId)
    await bot.handle(owner.tap('📂 Open'))
    expect(last(owner)).toContain('Call Anna')
    expect((await actor(owner)).workspaceId).toBe(workspaceId)
    const data = bot.telegram.callsOf('sendMessage').at(0)?.payload['reply_markup'] as {
      inline_keyboard: { callback_data: string }[][]
    }
    await bot.handle(other.owner.tapData(data.inline_keyboard[0]?.[0]?.callback_data ?? '', 1))
    expect(last(other.owner)).toContain('no longer here')
    expect(bot.errors).toEqual([])
  })
})

describe('News', () => {
  test('about records is written in the recipient’s language from their current state', async () => {
    const { bot, owner, join, actor, tellNews, last } = await scene({ locale: 'uk' })
    const max = await join('rep', 'Max')
    const { memberId } = await actor(max)
    const dealId = await putDeal(bot, await actor(owner), { title: 'Сайт <b>', ownerId: memberId })
    await tellNews(max, { kind: 'assigned', target: 'deal', id: dealId }, owner)
    expect(last(max)).toBe('💼 Olena передає вам угоду:\nСайт <b>')
    await tellNews(max, { kind: 'deal-moved', dealId, move: 'moved', stageName: 'Пропозиція' }, owner)
    expect(last(max)).toBe('💼 Вашу угоду переміщено на етап «Пропозиція» (Olena):\nСайт <b>')
    await bot.handle(max.tap('📂 Відкрити'))
    expect(last(max)).toContain('Сайт <b>')
    expect(bot.errors).toEqual([])
  })

  test('is not sent if it is muted, or its record was reassigned, deleted or hidden in the meantime', async () => {
    const { bot, owner, join, actor, tellNews, letSee } = await scene()
    const [muted, former, blind] = [await join('rep', 'Muted'), await join('rep', 'Former'), await join('rep', 'Blind')]
    const ownerActor = await actor(owner)
    const ofMuted = await putDeal(bot, ownerActor, { ownerId: (await actor(muted)).memberId })
    const ofOwner = await putDeal(bot, ownerActor)
    await bot.services.notifications.set(await actor(muted), 'assigned', false)
    await tellNews(muted, { kind: 'assigned', target: 'deal', id: ofMuted }, owner)
    await tellNews(former, { kind: 'assigned', target: 'deal', id: ofOwner }, owner)
    await tellNews(former, { kind: 'deal-moved', dealId: ofOwner, move: 'won', stageName: 'Won' }, owner)
    await letSee('own')
    await tellNews(blind, { kind: 'deal-moved', dealId: ofOwner, move: 'won', stageName: 'Won' }, owner)
    await bot.services.deals.delete(await actor(owner), ofMuted)
    await tellNews(muted, { kind: 'deal-moved', dealId: ofMuted, move: 'lost', stageName: 'Lost' }, owner)
    for (const person of [muted, former, blind]) expect(bot.telegram.messages(person.id)).toEqual([])
  })

  test('for somebody who blocked the bot is dropped, and nothing more is sent', async () => {
    const { bot, owner, remind } = await scene()
    bot.telegram.failNext('sendMessage', { code: 403, description: 'Forbidden: bot was blocked by the user' })
    await remind(owner, 'Call')
    await remind(owner, 'Call again')
    expect(bot.telegram.callsOf('sendMessage')).toHaveLength(1)
    expect((await bot.services.identity.find(owner.id))?.blocked).toBe(true)
  })

  test('that Telegram refuses because of its limits is sent when it allows, by the queue if that takes long', async () => {
    const { bot, owner, remind, last } = await scene()
    const refusal = { code: 429, description: 'Too Many Requests: retry after 5' }
    bot.telegram.failNext('sendMessage', { ...refusal, retryAfter: 5 })
    await remind(owner, 'Call')
    expect(last(owner)).toContain('Call')
    bot.telegram.failNext('sendMessage', { ...refusal, retryAfter: 300 })
    await expect(remind(owner, 'Call again')).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfter: 300 },
    })
  })
})

test('The digest sums up the day, and leads to the agenda without disappearing', async () => {
  const { bot, owner, actor, work, workspaceId, last, labels } = await scene()
  const { memberId } = await actor(owner)
  for (let index = 1; index <= 7; index += 1) {
    const due = { at: `2026-11-23T1${index}:00:00Z` }
    await bot.services.tasks.add(await actor(owner), { title: `Call ${index}`, due })
  }
  await work('digest', { workspaceId, memberId, dueAt: '2026-11-23T06:00:00.000Z' })
  expect(last(owner)).toContain('☀️ Your day\n⏰ Today: 7 · overdue: 0')
  expect(last(owner)).toContain('• Call 1')
  expect(last(owner)).toContain('… and 2 more')
  expect(labels(owner)).toEqual(['⏰ Agenda'])
  const before = bot.telegram.messages(owner.id).length
  await bot.handle(owner.tap('⏰ Agenda'))
  expect(bot.telegram.messages(owner.id)).toHaveLength(before + 1)
  expect(last(owner)).toContain('Call 1')
  // Too late to be useful.
  const sent = bot.telegram.callsOf('sendMessage').length
  await work('digest', { workspaceId, memberId, dueAt: '2026-11-23T03:59:00.000Z' })
  expect(bot.telegram.callsOf('sendMessage')).toHaveLength(sent)
})
