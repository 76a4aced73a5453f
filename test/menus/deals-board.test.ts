import { describe, expect, it } from 'vitest'

import { dealsChat } from '../support/deals-chat.ts'
import { sharedDatabase } from '../support/database.ts'

const database = sharedDatabase()

const EUR = (euros: number) => ({ minor: euros * 100, currency: 'EUR' })

describe('the board', () => {
  it('has one line for each stage with its count and sums, and the total of open deals', async () => {
    const { addDeal, moveDeal, say, last, labels } = await dealsChat(database())
    await addDeal({ title: 'A', amount: EUR(1000) })
    await addDeal({ title: 'B', amount: { minor: 50_000, currency: 'USD' } })
    await addDeal({ title: 'C' })
    await moveDeal(await addDeal({ title: 'D', amount: EUR(2000) }), { to: 'next' })
    await moveDeal(await addDeal({ title: 'E', amount: EUR(300) }), { to: 'won' })
    await say('/board')
    expect(last()).toBe(
      '💼 Sales\n4 open deals\n€3,000, weighted €600\n$500, weighted $50\n≈ €3,000 altogether, weighted €600\n⚠️ 1 deal in USD is not in it: no rate is known.',
    )
    expect(labels()).toEqual([
      'New lead · 3 · €1,000 + $500',
      'Qualified · 1 · €2,000',
      'Proposal · 0',
      'Negotiation · 0',
      '🏆 Won · 1 · €300',
      '❌ Lost · 0',
      '💱 Rates',
      '👤 Only mine',
      '➕ New deal',
      '🎛 Filter',
      '⭐️ Saved filters',
      '📤 As a file',
      '🏠 Home',
    ])
  })

  it('shows sums and weighted sums without cents, and a single deal’s amount with them', async () => {
    const { addDeal, say, tap, last, labels } = await dealsChat(database())
    for (const minor of [120_055, 30_010]) await addDeal({ title: 'Website', amount: { minor, currency: 'EUR' } })
    await say('/board')
    expect(last()).toContain('2 open deals\n€1,501, weighted €150')
    expect(labels()[0]).toBe('New lead · 2 · €1,501')
    await tap('New lead · 2 · €1,501', '⚪️ Website · €1,200.55')
    expect(last()).toContain('💰 €1,200.55 · weighted €120\n')
    await say('/menu')
    expect(last()).toContain('2 open deals · €1,501 (weighted €150)')
  })

  it('cuts a long title on a button, and never the amount after it', async () => {
    const { addDeal, say, tap, labels } = await dealsChat(database())
    await addDeal({ title: 'Furniture for the new London office and its canteen', amount: EUR(12_400) })
    await say('/board')
    await tap('New lead · 1 · €12,400')
    expect(labels()[0]).toBe('⚪️ Furniture for the new London office… · €12,400')
  })

  it('cuts a company’s name and a title so that the label fits, keeps the amount whole and splits no character', async () => {
    const { addDeal, addContact, say, tap, labels } = await dealsChat(database())
    const length = (text: string) => [...new Intl.Segmenter('en').segment(text)].length
    const flag = '🇺🇦'
    const company = 'Schleswig-Holsteinische Landmaschinen und Anlagenbau'
    const contactId = await addContact({ name: 'Anna', company })
    const titles = ['Site', 'Furniture for the new London office and its canteen', `X${flag.repeat(30)}`]
    for (const title of titles) await addDeal({ title, amount: EUR(1_234_567), contact: contactId })
    await addDeal({ title: 'Tractors', contact: contactId })
    const expected = [
      '⚪️ Site · €1,234,567 · Schleswig-Holsteinische L…',
      '⚪️ Furniture for… · €1,234,567 · Schleswig-Holst…',
      `⚪️ X${flag.repeat(12)}… · €1,234,567 · Schleswig-Holst…`,
      '⚪️ Tractors · Schleswig-Holsteinische Landmaschi…',
    ]
    await say('/board')
    await tap('New lead · 4 · €3,703,701')
    expect(labels().slice(0, 4)).toEqual(expected)
    for (const label of labels()) expect(length(label), label).toBeLessThanOrEqual(48)
    await addDeal({ title: 'Furniture' })
    await say('/find Furniture')
    expect(labels()).toContain('💼 ⚪️ Furniture f… · €1,234,567 · Schleswig-Holst…')
  })

  it('shows only the member’s own deals on request, down to the deals of a stage', async () => {
    const { addDeal, join, actor, as, bot } = await dealsChat(database())
    await addDeal({ title: 'Olena’s' })
    const rep = await join('rep', 'Max')
    const max = as(rep)
    await max.say('/deals')
    expect(max.last()).toContain('You have no deals yet.')
    await bot.services.deals.add(await actor(rep), { title: 'Max’s own' })
    await max.say('/deals')
    await max.tap('New lead · 1')
    expect(max.last()).toBe('💼 New lead · only mine\n1 deal\n⚪️ no next step')
    expect(max.labels()[0]).toBe('⚪️ Max’s own')
    await max.tap('👥 Everybody’s')
    expect(max.labels().slice(0, 2)).toEqual(['⚪️ Olena’s', '⚪️ Max’s own'])
    await max.tap('👤 Only mine', '💼 Board')
    expect(max.last()).toContain('only mine')
    await max.tap('👥 Everybody’s')
    expect(max.labels()[0]).toBe('New lead · 2')
  })

  it('leads from an empty workspace to the first deal', async () => {
    const { say, tap, last } = await dealsChat(database())
    await say('/board')
    expect(last()).toContain('There are no deals yet. Add the first one!')
    await tap('Qualified · 0')
    expect(last()).toContain('No deals are in this stage.')
    await tap('➕ New deal')
    await say('First')
    await tap('✅ Save')
    // Into the stage that was open.
    expect(last()).toContain('📍 Qualified · since today')
  })
})

describe('the deals of a stage', () => {
  it('are in the order of what to do next, with a legend of the signs', async () => {
    const { bot, addDeal, workspaceId, say, tap, last, labels } = await dealsChat(database())
    const due = async (title: string, nextTaskAt: string | null) => {
      const id = await addDeal({ title })
      await bot.models.deals.updateOne({ workspaceId, _id: id }, { $set: { nextTaskAt } })
      return id
    }
    await due('Later', '2026-12-24T10:00:00Z')
    await due('Nothing', null)
    await due('Today', '2026-11-23T20:00:00Z')
    await due('Overdue', '2026-11-20T10:00:00Z')
    await bot.models.deals.updateOne({ workspaceId, title: 'Nothing' }, { $set: { stageEnteredAt: '2026-10-01' } })
    await say('/board')
    await tap('New lead · 4')
    expect(labels().slice(0, 4)).toEqual(['🔴 Overdue', '🟡 Today', '⚪️🥀 Nothing', '🟢 Later'])
    expect(last()).toContain('🔴 overdue · 🟡 today · ⚪️ no next step · 🟢 later · 🥀 here too long')
    await tap('⚪️🥀 Nothing')
    expect(last()).toContain('📍 New lead · 53 days · 🥀 here too long')
  })

  it('come eight per page, and the pages lead forward and back', async () => {
    const { addDeal, say, tap, labels } = await dealsChat(database())
    for (let index = 1; index <= 20; index += 1) await addDeal({ title: `Deal ${String(index).padStart(2, '0')}` })
    await say('/board')
    await tap('New lead · 20')
    const titles = () => labels().filter((label) => label.startsWith('⚪️'))
    const first = titles()
    expect(first).toHaveLength(8)
    await tap('▶️')
    expect(titles()).toHaveLength(8)
    await tap('▶️')
    expect(titles()).toHaveLength(4)
    expect(labels()).not.toContain('▶️')
    await tap('◀️', '◀️')
    expect(titles()).toEqual(first)
    expect(labels()).not.toContain('◀️')
  })

  it('say how many they are and what they are worth in each currency, on every page', async () => {
    const { addDeal, say, tap, last } = await dealsChat(database())
    for (let number = 0; number < 9; number += 1) await addDeal({ title: `Deal ${number}`, amount: EUR(1_000) })
    await addDeal({ title: 'Abroad', amount: { minor: 50_000, currency: 'USD' } })
    await addDeal({ title: 'Without an amount' })
    await say('/board')
    await tap('New lead · 11 · €9,000 + $500')
    expect(last()).toBe('💼 New lead\n11 deals · €9,000 + $500\n⚪️ no next step')
    await tap('▶️')
    expect(last()).toContain('11 deals · €9,000 + $500')
  })

  it('have their whole titles in the text, if one of them does not fit on its button', async () => {
    const { addDeal, addContact, say, tap, last, labels } = await dealsChat(database(), { locale: 'uk' })
    const contact = await addContact({ name: 'Оксана Шевченко' })
    const title = 'Покрівля та фасад для трьох складів на Окружній'
    await addDeal({ title, amount: EUR(1_234_567), contact })
    await addDeal({ title: 'Сайт' })
    await say('/board')
    await tap(labels().find((label) => label.startsWith('Новий лід')) ?? '')
    expect(last()).toContain('2 угоди · ')
    expect(last()).toContain(`\n\n⚪️ ${title} · Оксана Шевченко\n⚪️ Сайт`)
  })

  it('of a closed stage show how they ended', async () => {
    const { addDeal, moveDeal, say, tap, labels } = await dealsChat(database())
    await moveDeal(await addDeal({ title: 'Gone', amount: EUR(5) }), { to: 'lost', reason: 'Price' })
    await say('/board')
    await tap('❌ Lost · 1 · €5')
    expect(labels()).toEqual(['❌ Gone · €5', '👤 Only mine', '📤 As a file', '💼 Board', '🏠 Home'])
  })
})
