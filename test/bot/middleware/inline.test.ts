import { describe, expect, it } from 'vitest'

import { ask } from '../../support/inline-results.ts'
import { ANNA, inlineScene } from '../../support/inline-scene.ts'

const setUp = inlineScene()

const STAGES = { en: 'New lead', uk: 'Новий лід' }

describe('a name typed after “@bot” in any chat', () => {
  it('offers the contact as a card with what people pass on, and a button for colleagues', async () => {
    const { bot, owner, addContact } = await setUp()
    const id = await addContact(ANNA)
    const { results, next, button } = await ask(bot, owner, 'anna')
    expect(results).toEqual([
      {
        type: 'article',
        id: `c_${id}`,
        title: 'Anna Berg',
        description: '👤 Acme · CFO',
        input_message_content: {
          message_text: '👤 Anna Berg\n🏢 Acme · CFO\n📞 +380 44 123 4567\n✉️ anna@example.com',
          entities: [{ type: 'bold', offset: 3, length: 9 }],
          link_preview_options: { is_disabled: true },
        },
        reply_markup: {
          inline_keyboard: [
            [{ text: '📋 +380 44 123 4567', copy_text: { text: '+380441234567' } }],
            [{ text: '📋 anna@example.com', copy_text: { text: 'anna@example.com' } }],
            [{ text: 'Open in ClientSphere', url: `https://t.me/clientsphere_bot?start=c_${id}` }],
          ],
        },
      },
    ])
    expect({ next, button }).toEqual({ next: '', button: null })
    expect(bot.errors).toEqual([])
  })

  it.each([
    ['en', '€5,000', 'Open in ClientSphere'],
    ['uk', '5 000 €', 'Відкрити в ClientSphere'],
  ] as const)('offers a deal in the person’s language (%s)', async (locale, amount, open) => {
    const { bot, owner, addDeal } = await setUp({ locale })
    const id = await addDeal({ title: 'Website', amount: { minor: 500_000, currency: 'EUR' }, company: 'Acme' })
    const { results } = await ask(bot, owner, 'website')
    const [shown] = JSON.parse(JSON.stringify(results).replace(/\u00A0|\u202F/gu, ' ')) as typeof results
    expect(shown).toMatchObject({
      id: `d_${id}`,
      title: 'Website',
      description: `💼 ${amount} · ${STAGES[locale]} · Acme`,
      input_message_content: {
        message_text: `💼 Website\n💰 ${amount}\n📍 ${STAGES[locale]}\n🏢 Acme`,
        entities: [{ type: 'bold', offset: 3, length: 7 }],
      },
      reply_markup: {
        inline_keyboard: [[{ text: open, url: `https://t.me/clientsphere_bot?start=d_${id}` }]],
      },
    })
  })

  it('finds it misspelt, by its company, by its last digits, and a deal by a word of its title', async () => {
    const { bot, owner, addContact, addDeal } = await setUp()
    await addContact(ANNA)
    await addDeal({ title: 'Harbour furniture', company: 'Acme' })
    for (const query of ['Ana Brg', 'acme', '4567', 'anna@exam']) {
      expect((await ask(bot, owner, query)).titles, query).toContain('Anna Berg')
    }
    expect((await ask(bot, owner, 'furnitrue')).titles).toEqual(['Harbour furniture'])
  })

  it('leaves out approximate matches if something matches as typed', async () => {
    const { bot, owner, addContact, addDeal } = await setUp()
    await addContact({ name: 'Anja Holt' })
    await addDeal({ title: 'Anna’s kitchen' })
    expect((await ask(bot, owner, 'anna')).titles).toEqual(['Anna’s kitchen'])
  })

  it('sends nothing that is only for the team', async () => {
    const { bot, owner, addContact, addDeal, moveDeal, actor, join } = await setUp({ ownerName: 'Wolfgang' })
    const contactId = await addContact({ ...ANNA, tags: 'difficult' })
    const dealId = await addDeal({
      title: 'Anna’s mill',
      contact: contactId,
      amount: { minor: 100_000, currency: 'EUR' },
    })
    const lostId = await addDeal({ title: 'Anna’s barn', contact: contactId, expectedCloseOn: '2026-12-24' })
    await moveDeal(lostId, { to: 'lost', reason: 'Their budget is gone' })
    const task = { title: 'Threaten to stop', type: 'call' as const, due: { date: '2026-12-01' } }
    await bot.services.tasks.add(await actor(owner), { ...task, dealId })
    for (const about of [{ contactId }, { dealId }])
      await bot.services.notes.add(await actor(owner), { text: 'Never pays in time', ...about })
    const { titles, json } = await ask(bot, await join('viewer'), 'anna')
    expect(titles).toEqual(['Anna Berg', 'Anna’s barn', 'Anna’s mill'])
    for (const internal of [
      'difficult',
      'Wolfgang',
      'budget',
      'Never pays',
      'Threaten',
      'weighted',
      'probability',
      '%',
      'Dec',
    ])
      expect(json, internal).not.toContain(internal)
  })

  it.each(['<b>Bo</b> & *Co* _x_', 'Аня 👩‍👩‍👧‍👦 [link](http://a.b)', '`Zoë` ~~o~~ ||s||', '@durov /start #tag'])(
    'shows %j as it was typed',
    async (name) => {
      const { bot, owner, addContact } = await setUp()
      await addContact({ name })
      const { results } = await ask(bot, owner, '')
      const entities = [{ type: 'bold', offset: 3, length: name.length }]
      expect(results).toMatchObject([{ title: name, input_message_content: { message_text: `👤 ${name}`, entities } }])
      expect(JSON.stringify(results)).not.toContain('parse_mode')
    },
  )

  it('fits into a message even if every field of the contact has its maximum length', async () => {
    const { bot, owner, addContact } = await setUp()
    const wide = (letter: string) => letter.repeat(128)
    const email = Array.from(
      { length: 10 },
      (_, index) => `${'e'.repeat(60)}@${`${'d'.repeat(58)}.`.repeat(3)}co${'m'.repeat(index + 1)}`,
    )
    const phone = Array.from({ length: 10 }, (_, index) => `+38044123450${index}`)
    await addContact({
      name: wide('n'),
      company: wide('c'),
      jobTitle: wide('j'),
      emails: email.join(','),
      phones: phone.join(','),
    })
    const { texts } = await ask(bot, owner, 'n')
    for (const part of [...email, '+380 44 123 4509', wide('j')]) expect(texts[0]).toContain(part)
    expect(bot.errors).toEqual([])
  })
})

describe('nothing typed after “@bot”', () => {
  it('offers the member’s own contacts and open deals, the latest first', async () => {
    const { bot, owner, addContact, addDeal, moveDeal, join, actor } = await setUp()
    const rep = await join('rep')
    await bot.services.contacts.add(await actor(rep), { name: 'Somebody else’s' })
    for (const name of ['Anna', 'Berta', 'Cora']) {
      bot.passTime(1_000)
      await addContact({ name })
    }
    const won = await addDeal({ title: 'Won', amount: { minor: 100, currency: 'EUR' } })
    await moveDeal(won, { to: 'won' })
    for (const title of ['Deck', 'Elevator']) await addDeal({ title })
    for (const query of ['', '   ']) {
      const { titles, next } = await ask(bot, owner, query)
      expect(titles).toEqual(['Cora', 'Berta', 'Anna', 'Elevator', 'Deck'])
      expect(next).toBe('')
    }
  })

  it('offers the team’s records to a member who owns none, where the team sees everything', async () => {
    const { bot, addContact, join, seeOwnOnly } = await setUp()
    await addContact(ANNA)
    const viewer = await join('viewer')
    expect((await ask(bot, viewer, '')).titles).toEqual(['Anna Berg'])
    await seeOwnOnly()
    expect(await ask(bot, viewer, '')).toMatchObject({
      results: [],
      button: { text: 'Nothing here yet. Open ClientSphere', start_parameter: 'home' },
    })
  })
})

describe('many results', () => {
  it('come page by page, each record once, contacts and deals on the first', async () => {
    const { bot, owner, addContact, addDeal } = await setUp()
    for (let index = 10; index < 35; index += 1) await addContact({ name: `Anna ${index}` })
    for (let index = 10; index < 22; index += 1) await addDeal({ title: `Anna’s deal ${index}` })
    const pages: string[][] = []
    let offset = ''
    do {
      const { titles, next } = await ask(bot, owner, 'anna', offset)
      pages.push([...titles])
      offset = next
    } while (offset !== '')
    expect(pages.map((titles) => titles.length)).toEqual([20, 12, 5])
    expect(pages[0]?.filter((title) => title.startsWith('Anna’s'))).toHaveLength(10)
    expect(new Set(pages.flat()).size).toBe(37)
  })

  it.each(['x', '-1', '1e9', '0', '999', '١', '9'.repeat(64)])(
    'with the invented offset %j end, or start over, without an error',
    async (offset) => {
      const { bot, owner, addContact } = await setUp()
      await addContact(ANNA)
      const { titles, next, button } = await ask(bot, owner, 'anna', offset)
      expect(titles).toEqual(offset === '999' ? [] : ['Anna Berg'])
      expect({ next, button }).toEqual({ next: '', button: null })
      expect(bot.errors).toEqual([])
    },
  )
})
