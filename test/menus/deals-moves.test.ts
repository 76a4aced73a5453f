import { describe, expect, it } from 'vitest'

import type { ContactId, DealId } from '../../src/models/ids.ts'
import type { RequirableDealField } from '../../src/services/deals/deal-fields.ts'
import { dealsChat, type DealsChat } from '../support/deals-chat.ts'
import { sharedDatabase } from '../support/database.ts'

const database = sharedDatabase()

/** Opens the card of a new deal in a new message. */
async function open(chat: DealsChat, title = 'Website', contactId?: ContactId): Promise<DealId> {
  const id = await chat.addDeal({ title, ...(contactId !== undefined && { contact: contactId }) })
  await chat.say(`/start d_${id}`)
  return id
}

async function require(chat: DealsChat, stage: string, fields: readonly RequirableDealField[]): Promise<void> {
  const { bot, workspaceId } = chat
  await bot.models.pipelines.updateOne(
    { workspaceId, 'stages.name': stage },
    { $set: { 'stages.$.requiredFields': fields } },
  )
}

describe('a deal', () => {
  it('goes to the next stage and back with one tap each, with undo and a line that reports the move', async () => {
    const chat = await dealsChat(database())
    const { tap, last, labels } = chat
    await open(chat)
    await tap('Qualified ▶️')
    expect(last()).toContain('➡️ Website: New lead → Qualified')
    expect(labels().slice(0, 3)).toEqual(['↩️ Undo', '◀️ New lead', 'Proposal ▶️'])
    await tap('↩️ Undo')
    expect(last()).toContain('Undone: Website is as before.')
    expect(last()).toContain('📍 New lead')
    await tap('Qualified ▶️', '◀️ New lead')
    expect(last()).toContain('➡️ Website: Qualified → New lead')
  })

  it('goes to any open stage by “Move to…”, which asks for what the stage requires', async () => {
    const chat = await dealsChat(database())
    const { tap, say, last, labels } = chat
    await open(chat)
    await tap('↔️ Move…')
    expect(labels()).toEqual(['Qualified', 'Proposal', 'Negotiation', '« Back'])
    await tap('« Back', '↔️ Move…', 'Negotiation')
    expect(last()).toBe('💰 Negotiation needs an amount. How much is the deal worth? For example 5k or 1,200.50.')
    await say('rather much')
    expect(last()).toContain('“rather much” is not an amount')
    await say('5k')
    expect(last()).toContain('➡️ Website: New lead → Negotiation')
    await tap('↔️ Move…', 'Proposal')
    expect(last()).toContain('➡️ Website: Negotiation → Proposal')
    expect(last()).toContain('💰 €5,000 · weighted €2,500')
  })

  it('leads to questions only for what it lacks, and is filled in and moved as one change that undo reverts completely', async () => {
    const chat = await dealsChat(database())
    const { bot, addContact, tap, say, last, workspaceId } = chat
    await require(chat, 'Qualified', ['amount', 'contact', 'company', 'expectedCloseOn'])
    const contactId = await addContact({ name: 'Anna Berg' })
    const id = await open(chat, 'Website', contactId)
    await tap('Qualified ▶️')
    expect(last()).toContain('Qualified needs an amount')
    await say('100')
    expect(last()).toContain('Qualified needs a company')
    await say('Acme')
    expect(last()).toContain('Qualified needs a date')
    await tap('End of the month · 30 Nov')
    expect(last()).toContain('➡️ Website: New lead → Qualified')
    const events = await bot.models.events.find({ workspaceId, 'target.id': id, type: 'deal.moved' }).lean()
    expect(events.map(({ changes }) => changes.map(({ path }) => path))).toEqual([
      ['stage', 'amount', 'companyId', 'expectedCloseOn'],
    ])
    expect(await bot.models.events.countDocuments({ workspaceId, 'target.id': id, type: 'deal.updated' })).toBe(0)
    await tap('↩️ Undo')
    expect(last()).toContain('📍 New lead')
    expect(last()).not.toContain('💰')
    expect(last()).not.toContain('Acme')
  })

  it('needs a contact, which is picked, before it is won if the stage requires one', async () => {
    const chat = await dealsChat(database())
    await require(chat, 'Won', ['contact'])
    await chat.addContact({ name: 'Anna Berg' })
    await open(chat)
    await chat.tap('🏆 Won')
    expect(chat.last()).toContain('Won needs an amount')
    await chat.say('5k')
    expect(chat.last()).toContain('Won needs a contact')
    await chat.tap('Anna Berg')
    expect(chat.last()).toContain('🎉 Website is won. Well done!')
    expect(chat.last()).toContain('👤 Anna Berg')
  })

  it('is not moved while the question is open, and keeps what was typed when it is left', async () => {
    const chat = await dealsChat(database())
    const { tap, say, last, texts } = chat
    await require(chat, 'Qualified', ['amount', 'company'])
    await open(chat)
    await tap('Qualified ▶️')
    await say('250')
    await say('/board')
    expect(texts().at(-2)).toContain('What you typed is kept')
    expect(chat.labels()[0]).toBe('New lead · 1')
    await tap('▶️ Go on')
    await say('Acme')
    expect(last()).toContain('💰 €250')
    expect(last()).toContain('📍 Qualified')
  })

  it('keeps what was typed into a form that waited too long', async () => {
    const chat = await dealsChat(database())
    const { bot, tap, say, texts } = chat
    await say('/board')
    await tap('➕ New deal')
    await say('Slow deal')
    bot.passTime(2 * 60 * 60 * 1000)
    await say('/menu')
    expect(texts().at(-2)).toContain('This form waited too long')
    await tap('▶️ Go on')
    await tap('✅ Save')
    expect(texts().join('\n')).toContain('✅ Slow deal is added.')
  })

  it('that is won is celebrated in one line, changes only after it is reopened, and returns to its last stage', async () => {
    const chat = await dealsChat(database())
    const { tap, last, labels, say } = chat
    const id = await open(chat)
    await tap('Qualified ▶️')
    const [stale] = chat.bot.telegram.messages(chat.owner.id).slice(-1)
    await say(`/start d_${id}`)
    await tap('🏆 Won')
    await say('5k')
    expect(last().split('\n')[0]).toBe('🎉 Website is won. Well done!')
    expect(labels()).toEqual([
      '↩️ Undo',
      '🔓 Reopen',
      '⏰ Task',
      '📝 Note',
      '🕘 Timeline',
      '⋯ More',
      '💼 Won',
      '🏠 Home',
    ])
    for (const label of ['Proposal ▶️', '◀️ New lead', '🏆 Won', '❌ Lost', '↔️ Move…', '✏️ Edit']) {
      const button = stale?.buttons.flat().find(({ text }) => text === label)
      chat.bot.passTime(10_000)
      await chat.bot.handle(
        chat.owner.tapData(button && 'callback_data' in button ? button.callback_data : '', stale?.id),
      )
      const { text } = chat.bot.telegram.messages(chat.owner.id).find((message) => message.id === stale?.id) ?? {}
      expect(text?.split('\n')[0], label).toMatch(/This deal is won\. Reopen it|This deal was moved meanwhile/u)
      expect(text, label).toContain('🏆 Won · today')
    }
    await say(`/start d_${id}`)
    await tap('🔓 Reopen')
    expect(last()).toContain('➡️ Website: Won → Qualified')
    expect(chat.bot.errors).toEqual([])
  })

  it('is lost with a typed reason, and says if it changed while that was typed', async () => {
    const chat = await dealsChat(database())
    const { tap, say, last, moveDeal } = chat
    const id = await open(chat)
    await tap('❌ Lost', '« Back', '❌ Lost', '✏️ Another reason')
    expect(last()).toBe('Why is “Website” lost? A few words will do.')
    await say('They <b>closed</b> *down*')
    expect(last()).toContain('💬 They <b>closed</b> *down*')
    await tap('↩️ Undo')
    expect(last()).toContain('📍 New lead')
    await tap('❌ Lost', '✏️ Another reason')
    await moveDeal(id, { to: 'next' })
    await say('Too late')
    expect(last()).toContain('This deal was moved meanwhile: it is in Qualified now.')
    // Not stored as the reason, but not lost either.
    expect(last()).toContain('You had typed: Too late')
    expect(last()).not.toContain('💬')
  })

  it('is not lost for a reason that was removed from the list meanwhile', async () => {
    const chat = await dealsChat(database())
    const { bot, workspaceId, tap, last, labels } = chat
    await open(chat)
    await tap('❌ Lost')
    await bot.models.workspaces.updateOne({ _id: workspaceId }, { $set: { lostReasons: ['Sold out'] } })
    await tap('Price')
    expect(last()).toContain('The list of reasons has just changed.')
    expect(labels()[0]).toBe('Sold out')
    await tap('Sold out')
    expect(last()).toContain('💬 Sold out')
  })
})

describe('a card that is out of date', () => {
  it('says where the deal is now when somebody else moved it, and does not move it again', async () => {
    const chat = await dealsChat(database())
    const { moveDeal, join, tap, last } = chat
    const id = await open(chat)
    const rep = await join('rep', 'Max')
    await moveDeal(id, { to: 'next' }, rep)
    await tap('Qualified ▶️')
    expect(last()).toContain('This deal was moved meanwhile: it is in Qualified now.')
    expect(last()).toContain('📍 Qualified')
    await tap('Proposal ▶️')
    expect(last()).toContain('Proposal needs an amount')
  })

  it('says the same after a stage was chosen, and after the deal was deleted', async () => {
    const chat = await dealsChat(database())
    const { bot, actor, owner, moveDeal, tap, last } = chat
    const id = await open(chat)
    await tap('↔️ Move…')
    await moveDeal(id, { to: 'next' })
    await tap('Negotiation')
    expect(last()).toContain('This deal was moved meanwhile: it is in Qualified now.')
    await bot.services.deals.delete(await actor(owner), id)
    await tap('Proposal ▶️')
    expect(last()).toContain('This is no longer here.')
    expect(bot.errors).toEqual([])
  })

  it('shows the deal instead of asking again if it was moved while its amount was typed', async () => {
    const chat = await dealsChat(database())
    const { moveDeal, tap, say, last } = chat
    const id = await open(chat)
    await tap('↔️ Move…', 'Proposal')
    await moveDeal(id, { to: 'next' })
    await say('5k')
    expect(last()).toContain('This deal was moved meanwhile: it is in Qualified now.\nYou had typed: €5,000')
    await say('/menu')
    expect(last()).toContain('Pick below, or just type a name')
  })
})

describe('two taps', () => {
  it('at once on “Next” move it by one stage', async () => {
    const chat = await dealsChat(database())
    const { bot, owner, last, workspaceId } = chat
    await open(chat)
    const [one, other] = [owner.tap('Qualified ▶️'), owner.tap('Qualified ▶️')]
    await bot.handle(one, other)
    expect(last()).toContain('📍 Qualified')
    expect(await bot.models.events.countDocuments({ workspaceId, type: 'deal.moved' })).toBe(1)
  })

  it('by fifty at once, from several members and processes, move it by one stage, and all are told where it is', async () => {
    const chat = await dealsChat(database())
    const { bot, join, addDeal, workspaceId } = chat
    const id = await addDeal({ title: 'Website' })
    const people = await Promise.all(Array.from({ length: 5 }, () => join('rep')))
    for (const person of people) await bot.handle(person.text(`/start d_${id}`))
    const another = bot.another()
    const taps = Array.from({ length: 50 }, (_, index) => {
      const person = people[index % people.length] ?? chat.owner
      return (index % 2 === 0 ? bot : another).handle(person.tap('Qualified ▶️'))
    })
    await Promise.all(taps)
    expect(await bot.models.events.countDocuments({ workspaceId, type: 'deal.moved' })).toBe(1)
    const deal = await bot.models.deals.findOne({ workspaceId, _id: id }).lean()
    expect(deal?.stageHistory).toHaveLength(2)
    for (const person of people) expect(bot.telegram.texts(person.id).at(-1)).toContain('📍 Qualified')
  })

  it('on a choice in a dialogue answer one question', async () => {
    const chat = await dealsChat(database())
    const { bot, owner, say, tap, last, workspaceId } = chat
    await say('/board')
    await tap('➕ New deal')
    await say('Website')
    const [one, other] = [owner.tap('✅ Save'), owner.tap('✅ Save')]
    await bot.handle(one)
    bot.passTime(10_000)
    await bot.handle(other)
    expect(await bot.models.deals.countDocuments({ workspaceId })).toBe(1)
    expect(last()).not.toBe('')
  })
})
