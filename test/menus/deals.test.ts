import { describe, expect, it } from 'vitest'

import { LOCALES, type Locale } from '../../src/locale.ts'
import { dealsChat } from '../support/deals-chat.ts'
import { sharedDatabase } from '../support/database.ts'

const database = sharedDatabase()

describe('a deal in the chat, in English', () => {
  it('is added from the home menu with title, amount, contact and expected close', async () => {
    const { bot, owner, addContact, tap, say, last, labels } = await dealsChat(database())
    await addContact({ name: 'Anna Berg', company: 'Northwind' })
    await say('/menu')
    await tap('➕ New deal')
    expect(last()).toBe('💼 New deal. What is it about?')
    await say('Website for <Northwind> *now*')
    expect(last()).toContain('Without a currency I use € EUR')
    await say('1,200.50')
    expect(last()).toContain('Who is it with?')
    await tap('Anna Berg · Northwind')
    expect(last()).toContain('When do you expect to close it?')
    expect(labels()).toEqual([
      'End of the month · 30 Nov',
      'In 2 weeks · 7 Dec',
      'End of next month · 31 Dec',
      'Skip ⏭',
      '✅ Save',
      '✖️ Cancel',
    ])
    await tap('In 2 weeks · 7 Dec')
    expect(last()).toBe(
      [
        '✅ Website for <Northwind> *now* is added.',
        '',
        '💼 Website for <Northwind> *now*',
        '📍 New lead · since today',
        '💰 €1,200.50 · weighted €120',
        '👤 Anna Berg',
        '🏢 Northwind',
        '👥 Olena',
        '📅 Expected to close 7 Dec 2026',
        '⏰ Nothing is planned.',
      ].join('\n'),
    )
    expect(labels()).toEqual([
      '↩️ Undo',
      'Qualified ▶️',
      '🏆 Won',
      '❌ Lost',
      '⏰ Task',
      '📝 Note',
      '↔️ Move…',
      '🕘 Timeline',
      '✏️ Edit',
      '⋯ More',
      '🏢 Northwind',
      '👤 Contact',
      '💼 New lead',
      '🏠 Home',
    ])
    await tap('↩️ Undo')
    expect(last()).toContain('Undone: Website for <Northwind> *now* is removed again.')
    expect(bot.telegram.messages(owner.id)).toHaveLength(3)
    expect(bot.errors).toEqual([])
  })

  it('is saved early with what was answered', async () => {
    const { bot, tap, say, last, workspaceId } = await dealsChat(database())
    await say('/board')
    await tap('➕ New deal')
    await say('Early bird')
    await tap('✅ Save')
    expect(last()).toContain('💼 Early bird')
    expect(await bot.models.deals.countDocuments({ workspaceId })).toBe(1)
  })

  it('can be added from a contact’s card with the contact filled in, and appears there with the latest event', async () => {
    const { owner, addContact, tap, say, last, labels, bot } = await dealsChat(database())
    const id = await addContact({ name: 'Anna Berg' })
    await say(`/start c_${id}`)
    await tap('➕ New deal')
    expect(last()).toBe('💼 New deal with Anna Berg. What is it about?')
    await tap('Anna Berg')
    await say('5k')
    // The contact is known, so it is not asked for.
    expect(last()).toContain('When do you expect to close it?')
    await tap('Skip ⏭')
    expect(last()).toContain('👤 Anna Berg')
    await tap('👤 Contact')
    expect(labels()).toContain('💼 ⚪️ Anna Berg · €5,000')
    expect(last()).toContain('🕘 Latest\n💼 Deal added: Anna Berg · 23 Nov\n👤 Contact added · 23 Nov')
    await bot.handle(owner.tap('💼 ⚪️ Anna Berg · €5,000'))
    expect(last()).toContain('💰 €5,000')
  })

  it('is found by its title, even misspelt, and opened by a link', async () => {
    const { addDeal, tap, say, last, labels } = await dealsChat(database())
    const id = await addDeal({ title: 'Refrigerators for Acme' })
    // The only match opens at once.
    await say('/find refrigerators')
    expect(last()).toContain('💼 Refrigerators for Acme')
    await addDeal({ title: 'Refrigerators for Bolt' })
    await say('/find refrigerators')
    expect(labels()).toContain('💼 ⚪️ Refrigerators for Acme')
    await say('refrigarators')
    await tap('💼 ⚪️ Refrigerators for Acme')
    expect(last()).toContain('💼 Refrigerators for Acme')
    await say(`/start d_${id}`)
    expect(last()).toContain('💼 Refrigerators for Acme')
    await say(`/start d_${'f'.repeat(24)}`)
    expect(last()).toContain('This is no longer here')
  })

  it('gets its contact from the results of a search, and says when nobody is found', async () => {
    const { addContact, tap, say, last } = await dealsChat(database())
    for (const name of ['Bob', 'Cid', 'Dan', 'Eve', 'Fay', 'Zelda Fitz']) await addContact({ name })
    await say('/board')
    await tap('➕ New deal')
    await say('Books')
    await tap('Skip ⏭')
    await say('qqqqq')
    expect(last()).toContain('Nobody found for “qqqqq”')
    await say('zel')
    expect(last()).toContain('Found for “zel”')
    await tap('Zelda Fitz', '✅ Save')
    expect(last()).toContain('👤 Zelda Fitz')
  })

  it('can get a new contact, added by name in the dialogue', async () => {
    const { bot, tap, say, last, labels, workspaceId } = await dealsChat(database())
    await say('/board')
    await tap('➕ New deal')
    await say('Books')
    await tap('Skip ⏭')
    await say('067 123 45 67')
    expect(labels()).toEqual(['Skip ⏭', '✅ Save', '✖️ Cancel'])
    await say('Zelda <Fitz>')
    await tap('➕ Add Zelda <Fitz>', '✅ Save')
    expect(last()).toContain('👤 Zelda <Fitz>')
    expect(await bot.models.contacts.countDocuments({ workspaceId })).toBe(1)
    expect(bot.errors).toEqual([])
  })

  it('can have every field edited, each with undo, without losing anything', async () => {
    const { addContact, addDeal, join, tap, say, last } = await dealsChat(database())
    await addContact({ name: 'Anna Berg' })
    await join('rep', 'Max')
    const id = await addDeal({ title: 'Website' })
    await say(`/start d_${id}`)
    await tap('✏️ Edit', 'Title')
    await say('Shop')
    expect(last()).toContain('✅ Saved.\n\n💼 Shop')
    await tap('💰 Amount')
    await say('$3.5k')
    expect(last()).toContain('💰 $3,500 · weighted $350')
    await tap('👤 Contact', 'Anna Berg')
    expect(last()).toContain('👤 Anna Berg')
    await tap('🏢 Company')
    await say('Acme & <Sons>')
    expect(last()).toContain('🏢 Acme & <Sons>')
    await tap('📅 Expected close')
    await say('15 March')
    expect(last()).toContain('📅 Expected to close 15 Mar 2027')
    await tap('👥 Owner', 'Max')
    expect(last()).toContain('👥 Max')
    await tap('🏷 Tags')
    await say('vip, #web')
    expect(last()).toContain('🏷 #vip #web')
    await tap('↩️ Undo')
    expect(last()).not.toContain('#vip')
    await tap('✏️ Edit', '💰 Amount')
    expect(last()).toContain('Now: $3,500')
    await tap('🗑 Clear it')
    expect(last()).not.toContain('💰')
    await tap('🏢 Company')
    await say('Acme & <Sons>')
    expect(last()).toContain('No changes.')
    await tap('✔️ Done')
    expect(last()).toContain('💼 Shop')
    expect(last()).not.toContain('What else?')
  })

  it('is deleted, and undo brings it back to its card', async () => {
    const { addDeal, tap, say, last } = await dealsChat(database())
    await say(`/start d_${await addDeal({ title: 'Website' })}`)
    await tap('⋯ More', '🗑 Delete')
    expect(last()).toBe('🗑 Website is deleted.')
    await tap('↩️ Undo')
    expect(last()).toContain('Undone: Website is back.')
    expect(last()).toContain('📍 New lead')
  })

  it('says how many open tasks went with it, and undo brings them back', async () => {
    const { bot, owner, actor, addDeal, tap, say, last } = await dealsChat(database())
    const id = await addDeal({ title: 'Website' })
    const due = { at: new Date(Date.now() + 3_600_000).toISOString() }
    for (const title of ['Call', 'Write']) await bot.services.tasks.add(await actor(owner), { title, due, dealId: id })
    await say(`/start d_${id}`)
    await tap('⋯ More', '🗑 Delete')
    expect(last()).toBe('🗑 Website is deleted, and its 2 open tasks with it.')
    await tap('↩️ Undo')
    expect(last()).toContain('Undone: Website is back.')
    expect(last()).toMatch(/⏰ .*(?:Call|Write)/u)
  })
})

describe('a deal in the chat, in Ukrainian', () => {
  it('is added, moved to a stage that requires the amount, and lost with a reason from the list', async () => {
    const { bot, addContact, tap, say, last, labels } = await dealsChat(database(), { locale: 'uk' })
    await addContact({ name: 'Ганна Берг' })
    await say('/menu')
    await tap('➕ Нова угода')
    await say('Сайт для «Півночі»')
    await say('п’ять')
    expect(last()).toContain('не сума')
    await tap('Пропустити ⏭', 'Ганна Берг')
    await say('31 лютого')
    expect(last()).toContain('Такого дня немає')
    await say('15 березня')
    expect(last()).toContain('📅 Очікуване закриття: 15 бер. 2027')
    await tap('Кваліфікація ▶️', 'Пропозиція ▶️')
    expect(last()).toContain('Для етапу «Пропозиція» потрібна сума')
    await say('1 200,50 грн')
    expect(last()).toContain('➡️ Сайт для «Півночі»: Кваліфікація → Пропозиція')
    expect(last().replaceAll(/\s/gu, ' ')).toContain('💰 1 200,50 ₴ · зважена сума 600 ₴')
    await tap('❌ Програно')
    expect(labels()).toContain('Ціна')
    await tap('Ціна')
    expect(last()).toContain('💬 Ціна')
    await tap('🕘 Історія')
    expect(last()).toContain('❌ Угоду програно: Пропозиція → Програно, Ціна')
    await tap('« Назад', '🔓 Відкрити знову')
    expect(last()).toContain('Програно → Пропозиція')
    await tap('🏆 Виграно')
    expect(last()).toContain('🎉 Угоду «Сайт для „Півночі“» виграно. Чудова робота!')
    expect(bot.errors).toEqual([])
  })
})

describe.each(LOCALES)('an amount or a date that cannot be read, in %s,', (locale: Locale) => {
  const wrong = {
    en: {
      amounts: ['-5', '12e3', 'a lot', '5 zzz', '1.234', '1.2345 eur', '9'.repeat(40), '$5 €'],
      days: ['yesterday', '31 Feb', '03/04', 'some day', '1 January 2020'],
    },
    uk: { amounts: ['-5', '12e3', 'багато', '1,234', '1,2345 грн'], days: ['вчора', '31 лютого', 'колись'] },
  }[locale]

  it('gets one clear answer, and the dialogue takes the next one', async () => {
    const { bot, t, tap, say, last, texts, workspaceId } = await dealsChat(database(), { locale })
    await say('/board')
    await tap(t('button-add-deal'))
    await say('Website')
    for (const amount of wrong.amounts) {
      const before = texts().length
      await say(amount)
      expect(texts().slice(before), amount).toHaveLength(1)
      expect(last(), amount).not.toBe(t('error-VALIDATION'))
      expect(last(), amount).not.toContain('👤')
    }
    await say('5k')
    await tap(t('button-skip'))
    for (const day of wrong.days) {
      const before = texts().length
      await say(day)
      expect(texts().slice(before), day).toHaveLength(1)
      expect(last(), day).not.toBe(t('error-VALIDATION'))
      expect(last(), day).not.toContain('💼')
    }
    expect(await bot.models.deals.countDocuments({ workspaceId })).toBe(0)
    await tap(t('button-skip'))
    const [deal] = await bot.models.deals.find({ workspaceId }).lean()
    expect(deal?.amount).toEqual({ minor: 500_000, currency: 'EUR' })
    expect(deal?.expectedCloseOn).toBeUndefined()
    expect(bot.errors).toEqual([])
  })
})
