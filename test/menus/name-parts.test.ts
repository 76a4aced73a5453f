/** The parts of a name in the chat: one tap behind the name, with the name following and one undo for both. */
import { describe, expect, test } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { linesChat } from '../support/lines-chat.ts'

const database = sharedDatabase()

const WORDS = {
  en: {
    edit: '✏️ Edit',
    name: 'Name',
    given: 'First name',
    middle: 'Middle name',
    family: 'Last name',
    clear: '🗑 Clear it',
  },
  uk: {
    edit: '✏️ Змінити',
    name: 'Ім’я',
    given: 'Власне ім’я',
    middle: 'По батькові',
    family: 'Прізвище',
    clear: '🗑 Очистити',
  },
} as const

describe.each(['en', 'uk'] as const)('in %s', (locale) => {
  const words = WORDS[locale]

  test('a part is reached from the name, changes it, and is undone with it', async () => {
    const { bot, addContact, say, tap, last, labels, contacts } = await linesChat(database(), { locale })
    await addContact({ name: 'Анна Коваль' })
    const first = async () => (await contacts())[0]
    await say('Анна Коваль')
    await tap(words.edit)
    expect(labels()).not.toContain(words.family)
    await tap(words.name)
    expect(labels()).toEqual(expect.arrayContaining([words.given, words.middle, words.family]))
    await tap(words.middle)
    await say('Петрівна')
    expect(await first()).toMatchObject({
      name: 'Анна Петрівна Коваль',
      displayName: 'Анна Петрівна Коваль',
      givenName: 'Анна',
      middleName: 'Петрівна',
      familyName: 'Коваль',
    })
    expect(last()).toContain('👤 Анна Петрівна Коваль')
    // The card has no lines of its own for what the name says already.
    expect(last()).not.toContain(words.family)
    await tap(words.name)
    expect(labels()).toContain(`${words.middle}: Петрівна`)
    await tap(`${words.middle}: Петрівна`)
    await tap(words.clear)
    expect(await first()).toMatchObject({ name: 'Анна Коваль', givenName: 'Анна', familyName: 'Коваль' })
    await say('/undo')
    expect(await first()).toMatchObject({ name: 'Анна Петрівна Коваль', middleName: 'Петрівна' })
    expect(bot.errors).toEqual([])
  })

  test('the name itself is typed as before, and the timeline tells it once', async () => {
    const { bot, addContact, say, tap, last, contacts } = await linesChat(database(), { locale })
    await addContact({ name: 'Anna Koval', given: 'Anna', family: 'Koval' })
    await say('Anna Koval')
    await tap(words.edit)
    await tap(words.name)
    await say('Anna Berg')
    expect((await contacts())[0]).toMatchObject({ name: 'Anna Berg' })
    expect((await contacts())[0]).not.toHaveProperty('familyName')
    await say('Anna Berg')
    expect(last()).toContain('Anna Koval → Anna Berg')
    expect(last()).not.toContain(words.family)
    expect(bot.errors).toEqual([])
  })

  test('a part can be typed with its label while the contact is edited', async () => {
    const { bot, addContact, say, tap, contacts } = await linesChat(database(), { locale })
    await addContact({ name: 'Anna Koval' })
    await say('Anna Koval')
    await tap(words.edit)
    await tap(words.name)
    await say('Anna Maria Koval')
    await say(`${words.family}: Berg`)
    expect((await contacts())[0]).toMatchObject({
      name: 'Anna Maria Berg',
      familyName: 'Berg',
      givenName: 'Anna Maria',
    })
    expect(bot.errors).toEqual([])
  })
})
