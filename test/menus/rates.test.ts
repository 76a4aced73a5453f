/** Rates between currencies in the chat, as an admin meets them. */
import { expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { dealsChat } from '../support/deals-chat.ts'

const database = sharedDatabase()

it('A rate is entered from the board that lacks it, replaced, deleted and brought back', async () => {
  const { addDeal, say, tap, last, labels } = await dealsChat(database())
  await addDeal({ title: 'A', amount: { minor: 100_000, currency: 'EUR' } })
  await addDeal({ title: 'B', amount: { minor: 50_000, currency: 'USD' } })
  await say('/board')
  expect(last()).toContain('⚠️ 1 deal in USD is not in it: no rate is known.')
  await tap('💱 Rates')
  expect(last()).toContain('No rates yet.')
  await tap('➕ Enter a rate')
  await say('1 USD = 0')
  expect(last()).toContain('Such a rate cannot be right.')
  await say('a lot')
  expect(last()).toContain('Type it like “1 EUR = 45.20”')
  await say('1 USD = 0.9')
  expect(last()).toContain('Entered: 1 USD = 0.9 EUR from ')
  await say('/board')
  expect(last()).toContain('≈ €1,450 altogether, weighted €145')
  expect(last()).not.toContain('⚠️')
  await say('/settings')
  await tap('💱 Rates')
  expect(labels()[0]).toContain('1 USD = 0.9 EUR')
  await tap(labels()[0] ?? '')
  await tap(labels()[0] ?? '', '✏️ Edit')
  await say('0,8')
  expect(last()).toContain('It was 0.9 for that day.')
  await tap('↩️ Undo')
  expect(last()).toContain('is as before')
  await tap(labels()[0] ?? '')
  await tap(labels()[0] ?? '', '🗑 Delete')
  expect(last()).toContain('Deleted: 1 USD = 0.9 EUR')
  expect(last()).toContain('No rates yet.')
  await tap('↩️ Undo')
  expect(labels()[0]).toContain('1 USD = 0.9 EUR')
})

it('Who may not enter rates sees what is missing and no way to it', async () => {
  const { addDeal, join, as } = await dealsChat(database())
  await addDeal({ title: 'B', amount: { minor: 50_000, currency: 'USD' } })
  const rep = await join('rep', 'Max')
  await as(rep).say('/board')
  expect(as(rep).last()).toContain('⚠️ 1 deal in USD is not in it: no rate is known.')
  expect(as(rep).labels()).not.toContain('💱 Rates')
  await as(rep).say('/settings')
  expect(as(rep).labels()).not.toContain('💱 Rates')
})

it('A button of a rate that somebody has deleted says so', async () => {
  const { say, tap, last, labels, bot, actor, owner } = await dealsChat(database())
  const rates = bot.services.rates
  const { id } = await rates.enter(await actor(owner), { from: 'USD', to: 'EUR', day: '2026-11-01', rate: '0.9' })
  await say('/settings')
  await tap('💱 Rates')
  await tap(labels()[0] ?? '')
  await rates.remove(await actor(owner), id)
  await tap(labels()[0] ?? '')
  expect(last()).toContain('💱 Rates')
})
