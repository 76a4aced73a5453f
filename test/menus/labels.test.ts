/** What a number or an address is for, in the chat: typed with it, chosen by a tap, and undone. */
import { describe, expect, test } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { linesChat } from '../support/lines-chat.ts'

const database = sharedDatabase()

const WORDS = {
  en: {
    edit: '✏️ Edit',
    phone: '📞 Phone',
    email: '✉️ Email',
    what: '🔖 What for: ',
    work: 'work',
    mobile: 'mobile',
    personal: 'personal',
    clear: '🗑 Clear it',
    save: '✅ Save',
    typed: 'Anna Koval +380671234567 work',
  },
  uk: {
    edit: '✏️ Змінити',
    phone: '📞 Телефон',
    email: '✉️ Email',
    what: '🔖 Позначити: ',
    work: 'робочий',
    mobile: 'мобільний',
    personal: 'особистий',
    clear: '🗑 Очистити',
    save: '✅ Зберегти',
    typed: 'Анна Коваль, роб. +380671234567',
  },
} as const

describe.each(['en', 'uk'] as const)('in %s', (locale) => {
  const words = WORDS[locale]

  test('a tap on a number gives it a label, in one’s own words as well, and takes it away', async () => {
    const { bot, addContact, say, tap, last, labels, contacts } = await linesChat(database(), { locale })
    await addContact({ name: 'Anna', phones: '+380671234567, +380442345678' })
    const phones = async () => (await contacts())[0]?.phones.map(({ label }) => label)
    await say('Anna')
    await tap(words.edit)
    await tap(words.phone)
    await tap(`${words.what}+380 44 234 5678`)
    expect(labels()).toEqual(expect.arrayContaining([words.mobile, words.work]))
    await tap(words.work)
    expect(await phones()).toEqual([undefined, 'work'])
    expect(last()).toContain(`📞 +380 44 234 5678 · ${words.work}`)
    await tap(words.phone)
    await tap(`${words.what}+380 67 123 4567`)
    await say('Бухгалтерія')
    expect(await phones()).toEqual(['Бухгалтерія', 'work'])
    expect(last()).toContain('📞 +380 67 123 4567 · Бухгалтерія')
    await tap(words.phone)
    await tap(`${words.what}+380 44 234 5678 · ${words.work}`)
    await tap(words.clear)
    expect(await phones()).toEqual(['Бухгалтерія', undefined])
    await say('/undo')
    expect(await phones()).toEqual(['Бухгалтерія', 'work'])
    // Numbers that are typed again keep their labels.
    await say('Anna')
    await tap(words.edit)
    await tap(words.phone)
    await say('+380671234567, +380442345678, +380501112233 mob')
    expect(await phones()).toEqual(['Бухгалтерія', 'work', 'mobile'])
    expect(bot.errors).toEqual([])
  })

  test('a label can be typed with a new contact, and addresses have labels too', async () => {
    const { bot, say, tap, last, contacts } = await linesChat(database(), { locale })
    await say(words.typed)
    expect(last()).toContain(`· ${words.work}`)
    expect((await contacts())[0]?.phones).toEqual([{ value: '+380671234567', e164: '+380671234567', label: 'work' }])
    await tap(words.edit)
    await tap(words.email)
    await say('anna@example.com')
    await tap(words.email)
    await tap(`${words.what}anna@example.com`)
    await tap(words.personal)
    expect((await contacts())[0]?.emails).toMatchObject([{ normalized: 'anna@example.com', label: 'home' }])
    expect(last()).toContain(`✉️ anna@example.com · ${words.personal}`)
    expect(bot.errors).toEqual([])
  })

  test('a shared card shows the labels in the reader’s language', async () => {
    const { bot, owner, tap, last, contacts } = await linesChat(database(), { locale })
    const vcard = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Ada', 'TEL;TYPE=CELL:+380671234567', 'END:VCARD'].join('\n')
    bot.passTime(60_000)
    await bot.handle(owner.send({ contact: { phone_number: '380671234567', first_name: 'Ada', vcard } }))
    expect(last()).toContain(`· ${words.mobile}`)
    await tap(words.save)
    expect((await contacts())[0]?.phones).toMatchObject([{ e164: '+380671234567', label: 'mobile' }])
    expect(bot.errors).toEqual([])
  })
})

test('the numbers of a company have labels, and a number that is gone by now cannot get one', async () => {
  const { bot, owner, actor, say, tap, last } = await linesChat(database())
  const { companies } = bot.services
  const { id } = await companies.add(await actor(owner), { name: 'Acme', phones: '+380442345678' })
  await say(`/start co_${id}`)
  await tap('✏️ Edit')
  await tap('📞 Phone')
  await tap('🔖 What for: +380 44 234 5678')
  await tap('work')
  expect(last()).toContain('+380 44 234 5678 · work')
  await tap('📞 Phone')
  await tap('🔖 What for: +380 44 234 5678 · work')
  await companies.edit(await actor(owner), id, { field: 'phones', value: null })
  await tap('home')
  expect((await companies.get(await actor(owner), id)).phones).toEqual([])
  expect(bot.errors).toEqual([])
})
