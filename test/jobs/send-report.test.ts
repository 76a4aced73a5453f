/** Regular reports: at the hour of whoever asked for them, once a week, as long as they may. */
import { describe, expect, it } from 'vitest'

import { firstSweep } from '../../src/jobs/digests.ts'
import { objectId } from '../../src/models/ids.ts'
import { asId } from '../support/as-id.ts'
import { ownDatabase } from '../support/database.ts'
import { dealsChat } from '../support/deals-chat.ts'

const database = ownDatabase()
const KINDS = ['digest.sweep', 'report.send'] as const

/** Monday noon in Kyiv: the first one is due a week later at 8:00. */
async function scene() {
  const chat = await dealsChat(database())
  const { bot, actor, owner, join, workspaceId } = chat
  await bot.models.tasks.db.collection('jobs').deleteMany({})
  await bot.models.tasks.db.collection('reportSchedules').deleteMany({})
  const manager = await join('manager', 'Max')
  const query = { report: 'week', period: 'this-week' } as const
  const id = await bot.services.reportSchedules.make(await actor(manager), query)
  const photos = () => bot.telegram.callsOf('sendPhoto').map(({ payload }) => payload)
  return {
    ...chat,
    manager,
    id,
    photos,
    schedule: () =>
      bot.models.reportSchedules
        .findOne({ workspaceId: objectId(workspaceId), _id: objectId(id) })
        .orFail()
        .lean(),
    toGroup: async () =>
      bot.services.reportSchedules.change(await actor(manager), id, { group: { chatId: -77, title: 'Sales team' } }),
    memberOf: async () => {
      const members = await bot.services.members.list(await actor(owner))
      return members.find(({ telegramUserId }) => telegramUserId === manager.id)?.id ?? ''
    },
    async until(iso: string): Promise<void> {
      bot.passTime(Date.parse(iso) - bot.now().getTime())
      await bot.enqueue([firstSweep(bot.now())])
      await bot.workJobs(KINDS)
    },
  }
}

describe('A regular report', () => {
  it('comes at the hour, once, about the week that has ended, with a tap that opens its deals', async () => {
    const { until, photos, manager, addDeal, moveDeal, as, bot } = await scene()
    await moveDeal(await addDeal({ title: 'Website', amount: { minor: 4_230_000, currency: 'EUR' } }), { to: 'won' })
    await until('2026-11-30T05:45:00Z')
    expect(photos()).toEqual([])
    await until('2026-11-30T06:00:00Z')
    await until('2026-11-30T06:15:00Z')

    expect(photos()).toHaveLength(1)
    expect(photos()[0]).toMatchObject({ chat_id: manager.id, caption: expect.stringContaining('Won €42.3k') })
    expect(photos()[0]?.['caption']).toMatch(/What moved · 23\s?–\s?29 Nov 2026 · whole team/u)
    await as(manager).tap('💼 Open these deals')
    expect(as(manager).last()).toContain('the deals of a report')
    expect(
      as(manager)
        .labels()
        .some((label) => label.includes('Website')),
    ).toBe(true)
    expect(bot.telegram.messages(manager.id)[0]?.isPhoto).toBe(true)

    await until('2026-12-07T06:00:00Z')
    expect(photos()).toHaveLength(2)
  })

  it('is not sent a second time in a week in which its day was changed', async () => {
    const { until, photos, bot, actor, manager, id } = await scene()
    await until('2026-11-30T06:00:00Z')
    await bot.services.reportSchedules.change(await actor(manager), id, { weekday: 3 })
    await until('2026-12-02T06:00:00Z')
    expect(photos()).toHaveLength(1)
    await until('2026-12-09T06:00:00Z')
    expect(photos()).toHaveLength(2)
  })

  it('follows the clock of whoever asked for it', async () => {
    const { until, photos, bot, actor, manager } = await scene()
    await bot.services.members.setTimeZone(await actor(manager), 'America/New_York')
    await until('2026-11-30T06:00:00Z')
    expect(photos()).toEqual([])
    await until('2026-11-30T13:00:00Z')
    expect(photos()).toHaveLength(1)
  })

  it('is about the month before, on the first day of the next one', async () => {
    const { until, photos, bot, actor, manager, id } = await scene()
    await bot.services.reportSchedules.change(await actor(manager), id, { every: 'month' })
    await until('2026-11-30T06:00:00Z')
    expect(photos()).toEqual([])
    await until('2026-12-01T06:00:00Z')
    expect(photos()).toHaveLength(1)
    expect(photos()[0]?.['caption']).toMatch(/1\s?–\s?30 Nov 2026/u)
  })

  it('ends with the rights of whoever asked for it, and with their membership', async () => {
    const first = await scene()
    await first.bot.services.members.changeRole(
      await first.actor(first.owner),
      (await first.memberOf()) as never,
      'rep',
    )
    await first.until('2026-11-30T06:00:00Z')
    expect(first.photos()).toEqual([])
    expect((await first.schedule()).deletedAt).not.toBeNull()

    const second = await scene()
    const removed = { status: 'removed', removedAt: second.bot.now() } as const
    await second.bot.models.members.updateOne(
      { workspaceId: objectId(second.workspaceId), telegramUserId: second.manager.id },
      { $set: removed },
    )
    await second.until('2026-11-30T06:00:00Z')
    expect(second.photos()).toEqual([])
    expect((await second.schedule()).deletedAt).not.toBeNull()
  })

  it('tells a group whose view it is, and gives it no buttons', async () => {
    const { toGroup, until, photos } = await scene()
    await toGroup()
    await until('2026-11-30T06:00:00Z')
    expect(photos()[0]).toMatchObject({ chat_id: -77, caption: expect.stringMatching(/^As Max sees it/u) })
    expect(photos()[0]).not.toHaveProperty('reply_markup')
  })

  it('ends when the group has no place for the bot, and follows a group that got another number', async () => {
    const gone = await scene()
    await gone.toGroup()
    gone.bot.telegram.failNext('sendPhoto', {
      code: 403,
      description: 'Forbidden: bot was kicked from the supergroup chat',
    })
    await gone.until('2026-11-30T06:00:00Z')
    expect((await gone.schedule()).deletedAt).not.toBeNull()
    expect(gone.as(gone.manager).last()).toContain('“What moved” is no longer sent to Sales team')

    const moved = await scene()
    await moved.toGroup()
    const description = 'Bad Request: group chat was upgraded to a supergroup chat'
    moved.bot.telegram.failNext('sendPhoto', { code: 400, description, movedTo: -1_000_777 })
    await moved.until('2026-11-30T06:00:00Z')
    expect(moved.photos().map((payload) => payload['chat_id'])).toEqual([-77, -1_000_777])
    expect(await moved.schedule()).toMatchObject({ group: { chatId: -1_000_777 }, sentIn: '2026-W49', deletedAt: null })
  })

  it('says that it has ended when what it was about is gone', async () => {
    const { until, photos, bot, actor, manager, as, schedule } = await scene()
    const { workspaceId, _id } = await schedule()
    const pipelineId = objectId(asId('f'.repeat(24)))
    await bot.models.reportSchedules.updateOne({ workspaceId, _id }, { $set: { pipelineId } })
    await until('2026-11-30T06:00:00Z')
    expect(photos()).toEqual([])
    expect((await schedule()).deletedAt).not.toBeNull()
    expect(as(manager).last()).toContain('“What moved” is no longer sent regularly')
    expect(await bot.services.reportSchedules.list(await actor(manager))).toEqual([])
  })

  it('that another version knows is neither sent nor in the way of the others', async () => {
    const { until, photos, bot, actor, manager, schedule } = await scene()
    await bot.services.reportSchedules.make(await actor(manager), { report: 'funnel', period: 'this-week' })
    const { workspaceId, _id } = await schedule()
    await bot.models.reportSchedules.updateOne({ workspaceId, _id }, { $set: { report: 'horoscope' } })
    const listed = await bot.services.reportSchedules.list(await actor(manager))
    expect(listed.map(({ query }) => query.report)).toEqual(['funnel'])
    await until('2026-11-30T06:00:00Z')
    expect(photos()).toHaveLength(1)
  })

  it('pauses while the leaderboard is switched off', async () => {
    const { until, photos, bot, actor, owner, manager } = await scene()
    await bot.services.reportSchedules.make(await actor(manager), { report: 'leaderboard', period: 'this-week' })
    await bot.services.workspaces.setRule(await actor(owner), 'leaderboard', 'off')
    await until('2026-11-30T06:00:00Z')
    expect(photos()).toHaveLength(1)
    await bot.services.workspaces.setRule(await actor(owner), 'leaderboard', 'on')
    await until('2026-12-07T06:00:00Z')
    expect(photos()).toHaveLength(3)
  })
})
