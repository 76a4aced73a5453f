import { expect, it } from 'vitest'

import type { Locale } from '../../src/locale.ts'
import { money } from '../../src/services/fields/types/money.ts'
import { FIELD_TABLES } from '../support/kinds.ts'
import { sharedDatabase } from '../support/database.ts'
import { dealsChat, type DealsChat } from '../support/deals-chat.ts'

const database = sharedDatabase()

const deal = {
  ...FIELD_TABLES.deal,
  margin: money({ about: 'What is left of the amount', requirable: true, asked: true }),
}

/** A product whose deals have one more field: a single line in the table. */
const chat = (locale: Locale = 'en'): Promise<DealsChat> =>
  dealsChat(database(), { locale, fields: { ...FIELD_TABLES, deal } })

async function require({ bot, workspaceId }: DealsChat, stage: string): Promise<void> {
  const requiredFields = { 'stages.$.requiredFields': ['margin', 'company'] }
  await bot.models.pipelines.updateOne({ workspaceId, 'stages.name': stage }, { $set: requiredFields })
}

it('A field added to the table is asked for, shown on the card, edited, cleared and listed in the timeline', async () => {
  const { bot, tap, say, last, labels } = await chat()
  await say('/board')
  await tap('➕ New deal')
  await say('Website')
  await tap('Skip ⏭', 'Skip ⏭', 'Skip ⏭')
  expect(last()).toBe('margin? For example 5k or 1,200.50. Without a currency it is € EUR.')
  await say('a lot')
  expect(last()).toContain('“a lot” is not an amount')
  await say('5k')
  expect(last()).toContain('\nmargin: €5,000\n')
  await tap('✏️ Edit')
  expect(labels()).toContain('margin')
  await tap('margin')
  expect(last()).toContain('What is the margin of “Website”?')
  expect(last()).toContain('\nNow: €5,000')
  await say('$6,000.50')
  expect(last()).toContain('✅ Saved.')
  expect(last()).toContain('\nmargin: $6,000.50\n')
  await tap('✔️ Done')
  await tap('🕘 Timeline')
  expect(last()).toContain('✏️ Deal changed: margin: €5,000 → $6,000.50')
  await tap('« Back', '✏️ Edit', 'margin', '🗑 Clear it')
  expect(last()).not.toContain('margin')
  await tap('↩️ Undo')
  expect(last()).toContain('\nmargin: $6,000.50\n')
  await tap('🕘 Timeline')
  expect(last()).toContain('✏️ Deal changed: margin: $6,000.50 → —')
  expect(bot.errors).toEqual([])
})

it('A field added to the table is asked for when a stage requires it, in the order of the table, and then kept', async () => {
  const here = await chat()
  const { bot, addDeal, tap, say, last, labels } = here
  await require(here, 'Qualified')
  await say(`/start d_${await addDeal({ title: 'Website' })}`)
  await tap('Qualified ▶️')
  expect(last()).toContain('Qualified needs a company')
  await say('Acme')
  expect(last()).toContain('Qualified needs the margin of the deal. What is it?')
  await say('250')
  expect(last()).toContain('➡️ Website: New lead → Qualified')
  expect(last()).toContain('\nmargin: €250\n')
  await tap('✏️ Edit', 'margin')
  expect(labels()).not.toContain('🗑 Clear it')
  expect(bot.errors).toEqual([])
})

it('An answer for such a field is not lost if the deal was moved meanwhile', async () => {
  const here = await chat()
  const { addDeal, moveDeal, tap, say, last } = here
  await require(here, 'Negotiation')
  const id = await addDeal({ title: 'Website', amount: { minor: 100, currency: 'EUR' } })
  await say(`/start d_${id}`)
  await tap('↔️ Move…', 'Negotiation')
  await say('Acme')
  await moveDeal(id, { to: 'next' })
  await say('5k')
  expect(last()).toContain('You had typed: Acme, €5,000')
})

it('Such a field is asked for and listed in Ukrainian, too', async () => {
  const { tap, say, last, addDeal, bot } = await chat('uk')
  await say(`/start d_${await addDeal({ title: 'Сайт' })}`)
  await tap('✏️ Змінити', 'margin')
  expect(last()).toContain('Заповніть поле «margin». Запис: Сайт. Наприклад 5к або 1 200,50.')
  await say('5к')
  await tap('✔️ Готово')
  await tap('🕘 Історія')
  expect(last()).toContain('✏️ Угоду змінено: margin: — → 5')
  expect(bot.errors).toEqual([])
})
