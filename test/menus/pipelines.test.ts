/** Several pipelines: made in the settings, seen on the board, and deals that move from one to another. */
import { describe, expect, it } from 'vitest'

import { objectId } from '../../src/models/ids.ts'
import { sharedDatabase } from '../support/database.ts'
import { dealsChat, type DealsChat } from '../support/deals-chat.ts'
import type { Locale } from '../../src/locale.ts'

const database = sharedDatabase()

const chat = (locale: Locale = 'en'): Promise<DealsChat> => dealsChat(database(), { locale })

/** Makes a pipeline of a template in the settings, and stays on its screen. */
async function make({ say, tap }: DealsChat, template: string): Promise<void> {
  await say('/settings')
  await tap('📊 Pipelines', '➕ New pipeline', template)
}

describe('a second pipeline', () => {
  it('is made of a template, has a board of its own, and takes a deal over, with its way back', async () => {
    const here = await chat()
    const { bot, say, tap, last, labels, addDeal, workspaceId } = here
    const dealId = await addDeal({ title: 'Website' })
    await say('/board')
    expect(labels()).not.toContain('✅ Sales')
    await make(here, 'Recruiting')
    expect(last()).toContain('📊 Recruiting')
    expect(last()).toContain('🇺🇦 Українська: Підбір персоналу')
    expect(labels()).toContain('Screening · 15%')
    await say('/board')
    expect(labels().slice(0, 2)).toEqual(['✅ Sales', 'Recruiting'])
    await tap('Recruiting')
    expect(last()).toContain('💼 Recruiting')
    expect(labels()).toContain('Screening · 0')

    await say(`/start d_${dealId}`)
    expect(last()).toContain('📍 Sales · New lead')
    await tap('↔️ Move…', '📊 Other pipeline…')
    expect(last()).toContain('Which stage of “Recruiting” should it go to?')
    // It asks only for what that stage needs and the deal lacks.
    await tap('Interview')
    expect(last()).toContain('Interview needs a contact')
    await say('Anna Berg')
    await tap('➕ Add Anna Berg')
    expect(last()).toContain('➡️ Website: New lead → Recruiting · Interview')
    expect(last()).toContain('📍 Recruiting · Interview')
    await tap('↩️ Undo')
    expect(last()).toContain('📍 Sales · New lead')
    const deal = await bot.models.deals
      .findOne({ workspaceId: objectId(workspaceId) })
      .orFail()
      .lean()
    expect(deal.stageHistory).toHaveLength(1)
    // Its first stage needs nothing.
    await tap('↔️ Move…', '📊 Other pipeline…', 'Applied', '🕘 Timeline')
    expect(last()).toContain('Sales · New lead → Recruiting · Applied')
    expect(bot.errors).toEqual([])
  })

  it('is chosen on the board, and the board comes back to it for that member only', async () => {
    const here = await chat()
    const { bot, say, tap, last, join, as } = here
    await make(here, 'Services')
    await say('/board')
    await tap('Services')
    await say('/board')
    expect(last()).toContain('💼 Services')
    const max = await join('rep', 'Max')
    await as(max).say('/board')
    expect(as(max).last()).toContain('💼 Sales')
    expect(bot.errors).toEqual([])
  })
})
