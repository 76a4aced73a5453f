/** Won deals, told to the team: once, a minute later, to members who may see them and have not switched it off. */
import { describe, expect, test } from 'vitest'

import { createTranslator } from '../../src/bot/text/i18n.ts'
import type { DealId } from '../../src/models/ids.ts'
import { WIN_AGAIN_MS } from '../../src/services/notifications/announce-win.ts'
import { WIN_DELAY_MS } from '../../src/services/notifications/win-job.ts'
import { ownDatabase } from '../support/database.ts'
import { newsScene } from '../support/news-scene.ts'
import type { Person } from '../support/telegram-person.ts'

const database = ownDatabase()

const KINDS = ['deal.announce-win', 'notify.news', 'notify.held', 'notify.joined'] as const
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

async function scene(locale: 'en' | 'uk' = 'en') {
  const base = await newsScene(database(), { locale })
  const { bot, join, actor, addDeal, workspaceId } = base
  const max = await join('rep', 'Max')
  const rita = await join('rep', 'Rita')
  await bot.workJobs(KINDS)
  const idOf = async (person: Person) => (await actor(person)).memberId
  const said = (person: Person) =>
    bot.telegram.messages(person.id).flatMap(({ text }) => (/🎉|🏆/u.test(text) ? [text] : []))
  async function deal(title: string, minor = 500_000, owner: Person = max): Promise<DealId> {
    return addDeal({ title, amount: { minor, currency: 'EUR' }, owner: await idOf(owner) })
  }
  async function win(id: DealId, by: Person = max) {
    const acting = await actor(by)
    const { stage } = await bot.services.deals.get(acting, id)
    return bot.services.deals.move(acting, id, { wish: { to: 'won' }, from: stage.id })
  }
  async function reopen(id: DealId, by: Person = max) {
    const acting = await actor(by)
    const { stage } = await bot.services.deals.get(acting, id)
    return bot.services.deals.move(acting, id, { wish: { to: 'reopen' }, from: stage.id })
  }
  /** What is due by then is done. */
  async function pass(milliseconds: number) {
    bot.passTime(milliseconds)
    await bot.workJobs(KINDS)
  }
  return { ...base, max, rita, said, deal, win, reopen, pass, idOf, workspaceId }
}

describe('A won deal', () => {
  test('is told to everybody but whoever won it, with the amount, the winner and how long it took', async () => {
    const { bot, owner, max, rita, said, deal, win, pass, labels } = await scene()
    const id = await deal('Website')
    bot.passTime(3 * DAY_MS)
    await win(id)
    await pass(WIN_DELAY_MS - 1_000)
    expect(said(owner)).toEqual([])
    await pass(1_000)
    const message = '🎉 Max won a deal:\nWebsite\n💰 €5,000 · in 3 days'
    expect(said(owner)).toEqual([message])
    expect(said(rita)).toEqual([message])
    expect(said(max)).toEqual([])
    expect(labels(owner)).toEqual(['📂 Open'])
    expect(bot.errors).toEqual([])
  })

  test('is not told if it was undone, reopened or deleted within the minute', async () => {
    const { bot, owner, max, actor, said, deal, win, reopen, pass } = await scene()
    const { undoId } = await win(await deal('Undone'))
    await bot.services.undo.undo(await actor(max), undoId)
    const reopened = await deal('Reopened')
    await win(reopened)
    await reopen(reopened)
    const deleted = await deal('Deleted')
    await win(deleted)
    await bot.services.deals.delete(await actor(owner), deleted)
    await pass(2 * WIN_DELAY_MS)
    expect(said(owner)).toEqual([])
  })

  test('is told once a day, however often it is reopened and won again', async () => {
    const { owner, said, deal, win, reopen, pass } = await scene()
    const id = await deal('Website')
    await win(id)
    await pass(WIN_DELAY_MS)
    expect(said(owner)).toHaveLength(1)
    await reopen(id)
    await win(id)
    await pass(WIN_DELAY_MS)
    expect(said(owner)).toHaveLength(1)
    await reopen(id)
    await pass(WIN_AGAIN_MS)
    await win(id)
    await pass(WIN_DELAY_MS)
    expect(said(owner)).toHaveLength(2)
  })

  test('is told once if it was won, undone and won again within the minute', async () => {
    const { bot, owner, max, actor, said, deal, win, pass } = await scene()
    const id = await deal('Website')
    const { undoId } = await win(id)
    await bot.services.undo.undo(await actor(max), undoId)
    await win(id)
    await pass(2 * WIN_DELAY_MS)
    await pass(2 * WIN_DELAY_MS)
    expect(said(owner)).toHaveLength(1)
  })

  test('that somebody else won is told to its owner once, as their own', async () => {
    const { owner, max, rita, said, deal, win, pass } = await scene()
    await win(await deal('Website'), owner)
    await pass(WIN_DELAY_MS)
    expect(said(max)).toEqual(['🏆 Olena won your deal:\nWebsite'])
    expect(said(rita)).toEqual([expect.stringContaining('🎉 Max won a deal:')])
    expect(said(owner)).toEqual([])
  })

  test('is told only to those who may see it', async () => {
    const { owner, rita, said, deal, win, pass, letSee, addDeal } = await scene()
    await letSee('own')
    await win(await deal('Website'))
    await pass(WIN_DELAY_MS)
    expect(said(owner)).toHaveLength(1)
    expect(said(rita)).toEqual([])
    expect(await addDeal({ title: 'Other' })).toBeTruthy()
  })

  test('waits for the end of quiet hours, and is dropped if it is not won any more by then', async () => {
    const { bot, owner, actor, said, deal, win, reopen, pass } = await scene()
    const start = (bot.now().getUTCHours() + 2) * 60
    const quiet = { from: (start + 24 * 60 - 60) % (24 * 60), to: (start + 120) % (24 * 60) }
    await bot.services.notifications.setQuietHours(await actor(owner), quiet)
    await win(await deal('Website'))
    const id = await deal('Shop')
    await win(id)
    await pass(WIN_DELAY_MS)
    expect(said(owner)).toEqual([])
    await reopen(id)
    await pass(4 * 60 * MINUTE_MS)
    expect(said(owner)).toHaveLength(1)
    expect(said(owner)[0]).toContain('Website')
  })

  test('in a burst is two messages, the second with all others', async () => {
    const { owner, said, deal, win, pass } = await scene('uk')
    for (const title of ['Сайт', 'Крамниця', 'Застосунок']) await win(await deal(title))
    await pass(WIN_DELAY_MS)
    expect(said(owner)).toHaveLength(1)
    await pass(2 * MINUTE_MS)
    expect(said(owner)).toHaveLength(2)
    expect(said(owner)[1]).toContain('🎉 Команда виграла угод: 2')
  })
})

describe('The announcement of wins', () => {
  test('is switched off by a member for themselves, in the chat', async () => {
    const { bot, owner, rita, said, deal, win, pass } = await scene()
    await bot.handle(rita.text('/settings'))
    for (const label of ['🔔 Notifications', '🔔 Deal won by the team']) {
      bot.passTime(10_000)
      await bot.handle(rita.tap(label))
    }
    await win(await deal('Website'))
    await pass(WIN_DELAY_MS)
    expect(said(owner)).toHaveLength(1)
    expect(said(rita)).toEqual([])
    expect(bot.errors).toEqual([])
  })

  test('is switched off for everybody by an admin, and undone', async () => {
    const { bot, owner, rita, said, deal, win, pass, last } = await scene()
    const t = createTranslator()('en')
    const tap = async (...labels: string[]) => {
      for (const label of labels) {
        bot.passTime(10_000)
        await bot.handle(owner.tap(label))
      }
    }
    await bot.handle(owner.text('/settings'))
    expect(last(owner)).toContain('Won deals: the team is told')
    await tap('Won deals', t('button-confirm'))
    expect(last(owner)).toContain('Won deals: the team is not told')
    await win(await deal('Website'))
    await pass(WIN_DELAY_MS)
    expect(said(rita)).toEqual([])
    await tap(t('button-undo'))
    expect(last(owner)).toContain('Won deals: the team is told')
    await win(await deal('Shop'))
    await pass(WIN_DELAY_MS)
    expect(said(rita)).toHaveLength(1)
    expect(bot.errors).toEqual([])
  })

  test('begins at an amount that an admin types, by today’s rates, and is undone', async () => {
    const { bot, owner, rita, actor, said, deal, win, pass, last, addDeal, idOf, max } = await scene()
    await bot.services.rates.enter(await actor(owner), { from: 'USD', to: 'EUR', day: '2020-01-01', rate: '0.9' })
    await bot.handle(owner.text('/settings'))
    for (const label of ['Won deals', '💰 Every win, whatever the amount']) {
      bot.passTime(10_000)
      await bot.handle(owner.tap(label))
    }
    await bot.handle(owner.text('-5'))
    await bot.handle(owner.text('1000'))
    expect(last(owner)).toContain('✅ Saved.')
    await win(await deal('Small', 99_900))
    await win(await addDeal({ title: 'Dollars', owner: await idOf(max), amount: { minor: 111_000, currency: 'USD' } }))
    await pass(WIN_DELAY_MS)
    expect(said(rita)).toEqual([])
    await win(await deal('Large', 100_000))
    await win(await addDeal({ title: 'Yen', owner: await idOf(max), amount: { minor: 5, currency: 'JPY' } }))
    await pass(WIN_DELAY_MS)
    await pass(2 * MINUTE_MS)
    expect(said(rita).join('\n')).toContain('Large')
    expect(said(rita).join('\n')).toContain('Yen')
    bot.passTime(10_000)
    await bot.handle(owner.tap('↩️ Undo'))
    const workspace = await bot.models.workspaces.findById((await actor(owner)).workspaceId).lean()
    expect(workspace?.winsFrom).toBeNull()
    expect(bot.errors).toEqual([])
  })

  test('says nothing about many deals won at once, whose owners get one message', async () => {
    const { bot, owner, rita, actor, said, deal, pass } = await scene()
    const ids = [await deal('One'), await deal('Two')]
    const acting = await actor(owner)
    const view = await bot.services.views.beginPicked(acting, 'deal', ids)
    const change = { what: 'move', move: { to: 'won' }, shown: null } as const
    const planned = await bot.services.views.plan(acting, view, change)
    await bot.services.bulkEdits.begin(await actor(owner), { view: planned, change, expected: 2 })
    await bot.workJobs(['bulk-edit.run'])
    await pass(2 * WIN_DELAY_MS)
    expect(await bot.models.deals.countDocuments({ workspaceId: acting.workspaceId, status: 'won' })).toBe(2)
    expect(said(rita)).toEqual([])
  })
})
