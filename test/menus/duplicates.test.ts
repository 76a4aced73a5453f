/** Reviewing possible duplicates in the chat. */
import { expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { newsScene } from '../support/news-scene.ts'

const database = sharedDatabase()

async function scene(options: { readonly locale?: 'en' | 'uk' } = {}) {
  const world = await newsScene(database(), options)
  const { bot, addContact, owner } = world
  await addContact({ name: 'Тарас Шевченко', jobTitle: 'Poet' })
  await addContact({ name: 'Taras Shevchenko' })
  await addContact({ name: 'Anna Berg', phones: '+49 30 1234567' })
  await addContact({ name: 'Anya B.', phones: '+49 30 1234567' })
  const tap = async (...labels: string[]) => {
    for (const label of labels) {
      bot.passTime(10_000)
      await bot.handle(owner.tap(label))
    }
  }
  return { ...world, tap, say: (text: string) => bot.handle(owner.text(text)) }
}

it('/duplicates goes through the pairs: merges one, keeps the other apart, and takes both back', async () => {
  const { bot, owner, tap, say, last, labels } = await scene()
  await say('/duplicates')
  expect(last(owner)).toContain('👥 The same person?\nWhy: same phone')
  expect(last(owner)).toContain('Anna Berg')
  expect(last(owner)).toContain('Anya B.')
  await tap('🔗 Merge', '⇄ Keep Anya B. instead', '⇄ Keep Anna Berg instead', '🔗 Merge')
  expect(last(owner)).toContain('🔗 Anya B. is part of Anna Berg now.')
  expect(last(owner)).toContain('👥 Perhaps the same person?\nWhy: same name, perhaps in another spelling')
  await tap('✋ Two people')
  expect(last(owner)).toContain('Remembered: two people.')
  expect(last(owner)).toContain('No contacts or companies that look alike.')
  await tap('↩️ Undo')
  expect(last(owner)).toContain('Taras Shevchenko')
  await tap('⏭ Later')
  expect(last(owner)).toContain('Put off until tomorrow.')
  expect(labels(owner)).toEqual(['🏠 Home'])
  bot.passTime(25 * 60 * 60 * 1000)
  await say('/duplicates')
  expect(last(owner)).toContain('Taras Shevchenko')
  expect(bot.errors).toEqual([])
})

it('speaks Ukrainian, and a button of a pair that is decided by now does no harm', async () => {
  const { bot, owner, tap, say, last } = await scene({ locale: 'uk' })
  await say('/duplicates')
  expect(last(owner)).toContain('👥 Це одна людина?\nЧому: той самий телефон')
  const { data, messageId } = bot.telegram.button(owner.id, '✋ Це двоє людей')
  await tap('🔗 Об’єднати', '🔗 Об’єднати')
  expect(last(owner)).toContain('🔗 «Anya B.» тепер частина контакту «Anna Berg».')
  bot.passTime(10_000)
  await bot.handle(owner.tapData(data, messageId))
  expect(last(owner)).toContain('👥 Можливо, це одна людина?')
  expect(bot.errors).toEqual([])
})

it('companies are in the same queue: a preview, the other as the one that stays, two companies, and undo', async () => {
  const { bot, owner, actor, tap, say, last, labels } = await scene()
  const { companies } = bot.services
  for (const name of ['ТОВ «Нова Пошта»', 'Nova Poshta'])
    await companies.add(await actor(owner), { name, domain: 'np.example', phones: '+380442345678' })
  await say('/duplicates')
  expect(last(owner)).toContain(
    '🏢 The same company?\nWhy: same phone, same domain, same name, perhaps in another spelling',
  )
  await tap('✋ Two companies')
  expect(last(owner)).toContain('Remembered: two companies.')
  await tap('↩️ Undo')
  expect(last(owner)).toContain('🏢 The same company?')
  await tap('🔗 Merge', '⇄ Keep Nova Poshta instead')
  expect(last(owner)).toContain('Merge ТОВ «Нова Пошта» into Nova Poshta?')
  await tap('🔗 Merge')
  expect(last(owner)).toContain('🔗 ТОВ «Нова Пошта» is part of Nova Poshta now.')
  expect(last(owner)).toContain('👥 The same person?')
  expect(labels(owner)).toContain('↩️ Undo')
  await tap('↩️ Undo')
  await say('/duplicates')
  await tap('Nova Poshta')
  expect(last(owner)).toContain('🏢 Nova Poshta')
  expect(bot.errors).toEqual([])
})
