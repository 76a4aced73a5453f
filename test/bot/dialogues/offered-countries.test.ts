import { expect, test } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { createTestBot } from '../../support/test-bot.ts'
import { newPerson } from '../../support/workspace.ts'

const database = sharedDatabase()

async function countriesOffered(languageCode: string, currency: string, city: string): Promise<readonly string[]> {
  const bot = createTestBot(database())
  const person = newPerson(bot, { languageCode })
  await bot.handle(person.text('/start'))
  await bot.handle(person.tap(languageCode === 'uk' ? '➕ Створити робочий простір' : '➕ Create a workspace'))
  for (const answer of ['Northwind', currency, city]) await bot.handle(person.text(answer))
  expect(bot.errors).toEqual([])
  const buttons = bot.telegram.messages(person.id).at(-1)?.buttons ?? []
  return buttons.flat().map(({ text }) => text)
}

test.each([
  ['en', 'UAH', 'Kyiv', ['🇺🇦 Ukraine', '🇩🇪 Germany']],
  ['en', 'EUR', 'Munich', ['🇩🇪 Germany', '🇬🇧 United Kingdom']],
  ['en', 'EUR', 'Lviv', ['🇺🇦 Ukraine', '🇩🇪 Germany']],
  ['en', 'UAH', 'Warsaw', ['🇵🇱 Poland', '🇺🇦 Ukraine']],
  ['en', 'CHF', 'Lisbon', ['🇵🇹 Portugal', '🇨🇭 Switzerland']],
  ['en', 'USD', 'UTC', ['🇺🇸 United States', '🇩🇪 Germany']],
  ['uk', 'EUR', 'Берлін', ['🇩🇪 Німеччина', '🇺🇦 Україна']],
  ['uk', 'USD', 'Чикаго', ['🇺🇸 Сполучені Штати', '🇺🇦 Україна']],
])(
  'In %s, with %s and the time of %s, the countries offered begin with %j',
  async (language, currency, city, first) => {
    const offered = await countriesOffered(language, currency, city)
    expect(offered.slice(0, 2)).toEqual(first)
  },
)
