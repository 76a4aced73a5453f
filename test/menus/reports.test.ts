/** Reports in the chat: pictures that change in place, the deals behind them, files, and those that are sent regularly. */
import { loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'

import { objectId } from '../../src/models/ids.ts'
import { sharedDatabase } from '../support/database.ts'
import { dealsChat } from '../support/deals-chat.ts'
import { freshNumber } from '../support/fresh-number.ts'
import type { Person } from '../support/telegram-person.ts'

const database = sharedDatabase()

const WEEK_MS = 7 * 24 * 60 * 60 * 1000
const EUR = (euros: number) => ({ minor: euros * 100, currency: 'EUR' })

async function scene() {
  const chat = await dealsChat(database())
  const { bot, owner, workspaceId } = chat
  const calls = (method: string) => bot.telegram.callsOf(method)
  return {
    ...chat,
    calls,
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
    const { say, tap, last, labels, bot, owner, calls, addDeal, moveDeal } = await scene()
    await addDeal({ title: 'Website', amount: EUR(96_500) })
    await moveDeal(await addDeal({ title: 'Shop', amount: EUR(42_300) }), { to: 'won' })
    bot.passTime(WEEK_MS)
    await say('/report')
    expect(last()).toContain('📊 Reports')
    await tap('📊 What moved')

    const [sent] = calls('editMessageMedia')
    const png = Object.values(sent?.files ?? {})[0]?.bytes
    const { width, height } = await loadImage(png ?? Buffer.alloc(0))
    expect([width, height]).toEqual([1080, 1350])
    expect(last()).toMatch(/^Won €42\.3k/u)
    expect(last()).toContain('▲ New · 2: +€138,800')
    expect(bot.telegram.messages(owner.id)).toHaveLength(1)

    await tap(labels().find((label) => label.startsWith('📅')) ?? 'no days', 'This month')
    expect(bot.telegram.messages(owner.id)).toHaveLength(1)
    expect(labels()).toContain('📅 This month')
    expect(last()).toMatch(/What moved · 1\s?–\s?30 Nov 2026 · whole team/u)
    expect(bot.telegram.messages(owner.id)[0]?.isPhoto).toBe(true)
  })

  it('can be narrowed to a member, and to a pipeline if there are several', async () => {
    const { say, tap, last, labels, join, bot, actor, owner, addDeal } = await scene()
    await join('rep', 'Max')
    await addDeal({ title: 'Website' })
    await say('/report')
    await tap('🪜 Funnel')
    expect(labels().some((label) => label.startsWith('💼 all'))).toBe(false)
    await tap('👤 whole team', 'Max')
    expect(last()).toMatch(/Funnel · .+ · Max/u)

    await bot.services.pipelines.make(await actor(owner), 'services')
    await tap('📅 This month', '✅ This month', '💼 all pipelines', 'Services')
    expect(last()).toMatch(/Funnel · .+ · Services · Max/u)
  })

  it('opens the deals behind it as a list, below the picture', async () => {
    const { say, tap, last, labels, addDeal, bot, owner } = await scene()
    await addDeal({ title: 'Another' })
    bot.passTime(30 * 24 * 60 * 60 * 1000)
    await addDeal({ title: 'Website', amount: EUR(100) })
    await addDeal({ title: 'Shop', amount: EUR(200) })
    bot.passTime(WEEK_MS)
    await say('/report')
    await tap('📊 What moved', '💼 Open these deals')

    expect(last()).toContain('the deals of a report')
    expect(labels().filter((label) => /Website|Shop|Another/u.test(label))).toHaveLength(2)
    expect(bot.telegram.messages(owner.id).map(({ isPhoto }) => isPhoto)).toEqual([true, false])
  })

  it('is a file on request, in which no name is a formula', async () => {
    const { say, tap, calls, addDeal, moveDeal } = await scene()
    for (const title of ['Website', 'Shop']) {
      const id = await addDeal({ title, amount: { minor: 61_725, currency: 'EUR' } })
      await moveDeal(id, { to: 'lost', reason: '=HYPERLINK("http://evil")' })
    }
    await say('/report')
    await tap('💔 Why we lose', '📄 CSV')

    const [file] = Object.values(calls('sendDocument')[0]?.files ?? {})
    expect(file?.name).toMatch(/^Why we lose \d{4}-\d\d-\d\d\.csv$/u)
    expect(file?.bytes.toString('utf8')).toContain(`"'=HYPERLINK(""http://evil"")",2,1234.5`)
    expect(file?.bytes.toString('utf8')).toContain('"Amount, EUR"')
  })

  it('has a caption that Telegram takes, however much there is to say', async () => {
    const { say, tap, last, bot, actor, join, moveDeal } = await scene()
    for (let index = 0; index < 8; index += 1) {
      const rep = await join('rep', `${'👩‍💻'.repeat(40)} ${index}`)
      const { id } = await bot.services.deals.add(await actor(rep), { title: 'Website', amount: EUR(100 + index) })
      await moveDeal(id, { to: 'won' })
    }
    await say('/report')
    await tap('🏅 Leaderboard')

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
