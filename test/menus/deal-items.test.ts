/** Items of a deal in the chat: one screen, one message. */
import { describe, expect, it } from 'vitest'

import { dealsChat } from '../support/deals-chat.ts'
import { sharedDatabase } from '../support/database.ts'

const database = sharedDatabase()

describe('the items of a deal, in English', () => {
  it('are typed several at once, and the amount follows them on the card', async () => {
    const { addDeal, say, tap, last, labels, bot } = await dealsChat(database())
    const id = await addDeal({ title: 'Website for <Acme>' })
    await say(`/start d_${id}`)
    await tap('⋯ More', '🧾 Items')
    expect(last()).toContain('Nothing is listed yet')
    await tap('➕ Add items')
    expect(last()).toContain('Without a currency it is € EUR')
    await say('Website 2 x 1500 -10%\nHosting 12 x 20')
    expect(last()).toBe(
      [
        '✅ 2 items are added.',
        '',
        '🧾 Items of “Website for <Acme>”',
        '',
        '1. Website · 2 × €1,500 −10 % = €2,700',
        '2. Hosting · 12 × €20 = €240',
        '',
        '2 items · Together: €2,940',
        '💰 The amount of the deal follows the items.',
      ].join('\n'),
    )
    expect(labels()).toEqual(['↩️ Undo', '1. Website · €2,700', '2. Hosting · €240', '➕ Add items', '« Back'])
    await tap('« Back')
    expect(last()).toContain('💰 €2,940 · weighted €294 · from the items')
    expect(last()).toContain('🧾 Website · 2 × €1,500 −10 % = €2,700\n🧾 Hosting · 12 × €20 = €240')
    expect(labels()).toContain('🧾 Items: 2')
    expect(bot.errors).toEqual([])
  })

  it('are changed, counted up and down, moved and taken off, each in the same message', async () => {
    const { addDeal, say, tap, last, labels, bot, owner } = await dealsChat(database())
    const id = await addDeal({ title: 'Website' })
    await say(`/start d_${id}`)
    await tap('⋯ More', '🧾 Items', '➕ Add items')
    await say('Website 2 x 1500\nHosting 12 x 20')
    const before = bot.telegram.messages(owner.id).length
    await tap('1. Website · €3,000', '➕ One more')
    expect(last()).toContain('✅ Website is changed.\n\n1. Website\n3 × €1,500 = €4,500')
    await tap('➖ One less', '➖ One less')
    expect(last()).toContain('1. Website\n€1,500')
    expect(labels()).not.toContain('➖ One less')
    await tap('⬇️ Down')
    expect(last()).toContain('2. Website')
    expect(labels()).not.toContain('⬇️ Down')
    await tap('✏️ Change')
    expect(last()).toContain('✏️ Website 1 × €1,500')
    await say('-50%')
    expect(last()).toContain('2. Website · 1 × €1,500 −50 % = €750')
    await tap('1. Hosting · €240', '🗑 Remove')
    expect(last()).toContain('🗑 Hosting is removed.')
    expect(last()).toContain('1 item · Together: €750')
    await tap('↩️ Undo')
    expect(last()).toContain('💰 €990')
    // Only questions are messages of their own.
    expect(bot.telegram.messages(owner.id).length - before).toBeLessThanOrEqual(2)
    expect(bot.errors).toEqual([])
  })

  it('say when the amount was typed, and let it follow again', async () => {
    const { addDeal, say, tap, last, labels } = await dealsChat(database())
    const id = await addDeal({ title: 'Website', amount: { minor: 500_000, currency: 'EUR' } })
    await say(`/start d_${id}`)
    await tap('✏️ Edit', '🧾 Items', '➕ Add items')
    await say('Website 2 x 1500')
    expect(last()).toContain('💰 The amount of the deal is typed: €5,000.')
    await tap('💰 Let the amount follow the items')
    expect(last()).toContain('✅ The amount follows the items: €3,000.')
    expect(labels()).not.toContain('💰 Let the amount follow the items')
    await tap('« Back', '✏️ Edit', '💰 Amount')
    await say('4000')
    await tap('✔️ Done')
    expect(last()).toContain('💰 €4,000 · weighted €400 · typed; the items come to €3,000')
  })

  it('answer what cannot be read or is too large with one clear sentence, and keep the question open', async () => {
    const { addDeal, say, tap, last } = await dealsChat(database())
    const id = await addDeal({ title: 'Website' })
    await say(`/start d_${id}`)
    await tap('⋯ More', '🧾 Items', '➕ Add items')
    for (const [typed, answer] of [
      ['Website', 'I cannot read “Website” as an item. Write its name and its price'],
      ['Website 0 x 5', '“0” cannot be a quantity. Write a number above 0, up to 1,000,000'],
      ['Website 2 x 1500 -150%', 'That discount does not fit.'],
      ['Website 2 x 99999999999999999', 'That amount is too large for me.'],
    ] as const) {
      await say(typed)
      expect(last()).toContain(answer)
    }
    await say('Sun 1000000 x 99999999999')
    expect(last()).toContain('That amount is too large for me.')
    await tap('➕ Add items')
    await say('Website 2 x 1500 USD')
    expect(last()).toContain('Website · 2 × $1,500 = $3,000')
    await tap('➕ Add items')
    await say('Hosting 20 eur')
    expect(last()).toContain('All prices of a deal are in one currency: USD.')
    await tap('➕ Add items')
    // Without a currency, it is the deal’s.
    await say('Hosting 20')
    expect(last()).toContain('2. Hosting · $20')
  })

  it('do nothing for a button of an item that has changed since, but show what there is', async () => {
    const { addDeal, say, tap, last, bot, owner, actor } = await dealsChat(database())
    const id = await addDeal({ title: 'Website' })
    await say(`/start d_${id}`)
    await tap('⋯ More', '🧾 Items', '➕ Add items')
    await say('Website 2 x 1500')
    await tap('1. Website · €3,000')
    const { items } = await bot.services.deals.get(await actor(owner), id)
    const [present] = items
    if (present === undefined) throw new Error('The item is missing')
    await bot.services.deals.edit(await actor(owner), id, { field: 'items', value: [{ ...present, quantity: 7 }] })
    await tap('🗑 Remove')
    expect(last()).toContain('Website · 7 × €1,500')
    expect((await bot.services.deals.get(await actor(owner), id)).items).toHaveLength(1)
  })

  it('come page by page when there are many', async () => {
    const { addDeal, say, tap, last, labels } = await dealsChat(database())
    const id = await addDeal({ title: 'Website' })
    await say(`/start d_${id}`)
    await tap('⋯ More', '🧾 Items', '➕ Add items')
    await say(Array.from({ length: 19 }, (_, index) => `Item ${index + 1}: 1 x ${index + 1}`).join('\n'))
    expect(labels().filter((label) => /^\d+\. /u.test(label))).toHaveLength(8)
    await tap('▶️', '▶️')
    expect(last()).toContain('19. Item 19 · €19')
    await tap('18. Item 18 · €18', '« Back')
    expect(last()).toContain('18. Item 18')
    await tap('« Back')
    expect(last()).toContain('🧾 and 15 more items')
  })
})

describe('the items of a deal, in Ukrainian', () => {
  it('are typed as a sales team speaks', async () => {
    const { addDeal, say, tap, last } = await dealsChat(database(), { locale: 'uk' })
    const id = await addDeal({ title: 'Сайт' })
    await say(`/start d_${id}`)
    await tap('⋯ Ще', '🧾 Позиції', '➕ Додати позиції')
    await say('Логотип 3 шт по 200, знижка 5%\nХостинг 12 х 20')
    expect(last()).toContain('✅ Додано 2 позиції.')
    expect(last()).toContain('1. Логотип · 3 × 200 € −5 % = 570 €')
    expect(last()).toContain('2 позиції · Разом: 810 €')
  })
})
