/** Reports in the chat: pictures that change in place, the deals behind them, files, and those that are sent regularly. */
import { loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'

import { objectId } from '../../src/models/ids.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import type { ReportFigures, ReportQuery } from '../../src/services/reports/report.ts'
import { sharedDatabase } from '../support/database.ts'
import { dealsChat } from '../support/deals-chat.ts'
import { freshNumber } from '../support/fresh-number.ts'
import { MADE_FIGURES, madeReport, type MadeReport } from '../support/reports/made-reports.ts'
import type { Person } from '../support/telegram-person.ts'

const database = sharedDatabase()

type Scenery = { readonly frame?: MadeReport; readonly figures?: ReportFigures }

async function scene({ frame = {}, figures }: Scenery = {}) {
  const asked: { readonly query: ReportQuery; readonly actor: Actor }[] = []
  const about: { frame: MadeReport } = { frame }
  const chat = await dealsChat(database(), {
    async readReport(actor, query) {
      asked.push({ query, actor })
      return madeReport(figures ?? MADE_FIGURES[query.report], { ...about.frame, query })
    },
  })
  const { bot, owner, workspaceId } = chat
  const calls = (method: string) => bot.telegram.callsOf(method)
  return {
    ...chat,
    asked,
    about,
    calls,
    pictures: () => [...calls('sendPhoto'), ...calls('editMessageMedia')].length,
    schedules: () => bot.models.reportSchedules.find({ workspaceId: objectId(workspaceId) }).lean(),
    /** What Telegram sends for a member who chose a group for the bot. */
    inGroup: (payload: string, { person = owner, chatId = -100_000 - freshNumber() } = {}) =>
      bot.handle({
        update_id: freshNumber(),
        message: {
          message_id: 1,
          date: 1_795_000_000,
          chat: { id: chatId, type: 'supergroup', title: 'Sales team' },
          from: { id: person.id, is_bot: false, first_name: 'Somebody' },
          text: `/start ${payload}`,
          entities: [{ type: 'bot_command', offset: 0, length: 6 }],
        },
      } as Parameters<typeof bot.handle>[0]),
    payload: () => {
      const link = bot.telegram
        .messages(owner.id)
        .at(-1)
        ?.buttons.flat()
        .find((button) => 'url' in button)
      if (link === undefined || !('url' in link)) throw new Error('There is no link to a group')
      return new URL(link.url).searchParams.get('startgroup') ?? ''
    },
  }
}

describe('A report in the chat', () => {
  it('is one picture with the same figures beneath, which changes in place', async () => {
    const { say, tap, last, bot, owner, calls, asked } = await scene()
    await say('/report')
    expect(last()).toContain('📊 Reports')
    await tap('📊 What moved')

    const [sent] = calls('editMessageMedia')
    const png = Object.values(sent?.files ?? {})[0]?.bytes
    const { width, height } = await loadImage(png ?? Buffer.alloc(0))
    expect([width, height]).toEqual([1080, 1350])
    expect(last()).toContain('Won ₴42.3k, more than any week since 31 August')
    expect(last()).toContain('▲ New · 9: +₴96,500')
    expect(bot.telegram.messages(owner.id)).toHaveLength(1)

    await tap('📅 Last week', 'This month')
    expect(bot.telegram.messages(owner.id)).toHaveLength(1)
    expect(asked.at(-1)?.query).toEqual({ report: 'week', period: 'this-month' })
    expect(bot.telegram.messages(owner.id)[0]?.isPhoto).toBe(true)
  })

  it('can be narrowed to a member, and to a pipeline if there are several', async () => {
    const { say, tap, labels, join, asked, bot, workspaceId } = await scene()
    await join('rep', 'Max')
    await say('/report')
    await tap('🪜 Funnel')
    expect(labels().some((label) => label.startsWith('💼 all'))).toBe(false)
    await tap('👤 whole team', 'Max')
    const [{ query } = { query: {} }] = asked.slice(-1)
    expect(query).toMatchObject({ report: 'funnel', memberId: expect.stringMatching(/^[\da-f]{24}$/u) })

    const filter = { workspaceId: objectId(workspaceId) }
    const { _id, ...pipeline } = await bot.models.pipelines.findOne(filter).orFail().lean()
    await bot.models.pipelines.collection.insertOne({ ...pipeline, name: 'Renewals', names: {}, isDefault: false })
    await tap('📅 This month', '✅ This month', '💼 all pipelines', 'Renewals')
    expect(asked.at(-1)?.query).toMatchObject({
      memberId: expect.anything(),
      pipelineId: expect.not.stringMatching(_id.toHexString()),
    })
  })

  it('opens the deals behind it as a list, below the picture', async () => {
    const { say, tap, last, labels, addDeal, about, bot, owner } = await scene()
    const [website, shop] = [await addDeal({ title: 'Website' }), await addDeal({ title: 'Shop' })]
    await addDeal({ title: 'Another' })
    about.frame = { dealIds: [website, shop] }
    await say('/report')
    await tap('📊 What moved', '💼 Open these deals')

    expect(last()).toContain('the deals of a report')
    expect(labels().filter((label) => /Website|Shop|Another/u.test(label))).toHaveLength(2)
    expect(bot.telegram.messages(owner.id).map(({ isPhoto }) => isPhoto)).toEqual([true, false])
  })

  it('is a file on request, in which no name is a formula', async () => {
    const reasons = [{ reason: '=HYPERLINK("http://evil")', count: 2, minor: 123_450 }]
    const figures = { report: 'lost', reasons, total: { count: 2, minor: 123_450 } } as const
    const { say, tap, calls } = await scene({ figures })
    await say('/report')
    await tap('💔 Why we lose', '📄 CSV')

    const [file] = Object.values(calls('sendDocument')[0]?.files ?? {})
    expect(file?.name).toBe('Why we lose 2026-11-22.csv')
    expect(file?.bytes.toString('utf8')).toContain(`"'=HYPERLINK(""http://evil"")",2,1234.5`)
    expect(file?.bytes.toString('utf8')).toContain('"Amount, UAH"')
  })

  it('has a caption that Telegram takes, however much there is to say', async () => {
    const reasons = Array.from({ length: 30 }, (_, index) => ({
      reason: '👩‍💻'.repeat(60) + String(index),
      count: 1,
      minor: 100,
    }))
    const { say, tap, last } = await scene({ figures: { report: 'lost', reasons, total: { count: 30, minor: 3_000 } } })
    await say('/report')
    await tap('💔 Why we lose')

    expect(last().length).toBeLessThanOrEqual(1024)
    expect(last().endsWith('…')).toBe(true)
  })

  it('of a member who chose dark pictures is dark, and everybody else’s stays light', async () => {
    const { say, tap, join, as, bot, owner, calls } = await scene()
    const max = await join('manager', 'Max')
    await say('/settings')
    await tap('👤 Me', '🌙 Dark')
    const cornerOf = async (index: number) => {
      const bytes = Object.values(calls('editMessageMedia')[index]?.files ?? {})[0]?.bytes ?? Buffer.alloc(0)
      const { createCanvas } = await import('@napi-rs/canvas')
      const context = createCanvas(1, 1).getContext('2d')
      context.drawImage(await loadImage(bytes), 0, 0)
      return [...context.getImageData(0, 0, 1, 1).data]
    }
    await say('/report')
    await tap('🚀 Velocity')
    await as(max).say('/report')
    await as(max).tap('🚀 Velocity')

    expect(await cornerOf(0)).toEqual([0x12, 0x17, 0x1e, 255])
    expect(await cornerOf(1)).toEqual([255, 255, 255, 255])
    expect((await bot.services.identity.find(owner.id))?.membership?.theme).toBe('dark')
  })

  it('is not scheduled, nor asked about others, by those who may not', async () => {
    const { say, join, as, letSee } = await scene()
    await letSee('own')
    const rep = await join('rep', 'Max')
    const { say: sayAs, tap, labels } = as(rep)
    await sayAs('/report')
    expect(labels()).not.toContain('🔁 Scheduled')
    await tap('🪜 Funnel')
    expect(labels()).toEqual(['📅 This month', '📄 CSV', '📊 Reports', '🏠 Home'])
    await say('/help')
  })
})

describe('A report that is sent regularly', () => {
  const PAGE = '🪜 Funnel'

  it('is made on Mondays at the hour of the digest, changed, stopped and brought back', async () => {
    const { say, tap, last, labels, schedules, bot, workspaceId } = await scene()
    await say('/report')
    await tap(PAGE, '🔁 Send regularly')
    expect(last()).toContain('✅ This report will be sent regularly.')
    expect(last()).toContain('Mon 08:00')
    await tap('Thu', '🕗 08:00', '17:00')
    expect(last()).toContain('Thu 17:00')
    await tap('Monthly')
    expect(last()).toContain('1st of the month, 17:00')
    await tap('🚫 Stop')
    expect(last()).toContain('No report is sent regularly.')
    expect((await schedules())[0]?.deletedAt).not.toBeNull()
    await tap('↩️ Undo')
    expect((await schedules())[0]).toMatchObject({ every: 'month', weekday: 4, hour: 17, deletedAt: null })
    expect(labels()).toContain('🚫 Stop')

    const events = await bot.models.events
      .find({ workspaceId: objectId(workspaceId), 'changes.path': 'reportSchedule' })
      .sort({ at: 1 })
      .lean()
    expect(events.map(({ changes }) => [changes[0]?.from, changes[0]?.to])).toEqual([
      [null, 'funnel week 1 8'],
      ['funnel week 1 8', 'funnel week 4 8'],
      ['funnel week 4 8', 'funnel week 4 17'],
      ['funnel week 4 17', 'funnel month 4 17'],
      ['funnel month 4 17', null],
      [null, 'funnel month 4 17'],
    ])
  })

  it('goes to a group that its owner chose, and nobody else can point it anywhere', async () => {
    const { say, tap, inGroup, payload, schedules, join, calls, last } = await scene()
    const max = await join('manager', 'Max')
    await say('/report')
    await tap(PAGE, '🔁 Send regularly')
    const start = payload()
    await inGroup(start, { person: max })
    expect((await schedules())[0]?.group).toBeNull()
    expect(calls('sendMessage').at(-1)?.payload['text']).toContain('Only whoever has this report sent')
    await inGroup('inv_something')
    await inGroup(start, { chatId: -77 })
    expect((await schedules())[0]?.group).toMatchObject({ chatId: -77, title: 'Sales team' })
    expect(calls('sendMessage').at(-1)?.payload).toMatchObject({ chat_id: -77 })

    await say('/report')
    await tap('🔁 Scheduled', '🪜 Funnel · Mon 08:00 · Sales team')
    expect(last()).toContain('To the group Sales team')
    await tap('👤 To me')
    expect((await schedules())[0]?.group).toBeNull()
  })

  it('of somebody else is seen and stopped by an admin only', async () => {
    const { join, as, schedules } = await scene()
    const [max, ada, mia] = [await join('manager', 'Max'), await join('admin', 'Ada'), await join('manager', 'Mia')]
    await as(max).say('/report')
    await as(max).tap(PAGE, '🔁 Send regularly')
    const scheduled = async (person: Person) => {
      await as(person).say('/report')
      await as(person).tap('🔁 Scheduled')
      return as(person).labels()
    }
    expect(await scheduled(mia)).not.toContain('🪜 Funnel · Mon 08:00')
    expect(await scheduled(ada)).toContain('🪜 Funnel · Mon 08:00')
    await as(ada).tap('🪜 Funnel · Mon 08:00')
    expect(as(ada).labels()).toEqual(['🚫 Stop', '🔁 Scheduled'])
    await as(ada).tap('🚫 Stop')
    expect((await schedules())[0]?.deletedAt).not.toBeNull()
  })
})
