/** A weekday or a month that may be somebody's name: a known contact wins, and the other meaning is one tap away. */
import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { dealsChat } from '../support/deals-chat.ts'

const database = sharedDatabase()

async function scene(locale: 'en' | 'uk' = 'en') {
  const chat = await dealsChat(database(), { locale })
  const tasks = async () =>
    (await chat.bot.models.tasks.find({ workspaceId: chat.workspaceId }).lean()).map(({ title, contactId, dueAt }) => ({
      title,
      contact: contactId?.toHexString() ?? null,
      dated: dueAt !== null,
    }))
  return { ...chat, tasks }
}

describe.each([
  ['en', 'ping Wednesday', 'Wednesday Addams', 'Wednesday'],
  ['en', 'call wednesday', 'Wednesday Addams', 'wednesday'],
  ['en', 'email Friday', 'Friday Kahlo', 'Friday'],
  ['en', 'message Sunday', 'Sunday Okafor', 'Sunday'],
  ['uk', 'подзвонити Середі', 'Іван Середа', 'Середі'],
  ['uk', 'написати Суботі', 'Ольга Субота', 'Суботі'],
] as const)('“%s: %s”', (locale, line, name, word) => {
  it(`is about ${name} if that is a contact, and the day is one tap away`, async () => {
    const { addContact, say, tap, last, labels, t, tasks } = await scene(locale)
    const id = await addContact({ name })
    await say(line)
    expect(last()).toContain(`👤 ${name}`)
    await tap(t('button-word-is-day', { word }))
    expect(last()).not.toContain(`👤 ${name}`)
    expect(labels()).toContain(t('button-save'))
    await tap(t('button-word-is-name', { word }))
    expect(last()).toContain(`👤 ${name}`)
    await tap(t('button-no-date'))
    expect(await tasks()).toEqual([{ title: line, contact: id, dated: false }])
  })
})

describe('without such a contact', () => {
  it.each([
    ['en', 'ping Wednesday', 'Wednesday'],
    ['en', 'call Friday 10:00', 'Friday'],
  ] as const)('“%s: %s” is on that day, and the name is one tap away', async (locale, line, word) => {
    const { say, tap, last, labels, t, tasks } = await scene(locale)
    await say(line)
    expect(labels()).toContain(t('button-save'))
    await tap(t('button-word-is-name', { word }))
    expect(last()).toContain(word)
    expect(labels()).toContain(t('button-choose-contact'))
    await tap(t('button-word-is-day', { word }))
    await tap(t('button-save'))
    expect(await tasks()).toMatchObject([{ dated: true, contact: null }])
  })

  it.each(['call the bank Friday', 'meeting Friday 10:00', 'lunch Friday', 'ping friday', 'call Oscar Friday'])(
    'nothing is asked where a day is plainly meant: “%s”',
    async (line) => {
      const { addContact, say, labels } = await scene()
      await addContact({ name: 'Oscar' })
      await say(line)
      expect(labels().filter((label) => label.includes('is a person') || label.includes('is the day'))).toEqual([])
    },
  )
})
