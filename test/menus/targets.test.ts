/** Targets and the manager's view in the chat, as those who lead the team meet them, and those who do not. */
import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { dealsChat } from '../support/deals-chat.ts'

const database = sharedDatabase()

const WEBSITE = { minor: 300_000, currency: 'EUR' }

async function scene(locale: 'en' | 'uk' = 'en') {
  const chat = await dealsChat(database(), { locale })
  const max = await chat.join('rep', 'Max')
  return { ...chat, max, rep: chat.as(max) }
}

describe('A target', () => {
  it('is typed for a member, refused at nought, kept for other months, removed and undone', async () => {
    const { say, tap, last, labels, bot } = await scene()
    await say('/reps')
    await tap('Max', '🎯 Target')
    expect(last()).toContain('no target')
    await tap('✏️ Set the target')
    await say('0')
    expect(last()).toContain('A target is more than nought')
    await say('-5')
    expect(last()).toContain('An amount can’t be below zero.')
    await say('a lot')
    await say('10k')
    expect(last()).toContain('✅ 1 target is set.')
    expect(last()).toContain('Target: €10,000')
    await tap('Also the next 3 months')
    expect(last()).toContain('✅ 3 targets are set.')
    await tap('Also the next 3 months')
    expect(last()).toContain('That is so already.')
    await tap('🎯 Targets')
    expect(last()).toContain('The team’s target is the sum of all of them: €10,000')
    const next = labels().find((label) => label.endsWith('»')) ?? ''
    await tap(next)
    expect(labels()).toContain('Max · €10,000')
    await tap('Max · €10,000', '🗑 Remove')
    expect(last()).toContain('The target is removed.')
    expect(last()).toContain('no target')
    expect(labels()).toContain('Same as last month: €10,000')
    await tap('↩️ Undo')
    expect(last()).toContain('The targets are as they were')
    await tap(labels().find((label) => label.endsWith('»')) ?? '')
    expect(labels()).toContain('Max · €10,000')
    expect(bot.errors).toEqual([])
  })

  it('is the same for everybody, and as last month for members without one', async () => {
    const { say, tap, last, labels, join, bot } = await scene()
    await join('viewer', 'Viktor')
    await say('/reps')
    await tap('🎯 Targets')
    expect(last()).toContain('Nobody has a target for this month yet')
    await tap('👥 The same for everybody')
    await say('5000')
    expect(last()).toContain('✅ 2 targets are set.')
    expect(labels()).toEqual(expect.arrayContaining(['Max · €5,000', 'Olena · €5,000']))
    expect(labels().some((label) => label.includes('Viktor'))).toBe(false)
    await tap(labels().find((label) => label.endsWith('»')) ?? '')
    await tap('Max · no target', '✏️ Set the target')
    await say('7000')
    await tap('🎯 Targets', 'Same as last month')
    expect(last()).toContain('✅ 1 target is set.')
    expect(labels()).toEqual(expect.arrayContaining(['Max · €7,000', 'Olena · €5,000']))
    await tap('↩️ Undo')
    await tap(labels().find((label) => label.endsWith('»')) ?? '')
    expect(labels()).toEqual(expect.arrayContaining(['Max · €7,000', 'Olena · no target']))
    expect(bot.errors).toEqual([])
  })

  it('of a month that is over stays as it is, also for a button from before', async () => {
    const { say, tap, last, labels, bot } = await scene()
    await say('/reps')
    await tap('🎯 Targets')
    await tap(labels().find((label) => label.startsWith('«') && label !== '« Back') ?? '')
    expect(last()).toContain('This month is over')
    await tap('Max · no target')
    expect(labels()).not.toContain('✏️ Set the target')
    await tap('🎯 Targets')
    await tap(labels().find((label) => label.endsWith('»')) ?? '')
    bot.passTime(40 * 24 * 60 * 60 * 1000)
    await tap('👥 The same for everybody')
    await say('5000')
    expect(last()).toContain('That month is over')
    expect(bot.errors).toEqual([])
  })
})

describe('Progress', () => {
  it('is on the home screen of the member and of whoever leads the team', async () => {
    const { say, last, tap, rep, addDeal, moveDeal, max, actor, bot } = await scene()
    const { memberId } = await actor(max)
    const month = bot.now().toISOString().slice(0, 7)
    await bot.services.targets.set(await actor(max).then((one) => ({ ...one, role: 'owner' as const })), {
      memberId,
      month,
      money: { minor: 1_000_000, currency: 'EUR' },
    })
    const deal = await addDeal({ title: 'Website', amount: WEBSITE, owner: memberId })
    await say('/menu')
    expect(last()).toMatch(/🎯 The team’s \w+: €0 of €10,000 · 0%\n░{10} €10,000 to go/u)
    expect(last()).not.toContain('🎯 My')
    await moveDeal(deal, { to: 'won' }, max)
    await rep.say('/menu')
    expect(rep.last()).toMatch(
      /🎯 My \w+: €3,000 of €10,000 · 30%\n▓{3}░{7} €7,000 to go · (?:the last day|\d+ days left)/u,
    )
    expect(rep.last()).not.toContain('The team’s')
    expect(rep.labels()).not.toContain('🧭 Reps')
    await tap('🧭 Reps')
    expect(last()).toContain('🎯 €3,000 of €10,000 · 30%')
    const big = await addDeal({ title: 'Shop', amount: { minor: 900_000, currency: 'EUR' }, owner: memberId })
    await moveDeal(big, { to: 'won' }, max)
    await rep.say('/menu')
    expect(rep.last()).toMatch(/€12,000 of €10,000 · 120%\n▓{10} ✅ reached/u)
    expect(bot.errors).toEqual([])
  })

  it('is told in Ukrainian', async () => {
    const { say, tap, last, labels, bot } = await scene('uk')
    await say('/reps')
    expect(last()).toContain('🟢 нічого не прострочено')
    await tap('Max', '🎯 План', '✏️ Встановити план')
    await say('0')
    expect(last()).toContain('План має бути більшим за нуль')
    await say('12к')
    expect(last()).toContain('✅ Встановлено 1 план.')
    await tap('🎯 Плани')
    expect(labels().some((label) => /Max · 12\s000\s€/u.test(label))).toBe(true)
    expect(bot.errors).toEqual([])
  })
})

describe('The page of a rep', () => {
  it('shows what is open, overdue and without a next step, and leads to it', async () => {
    const { say, tap, last, labels, addDeal, max, actor, bot, owner } = await scene()
    const { memberId } = await actor(max)
    await addDeal({ title: 'Website', amount: WEBSITE, owner: memberId })
    const due = { at: new Date(bot.now().getTime() + 60_000).toISOString() }
    await bot.services.tasks.add(await actor(owner), { title: 'Call', due, assigneeId: memberId })
    const contactId = (await bot.services.contacts.add(await actor(max), { name: 'Anna' })).id
    await bot.services.notes.add(await actor(max), { text: 'Talked', contactId })
    bot.passTime(2 * 60_000)
    await say('/reps')
    expect(last()).toMatch(/Max\n💼 1 open deal · €3,000 · 🔴 1 overdue task · ⚪️ 1 without a next step/u)
    // Whoever needs attention comes first.
    expect(last().indexOf('Max')).toBeLessThan(last().indexOf('Olena'))
    await tap('Max')
    expect(last()).toContain('🕓 last touch today')
    await tap('💼 Open deals')
    expect(last()).toContain('Owner: Max · Status: Open')
    expect(labels().some((label) => label.includes('Website'))).toBe(true)
    await say('/reps')
    await tap('Max', '⏰ Tasks')
    expect(last()).toContain('Tasks: Max')
    expect(labels().some((label) => label.includes('Call'))).toBe(true)
    await say('/reps')
    await tap('Max', '🕓 Latest touches')
    expect(last()).toContain('📝 Note · 👤 Anna')
    await tap('👤 Anna')
    expect(last()).toContain('Anna')
    await say('/reps')
    await tap('Max', '➕ Give a task')
    await say('Send the offer')
    await say('tomorrow 10:00')
    expect(last()).toContain('✅ Task added.')
    expect(last()).toContain('Max')
    expect(labels()).not.toContain('🧭 Reps')
    expect(bot.errors).toEqual([])
  })

  it('does not call somebody silent who has only just come', async () => {
    const { say, tap, last, bot } = await scene()
    await say('/reps')
    await tap('Max')
    expect(last()).toContain('🕓 no touch yet')
    bot.passTime(60 * 24 * 60 * 60 * 1000)
    await say('/reps')
    await tap('Max')
    expect(last()).toContain('🕓 no touch in 30 days')
  })

  it('is refused to colleagues, who still have their own', async () => {
    const { rep, say, tap, bot } = await scene()
    await rep.say('/reps')
    expect(rep.last()).toContain('Your role does not allow this')
    await rep.say('/team')
    await rep.tap('Max · Sales rep', '🧭 Figures')
    expect(rep.last()).toContain('💼 0 open deals')
    expect(rep.labels()).not.toContain('🕓 Latest touches')
    await say('/team')
    await tap('Max · Sales rep', '🧭 Figures', '👤 Role and access')
    expect(bot.errors).toEqual([])
  })

  it('of somebody who has left stays at the end as long as open deals are theirs', async () => {
    const { say, tap, last, addDeal, max, actor, bot, workspaceId } = await scene()
    const { memberId } = await actor(max)
    await addDeal({ title: 'Website', amount: WEBSITE, owner: memberId })
    await bot.models.members.updateOne({ workspaceId, _id: memberId }, { $set: { status: 'removed' } })
    await say('/reps')
    expect(last()).toContain('Max · has left\n💼 1 open deal · €3,000')
    expect(last().indexOf('Olena')).toBeLessThan(last().indexOf('Max'))
    await tap('Max · has left')
    expect(last()).toContain('💼 1 open deal · €3,000')
    expect(bot.errors).toEqual([])
  })

  it('is one of many, page by page', async () => {
    const { say, tap, last, labels, bot, workspaceId } = await scene()
    const more = Array.from({ length: 60 }, (_, index) => ({
      workspaceId,
      telegramUserId: 900_000_000_000 + index,
      name: `Rep ${String(index).padStart(2, '0')} ${'x'.repeat(70)}`,
      role: 'rep' as const,
    }))
    await bot.models.members.create(more)
    await say('/reps')
    expect(labels()).toContain('▶️')
    for (let page = 1; page < 8; page += 1) await tap('▶️')
    expect(labels()).not.toContain('▶️')
    expect(last().length).toBeLessThan(4096)
    await tap('◀️')
    await say('/reps')
    await tap('🎯 Targets', '▶️', '▶️')
    expect(labels()).toContain('◀️')
    expect(bot.errors).toEqual([])
  })
})
