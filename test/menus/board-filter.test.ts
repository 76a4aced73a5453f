/** The board under a filter, what its stages show, and what is done with many deals from there, as a member meets it. */
import { beforeEach, describe, expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { createListChat, type ListChat } from '../support/list-chat.ts'

const database = sharedDatabase()
let chat: ListChat

beforeEach(async () => {
  chat = await createListChat(database())
})

const EUR = (euros: number) => ({ minor: euros * 100, currency: 'EUR' })

/** Works a bulk edit and shows what became of it. */
async function work(): Promise<void> {
  await chat.bot.workJobs(['bulk-edit.run', 'bulk-edit.undo'])
  chat.bot.passTime(5_000)
  await chat.bot.workJobs(['bulk-edit.progress'])
}

describe('The board under a filter', () => {
  it('counts what fits, says so in its title, and keeps it while one goes into a stage and back', async () => {
    await chat.addDeal({ title: 'Large', amount: EUR(9_000), tags: ['vip'] })
    await chat.addDeal({ title: 'Small', amount: EUR(10) })
    await chat.moveDeal(await chat.addDeal({ title: 'Next', amount: EUR(500), tags: ['vip'] }), { to: 'next' })
    await chat.command('/board')
    await chat.tap('🎛 Filter', '🏷 Tags', '#vip', '💼 Board')
    expect(chat.last()).toBe('💼 Sales\n🎛 Tags: #vip\n2 open deals\n€9,500, weighted €1,025')
    expect(chat.labels().slice(0, 2)).toEqual(['New lead · 1 · €9,000', 'Qualified · 1 · €500'])
    await chat.tap('New lead · 1 · €9,000')
    expect(chat.last()).toContain('🎛 Tags: #vip · Stage: New lead')
    expect(chat.labels()[0]).toContain('Large')
    expect(chat.labels().join(' ')).not.toContain('Small')
    await chat.tap('💼 Board')
    expect(chat.last()).toContain('💼 Sales\n🎛 Tags: #vip\n2 open deals')
    await chat.tap('✖️ Clear the filter')
    expect(chat.last()).toContain('💼 Sales\n3 open deals')
  })

  it('knows members and their deals without counting all', async () => {
    const rep = await chat.join('rep', 'Max')
    await chat.bot.services.deals.add(await chat.actor(rep), { title: 'Of Max', amount: EUR(70) })
    await chat.addDeal({ title: 'Mine', amount: EUR(10) })
    await chat.command('/board')
    await chat.tap('🎛 Filter', '👥 Owner', 'Max', '💼 Board')
    expect(chat.last()).toBe('💼 Sales\n🎛 Owner: Max\n1 open deal\n€70, weighted €7')
  })

  it('finds rotting deals, and those without a next step', async () => {
    await chat.addDeal({ title: 'Old' })
    chat.bot.passTime(40 * 24 * 60 * 60 * 1000)
    await chat.addDeal({ title: 'Fresh' })
    await chat.command('/board')
    await chat.tap('🎛 Filter', '🥀 Rotting', 'too long in their stage', '💼 Board')
    expect(chat.last()).toContain('🎛 Rotting: too long in their stage\n1 open deal')
    await chat.tap('🎛 Filter', '✖️ Rotting: too long in their stage', '⏰ Next step', 'none', '💼 Board')
    expect(chat.last()).toContain('2 open deals')
  })

  it('has every stage, even if the filter is of one stage only', async () => {
    await chat.addDeal({ title: 'Plain' })
    await chat.addDeal({ title: 'Tagged', tags: ['vip'] })
    await chat.command('/board')
    await chat.tap('🎛 Filter', '🏷 Tags', '#vip', '💼 Board')
    await chat.tap('🎛 Filter', '📊 Stage', 'Proposal', '💼 Board')
    // Every stage is on the board.
    expect(chat.last()).toContain('🎛 Tags: #vip\n1 open deal')
  })
})

describe('Many deals of a stage or a filter', () => {
  it('are moved from the list of a stage, with the number confirmed, and undone as one', async () => {
    for (const title of ['A', 'B', 'C']) await chat.addDeal({ title, amount: EUR(100) })
    await chat.command('/board')
    await chat.tap('New lead · 3 · €300', '✏️ Change all 3', '➡️ Move to …', 'Qualified')
    expect(chat.last()).toContain('Move to')
    await chat.tap('✅ Yes, 3')
    await work()
    expect(chat.last()).toContain('➡️ Move to Qualified · 3 deals')
    expect(chat.last()).toContain('✅ Done: 3')
    await chat.tap('↩️ Undo')
    await work()
    expect(chat.last()).toContain('Undone: 3')
    await chat.command('/board')
    expect(chat.labels()[0]).toBe('New lead · 3 · €300')
  })

  it('are ticked, and closed as lost with a reason', async () => {
    for (const title of ['A', 'B', 'C']) await chat.addDeal({ title })
    await chat.command('/board')
    await chat.tap('New lead · 3', '☑️ Select')
    await chat.tapStarting('◻️ ⚪️ A')
    await chat.tapStarting('◻️ ⚪️ B')
    await chat.tap('✏️ Change 2', '❌ Lost …', '✏️ Another reason')
    await chat.say('Bought elsewhere')
    expect(chat.last()).toContain('❌ Close as lost: Bought elsewhere')
    await chat.tap('✅ Yes, 2')
    await work()
    expect(chat.last()).toContain('✅ Done: 2')
    await chat.command('/board')
    expect(chat.labels()).toEqual(expect.arrayContaining(['New lead · 1', '❌ Lost · 2']))
  })

  it('are won from the board’s filter, and those that lack what a win requires are named', async () => {
    await chat.addDeal({ title: 'A', tags: ['vip'], amount: EUR(5) })
    await chat.addDeal({ title: 'B', tags: ['vip'] })
    await chat.addDeal({ title: 'C', amount: EUR(7) })
    await chat.command('/board')
    await chat.tap('🎛 Filter', '🏷 Tags', '#vip', '💼 Board', '✏️ Change these', '🏆 Won', '✅ Yes, 2')
    await work()
    expect(chat.last()).toContain('🏆 Close as won · 2 deals\n✅ Done: 1')
    expect(chat.last()).toContain('lack what the stage requires: 1\n• B: Amount')
    await chat.command('/board')
    expect(chat.labels()).toEqual(expect.arrayContaining(['New lead · 2 · €7', '🏆 Won · 1 · €5']))
  })
})
