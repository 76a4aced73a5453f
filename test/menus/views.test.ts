/** Filters and bulk edits in the chat, as a member meets them. */
import { beforeEach, describe, expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { createListChat, type ListChat } from '../support/list-chat.ts'

const database = sharedDatabase()
let chat: ListChat

beforeEach(async () => {
  chat = await createListChat(database())
})

/** Works a bulk edit and shows what became of it. */
async function work(): Promise<void> {
  await chat.bot.workJobs(['bulk-edit.run', 'bulk-edit.undo'])
  chat.bot.passTime(5_000)
  await chat.bot.workJobs(['bulk-edit.progress'])
}

async function people(...names: readonly string[]): Promise<void> {
  for (const name of names) await chat.addContact({ name, tags: name.startsWith('A') ? 'vip' : 'other' })
}

describe('a filter', () => {
  it('is put together by taps, counts at once, and leads to cards and back to the same page', async () => {
    await people('Anna', 'Ada', 'Ben')
    await chat.command('/contacts')
    await chat.tap('🎛 Filter')
    expect(chat.last()).toContain('3 contacts')
    await chat.tap('🏷 Tags', '#vip')
    expect(chat.last()).toContain('2 contacts')
    await chat.tap('👀 Show 2')
    expect(chat.last()).toContain('🎛 Tags: #vip\n2 contacts · latest first')
    expect(chat.labels()).toEqual(expect.arrayContaining(['Ada', 'Anna']))
    expect(chat.labels()).not.toContain('Ben')
    await chat.tap('Ada', '⬅️ Back to the list')
    expect(chat.last()).toContain('🎛 Tags: #vip')
    await chat.tap('🎛 Filter', '✖️ Tags: #vip')
    expect(chat.last()).toContain('3 contacts')
  })

  it('takes typed values, and says what is wrong with one', async () => {
    await chat.addDeal({ title: 'Small', amount: { minor: 10_000, currency: 'EUR' } })
    await chat.addDeal({ title: 'Large', amount: { minor: 900_000, currency: 'EUR' } })
    await chat.command('/board')
    await chat.tap('🎛 Filter', '💰 Amount', '⌨️ At least …')
    await chat.say('a lot')
    expect(chat.last()).toContain('a lot')
    await chat.say('5k')
    expect(chat.labels()).toContain('✖️ Amount: at least €5,000')
    await chat.tap('👀 Show 1')
    expect(chat.labels()[0]).toContain('Large')
  })

  it('is saved under a name, given to the team, deleted and brought back', async () => {
    await people('Anna', 'Ben')
    await chat.command('/contacts')
    await chat.tap('🎛 Filter', '🏷 Tags', '#vip', '⭐️ Save the filter')
    await chat.say('Very important')
    expect(chat.last()).toContain('The filter “Very important” is saved.')
    await chat.tap('⚙️ This filter', '👥 Give it to the team')
    const rep = await chat.join('rep', 'Max')
    await chat.command('/contacts', rep)
    await chat.tapAs(rep, '⭐️ Saved filters', '👥 Very important · 1')
    expect(chat.as(rep).last()).toContain('Tags: #vip')
    await chat.tapAs(rep, '⚙️ This filter')
    expect(chat.as(rep).labels()).toEqual(['👀 Open'])
    await chat.tap('🗑 Delete the filter')
    expect(chat.last()).toContain('is deleted. The records stay.')
    await chat.tap('↩️ Undo')
    expect(chat.last()).toContain('The filter is back.')
  })

  it('becomes a file with what it shows', async () => {
    await people('Anna', 'Ben')
    await chat.command('/contacts')
    await chat.tap('🎛 Filter', '🏷 Tags', '#vip', '👀 Show 1', '📤 As a file', '📄 CSV')
    const { text } = await chat.file()
    expect(text).toContain('Anna')
    expect(text).not.toContain('Ben')
  })
})

describe('many records at once', () => {
  it('are ticked page by page, tagged after their number was confirmed, and undone as one', async () => {
    await people('Anna', 'Ben', 'Cora', 'Dana', 'Emil', 'Fred', 'Gina', 'Hank', 'Ida')
    await chat.command('/contacts')
    await chat.tap('🎛 Filter', '👀 Show 9', '☑️ Select', '☑️ The whole page')
    expect(chat.last()).toContain('8 selected')
    await chat.tap('▶️')
    await chat.tapStarting('◻️ Anna')
    await chat.tap('✏️ Change 9', '🏷 Add a tag', '⌨️ Type a tag')
    await chat.say('#fair, #kyiv')
    expect(chat.last()).toContain('🏷 Add #fair #kyiv\n9 contacts')
    await chat.tap('✅ Yes, 9')
    expect(chat.last()).toContain('0 of 9')
    await work()
    expect(chat.last()).toContain('✅ Done: 9')
    const tags = async () => (await chat.contactValues()).map((one) => (one as { tags: readonly string[] }).tags)
    expect((await tags()).every((one) => one.includes('fair') && one.includes('kyiv'))).toBe(true)
    await chat.tap('↩️ Undo')
    await work()
    expect(chat.last()).toContain('↩️ Undone: 9')
    expect((await tags()).every((one) => one.length === 1)).toBe(true)
  })

  it('are asked for again where their number is another by then, and a second tap changes nothing more', async () => {
    await people('Anna')
    await chat.command('/contacts')
    await chat.tap('🎛 Filter', '👀 Show 1', '✏️ Change all 1', '🗑 Delete')
    await people('Ben')
    await chat.tap('🗑 Yes, delete 1')
    expect(chat.last()).toContain('It is about 2 records by now.')
    await chat.tap('🗑 Yes, delete 2')
    await work()
    expect(chat.last()).toContain('✅ Done: 2')
    expect(await chat.contactValues()).toEqual([])
    await chat.command('/undo')
    await work()
    expect(chat.last()).toContain('↩️ Undone: 2')
    expect(await chat.contactValues()).toHaveLength(2)
  })

  it('get a value as one of them would, and a colleague who is given them hears of it once', async () => {
    const rep = await chat.join('rep', 'Max')
    await chat.bot.workJobs(['notify.joined'])
    await people('Anna', 'Ben')
    await chat.command('/contacts')
    await chat.tap('🎛 Filter', '👀 Show 2', '✏️ Change all 2', '✏️ Set a field', 'Job title')
    await chat.say('Buyer')
    expect(chat.last()).toContain('✏️ Job title: Buyer\n2 contacts')
    await chat.tap('✅ Yes, 2')
    await chat.bot.workJobs(['bulk-edit.run'])
    await chat.tap('🔄 Refresh', '↩️ Undo')
    await work()
    expect(chat.last()).toContain('↩️ Undone: 2')
    await chat.command('/contacts')
    await chat.tap('🎛 Filter', '👀 Show 2', '✏️ Change all 2', '👤 Give to …', 'Max', '✅ Yes, 2')
    await work()
    await chat.bot.workJobs(['notify.news', 'notify.held'])
    const told = chat
      .as(rep)
      .texts()
      .filter((text) => text.includes('gave you'))
    expect(told).toEqual([expect.stringContaining('2 contacts')])
  })

  it('of companies and deals lead to cards and back, too', async () => {
    await chat.addDeal({ title: 'Website', company: 'Acme' })
    await chat.command('/companies')
    await chat.tap('🎛 Filter', '👀 Show 1')
    await chat.tapStarting('Acme')
    await chat.tap('⬅️ Back to the list')
    expect(chat.last()).toContain('🏢 Companies')
    await chat.command('/board')
    await chat.tap('🎛 Filter', '📊 Stage', 'New lead', '👀 Show 1')
    await chat.tapStarting('⚪️ Website')
    await chat.tap('⬅️ Back to the list')
    expect(chat.last()).toContain('🎛 Stage: New lead\n1 deal')
  })

  it('are offered to nobody who may not change them', async () => {
    const viewer = await chat.join('viewer', 'Vera')
    await people('Anna')
    await chat.command('/contacts', viewer)
    await chat.tapAs(viewer, '🎛 Filter', '👀 Show 1')
    expect(chat.as(viewer).labels().join()).not.toMatch(/Select|Change/u)
  })
})
