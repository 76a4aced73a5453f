/** The screens on which owners and admins arrange pipelines, stages and lost reasons. */
import { describe, expect, it } from 'vitest'

import type { Locale } from '../../src/locale.ts'
import { objectId } from '../../src/models/ids.ts'
import { sharedDatabase } from '../support/database.ts'
import { dealsChat, type DealsChat } from '../support/deals-chat.ts'

const database = sharedDatabase()

const chat = (locale: Locale = 'en'): Promise<DealsChat> => dealsChat(database(), { locale })

async function openStage({ say, tap }: Pick<DealsChat, 'say' | 'tap'>, stage: string): Promise<void> {
  await say('/settings')
  await tap('📊 Pipelines', 'Sales ⭐️', stage)
}

describe('a stage', () => {
  it('is named in the other language, and a member who reads that sees it so', async () => {
    const here = await chat()
    const { bot, tap, say, last, join, as, addDeal } = here
    await openStage(here, 'Qualified · 25%')
    expect(last()).toContain('🇺🇦 Українська: Кваліфікація')
    await tap('✏️ 🇺🇦 Українська')
    await say('Розмова')
    expect(last()).toContain('🇺🇦 Українська: Розмова')
    expect(last()).toContain('🇬🇧 English: Qualified')
    await tap('↩️ Undo')
    expect(last()).toContain('🇺🇦 Українська: Кваліфікація')
    const olha = await join('rep', 'Olha')
    await bot.services.identity.setLocale(olha.id, 'uk')
    await as(olha).say('/board')
    expect(as(olha).last()).toContain('Продажі')
    expect(as(olha).labels()).toContain('Кваліфікація · 0')
    const dealId = await addDeal({ title: 'Website' })
    await as(olha).say(`/start d_${dealId}`)
    await as(olha).tap('Кваліфікація ▶️')
    expect(as(olha).last()).toContain('Новий лід → Кваліфікація')
    // What she did is told to the owner in the owner's language.
    await say(`/start d_${dealId}`)
    await tap('🕘 Timeline')
    expect(last()).toContain('New lead → Qualified')
    expect(bot.errors).toEqual([])
  })

  it('is given a probability, rotting days and required fields; more than 100 percent is refused clearly', async () => {
    const here = await chat()
    const { bot, tap, say, last, labels, addDeal } = here
    await openStage(here, 'Qualified · 25%')
    await tap('🎯 Probability')
    for (const refused of ['101', '-5', 'many', '12.5']) {
      await say(refused)
      expect(last()).toContain('Please send a whole number from 0 to 100.')
    }
    await say('40 %')
    expect(last()).toContain('🎯 Probability: 40%')
    await tap('🥀 Rotting')
    await say('0')
    expect(last()).toContain('Please send a whole number of days, from 1 to 365.')
    await say('7 days')
    expect(last()).toContain('🥀 Deals rot after 7 days')
    await tap('🥀 Rotting', '🗑 Clear it')
    expect(last()).toContain('🥀 Deals never rot in it')
    await tap('📋 What it needs', '👤 Contact')
    expect(labels()).toContain('✅ 👤 Contact')
    await tap('« Back')
    expect(last()).toContain('📋 Needs: 👤 Contact')
    const dealId = await addDeal({ title: 'Website' })
    await say(`/start d_${dealId}`)
    await tap('Qualified ▶️')
    expect(last()).toContain('Qualified needs a contact')
    expect(bot.errors).toEqual([])
  })

  it('is added, moved up, and deleted with its deals moved to where the admin says', async () => {
    const here = await chat()
    const { bot, tap, say, last, labels, addDeal, workspaceId } = here
    await say('/settings')
    await tap('📊 Pipelines', 'Sales ⭐️', '➕ New stage')
    await say('proposal')
    expect(last()).toContain('proposal')
    await tap('➕ New stage')
    await say('Demo')
    expect(last()).toContain('📊 Sales · Demo')
    await tap('⬆️ Up', '« Back')
    expect(labels().slice(0, 5)).toEqual([
      'New lead · 10%',
      'Qualified · 25%',
      'Proposal · 50%',
      'Demo · 75%',
      'Negotiation · 75%',
    ])
    const dealId = await addDeal({ title: 'Website' })
    await tap('New lead · 10%', '🗑 Archive or delete…')
    expect(last()).toContain('1 deal is in it. Where should it go?')
    await tap('Demo')
    expect(last()).toContain('1 deal goes to “Demo”.')
    await tap('🗑 Delete for good')
    expect(labels()).not.toContain('New lead · 10%')
    await say(`/start d_${dealId}`)
    expect(last()).toContain('📍 Demo')
    await say('/undo')
    await say(`/start d_${dealId}`)
    expect(last()).toContain('📍 New lead')
    expect(await bot.models.deals.countDocuments({ workspaceId: objectId(workspaceId) })).toBe(1)
    expect(bot.errors).toEqual([])
  })

  it('that is gone while its board is open hurts nobody: old buttons show what there is now', async () => {
    const here = await chat()
    const { bot, tap, last, labels, join, as, addDeal } = here
    const max = await join('rep', 'Max')
    const dealId = await addDeal({ title: 'Website' })
    await as(max).say('/board')
    await openStage(here, 'Qualified · 25%')
    await tap('🗑 Archive or delete…', '🗄 Archive')
    expect(labels()).toContain('🗄 Qualified')
    await as(max).tap('Qualified · 0')
    expect(as(max).last()).toContain('This is no longer here.')
    expect(as(max).last()).toContain('💼 Sales')
    expect(as(max).labels()).not.toContain('Qualified · 0')
    await as(max).say(`/start d_${dealId}`)
    expect(as(max).labels()).toContain('Proposal ▶️')
    await tap('🗄 Qualified')
    expect(last()).toContain('🗄 Archived: no deals are in it.')
    await tap('♻️ Bring back')
    expect(last()).toContain('🎯 Probability: 25%')
    expect(bot.errors).toEqual([])
  })

  it('that two admins order at once obeys the first and tells the second', async () => {
    const here = await chat()
    const { bot, tap, labels, join, as } = here
    const ada = await join('admin', 'Ada')
    await openStage(here, 'New lead · 10%')
    await openStage(as(ada), 'Qualified · 25%')
    await tap('⬇️ Down')
    await as(ada).tap('⬆️ Up')
    expect(as(ada).last()).toContain('changed')
    expect(as(ada).last()).toContain('📊 Sales · Qualified')
    await tap('« Back')
    expect(labels().slice(0, 2)).toEqual(['Qualified · 25%', 'New lead · 10%'])
    expect(bot.errors).toEqual([])
  })
})

describe('a pipeline', () => {
  it('is archived into a stage of another one, says so, and comes back by undo', async () => {
    const here = await chat()
    const { bot, tap, say, last, labels, addDeal } = here
    await say('/settings')
    await tap('📊 Pipelines', '➕ New pipeline', 'Services', '⭐️ Make default')
    const dealId = await addDeal({ title: 'Website' })
    await say('/settings')
    await tap('📊 Pipelines', 'Sales', '🗄 Archive…', 'Services · Consultation')
    expect(last()).toContain('🗄 Archived')
    await say('/board')
    expect(last()).toContain('💼 Services')
    expect(labels()).not.toContain('Sales')
    await say('/undo')
    await say('/board')
    expect(labels()).toContain('Sales')
    await say(`/start d_${dealId}`)
    expect(last()).toContain('📍 Services · Request')
    expect(bot.errors).toEqual([])
  })

  it('is asked for when a deal is added, the default one first', async () => {
    const here = await chat()
    const { bot, tap, say, last, labels } = here
    await say('/settings')
    await tap('📊 Pipelines', '➕ New pipeline', 'Services', '⬆️ Up')
    await say('/menu')
    await tap('➕ New deal')
    await say('Website')
    expect(last()).toContain('📊 Which pipeline does it go into?')
    expect(labels().slice(0, 2)).toEqual(['Sales', 'Services'])
    await tap('Services', '✅ Save')
    expect(last()).toContain('📍 Services · Request')
    expect(bot.errors).toEqual([])
  })
})

describe('the reasons of losses', () => {
  it('are added, renamed, ordered and removed, with undo, and lost deals keep theirs', async () => {
    const here = await chat()
    const { bot, tap, say, last, labels, addDeal } = here
    const dealId = await addDeal({ title: 'Website' })
    await say(`/start d_${dealId}`)
    await tap('❌ Lost', 'Price')
    await say('/settings')
    await tap('📊 Pipelines', '❌ Lost reasons', '➕ New reason')
    await say('price')
    expect(last()).toContain('price')
    await tap('➕ New reason')
    await say('Went quiet')
    expect(labels()).toContain('Went quiet')
    await tap('Price', '✏️ Rename')
    await say('Too expensive')
    expect(labels()[1]).toBe('Too expensive')
    await tap('Too expensive', '⬇️ Down')
    expect(labels()[2]).toBe('Too expensive')
    await tap('Too expensive', '🗑 Remove from the list')
    expect(labels()).not.toContain('Too expensive')
    await tap('↩️ Undo')
    expect(labels()).toContain('Too expensive')
    await say(`/start d_${dealId}`)
    expect(last()).toContain('Price')
    expect(bot.errors).toEqual([])
  })
})
