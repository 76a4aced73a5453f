/** The contacts of a deal and their roles, a commitment and a copy, in the chat. */
import { describe, expect, it } from 'vitest'

import { objectId } from '../../src/models/ids.ts'
import { dealsChat } from '../support/deals-chat.ts'
import { sharedDatabase } from '../support/database.ts'

const database = sharedDatabase()

describe('the contacts of a deal', () => {
  it('are added one by one, and what each is to the deal is one tap', async () => {
    const { addContact, addDeal, say, tap, last, labels, bot } = await dealsChat(database())
    const anna = await addContact({ name: 'Anna <Berg>' })
    const ben = await addContact({ name: 'Ben' })
    const id = await addDeal({ title: 'Website', contact: anna })
    await say(`/start d_${id}`)
    await tap('⋯ More', '👤 Contacts', '➕ Add a contact')
    expect(last()).toContain('Who else is “Website” with?')
    await tap('Ben')
    expect(last()).toContain('✅ Ben is added. What are they to the deal?')
    await tap('decision maker')
    expect(last()).toBe(
      [
        '✅ Ben: decision maker',
        '',
        '👤 Contacts of “Website”',
        '',
        '1. Anna <Berg> · main contact',
        '2. Ben · decision maker',
        '',
        'Tap somebody to say what they are to the deal.',
      ].join('\n'),
    )
    await tap('Ben')
    expect(labels()).toContain('✅ decision maker')
    await tap('⭐️ Make main contact')
    expect(last()).toContain('1. Ben · decision maker · main contact')
    await tap('Anna <Berg>', '⌨️ Another role')
    await say('  knows <everybody> ')
    expect(last()).toContain('✅ Anna <Berg>: knows <everybody>')
    await tap('« Back')
    expect(last()).toContain('👤 Ben · decision maker\n👤 Anna <Berg> · knows <everybody>')
    expect(labels()).toContain('👥 Contacts: 2')
    await tap('🕘 Timeline')
    expect(last()).toContain('🎭 Roles: Ben – decision maker → Ben – decision maker, Anna <Berg> – knows <everybo')
    await say(`/start c_${ben}`)
    expect(last()).toContain('🎭 decision maker: Website')
    expect(bot.errors).toEqual([])
  })

  it('lose a role, are taken off with undo, and a usual role that is typed is that role', async () => {
    const { addContact, addDeal, say, tap, last, bot, owner, actor } = await dealsChat(database())
    const [anna, ben] = [await addContact({ name: 'Anna' }), await addContact({ name: 'Ben' })]
    const id = await addDeal({ title: 'Website', contact: [anna, ben] })
    await say(`/start d_${id}`)
    await tap('👥 Contacts: 2', 'Ben', '⌨️ Another role')
    await say('Payer')
    expect((await bot.services.deals.get(await actor(owner), id)).roles).toMatchObject([{ role: 'payer' }])
    await tap('Ben', '🚫 No role')
    expect(last()).toContain('✅ Ben has no role any more.')
    await tap('Ben', '🗑 Take off the deal')
    expect(last()).toContain('🗑 Ben is no longer on the deal.')
    await tap('↩️ Undo')
    expect(last()).toContain('👤 Anna\n👤 Ben')
  })

  it('stay where the stage needs a contact, and the message says so', async () => {
    const { addContact, addDeal, say, tap, last, bot, owner, actor, workspaceId } = await dealsChat(database())
    const id = await addDeal({ title: 'Website', contact: await addContact({ name: 'Anna' }) })
    const { stage } = await bot.services.deals.get(await actor(owner), id)
    await bot.models.pipelines.updateOne(
      { workspaceId: objectId(workspaceId), 'stages.id': objectId(stage.id) },
      { $set: { 'stages.$.requiredFields': ['contact'] } },
    )
    await say(`/start d_${id}`)
    await tap('⋯ More', '👤 Contacts', 'Anna', '🗑 Take off the deal')
    expect(last()).toContain('New lead needs this: contact.')
    expect((await bot.services.deals.get(await actor(owner), id)).contact).toHaveLength(1)
  })

  it('can be read by a viewer, who changes nothing', async () => {
    const { addContact, addDeal, join, as, bot } = await dealsChat(database())
    const [anna, ben] = [await addContact({ name: 'Anna' }), await addContact({ name: 'Ben' })]
    const id = await addDeal({ title: 'Website', contact: [anna, ben] })
    const viewer = await join('viewer', 'Vera')
    const { say, tap, last, labels } = as(viewer)
    await say(`/start d_${id}`)
    await tap('👥 Contacts: 2')
    expect(labels()).toEqual(['Anna', 'Ben', '« Back'])
    await tap('Ben')
    expect(last()).toContain('👤 Ben')
    expect(bot.errors).toEqual([])
  })
})

describe('a commitment', () => {
  it('is one tap, shown on the card and in the timeline, and withdrawn by another', async () => {
    const { addDeal, say, tap, last } = await dealsChat(database())
    const id = await addDeal({ title: 'Website' })
    await say(`/start d_${id}`)
    await tap('⋯ More', '🤝 Commit for the forecast')
    expect(last()).toContain('🤝 Website is committed for the forecast.')
    expect(last()).toContain('\n🤝 Committed for the forecast\n')
    await tap('⋯ More', '↩️ No longer committed')
    expect(last()).not.toContain('\n🤝 Committed for the forecast\n')
    await tap('🕘 Timeline')
    expect(last()).toContain('🤝 Committed: yes → no')
    expect(last()).toContain('🤝 Committed: no → yes')
  })
})

describe('a recurring amount and where a deal came from', () => {
  it('are edited like any field, and the usual channels are one tap', async () => {
    const { addDeal, say, tap, last, labels } = await dealsChat(database())
    await addDeal({ title: 'Earlier', origin: 'Referral' })
    const id = await addDeal({ title: 'Website' })
    await say(`/start d_${id}`)
    await tap('✏️ Edit', '🔁 Recurring amount')
    expect(last()).toBe('How much is due again and again for “Website”? For example 500 a month or 6k a year.')
    await say('6k a year')
    expect(last()).toContain('🔁 €6,000 a year')
    await tap('🧭 Where it came from')
    expect(labels()).toContain('Referral')
    await tap('Referral')
    expect(last()).toContain('🧭 Referral')
    await say('Recurring amount: 500')
    expect(last()).toContain('🔁 €500 a month')
  })
})

describe('a copy of a deal', () => {
  it('is made once, also by a second tap, says what it is a copy of, and undo removes it', async () => {
    const { addDeal, say, tap, last, bot, owner, workspaceId } = await dealsChat(database())
    const id = await addDeal({ title: 'Website', amount: { minor: 500_000, currency: 'EUR' } })
    await say(`/start d_${id}`)
    await tap('⋯ More')
    const twice = [owner.tap('📑 Duplicate'), owner.tap('📑 Duplicate')]
    await bot.handle(twice[0] as never)
    expect(last()).toContain('✅ This is Website (2), a copy.')
    expect(last()).toContain('📑 Copy of Website')
    expect(last()).toContain('💰 €5,000')
    bot.passTime(60_000)
    await bot.handle(twice[1] as never)
    expect(await bot.models.deals.countDocuments({ workspaceId: objectId(workspaceId) })).toBe(2)
    await tap('🕘 Timeline')
    expect(last()).toContain('📑 Copy of: Website')
  })
})
