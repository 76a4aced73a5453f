/** A contact's account in Telegram in the chat: its field, [Write], the search, and who is recognised by it. */
import { describe, expect, test } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { linesChat } from '../support/lines-chat.ts'
import { aStranger, createForwardScene } from '../support/forward-scene.ts'

const database = sharedDatabase()

const WORDS = {
  en: {
    edit: '✏️ Edit',
    write: '💬 Write',
    undo: '↩️ Undo',
    known: 'same Telegram account',
    bad: 'is not a Telegram account',
  },
  uk: {
    edit: '✏️ Змінити',
    write: '💬 Написати',
    undo: '↩️ Відмінити',
    known: 'той самий акаунт Telegram',
    bad: 'не схоже на акаунт Telegram',
  },
} as const

describe.each(['en', 'uk'] as const)('in %s', (locale) => {
  const words = WORDS[locale]

  test('an account is typed, shown, opened by Write, shown in the timeline and undone', async () => {
    const { bot, addContact, owner, say, tap, last, labels, contacts } = await linesChat(database(), { locale })
    await addContact({ name: 'Anna Kovalenko', phones: '+380671234567' })
    await say('Anna Kovalenko')
    expect(bot.telegram.messages(owner.id).at(-1)?.buttons.flat()).toContainEqual(
      expect.objectContaining({ text: words.write, url: 'https://t.me/+380671234567' }),
    )
    await tap(words.edit)
    await tap('Telegram')
    await say('+380671234567')
    expect(last()).toContain(words.bad)
    await say('https://t.me/Anna_K')
    expect((await contacts())[0]).toMatchObject({ telegram: { username: 'Anna_K', handle: 'anna_k' } })
    await say('Anna Kovalenko')
    expect(last()).toContain('Telegram: @Anna_K')
    expect(last()).toMatch(/Telegram: — → @Anna_K|Telegram: .*@Anna_K/u)
    expect(bot.telegram.messages(owner.id).at(-1)?.buttons.flat()).toContainEqual(
      expect.objectContaining({ text: words.write, url: 'https://t.me/Anna_K' }),
    )
    await say('/undo')
    expect((await contacts())[0]?.telegram).toBeUndefined()
    expect(labels()).not.toContain(words.undo)
    expect(bot.errors).toEqual([])
  })

  test('@name opens the contact, whatever its words are in other names', async () => {
    const { addContact, say, last, labels } = await linesChat(database(), { locale })
    await addContact({ name: 'Olha Shevchenko', telegram: '@anna_k' })
    await addContact({ name: 'Anna Kovalenko' })
    for (const typed of ['@anna_k', '/find @Anna_K', '/find anna_k']) {
      await say(typed)
      expect(last(), typed).toContain('Olha Shevchenko')
    }
    await say('/find @ann')
    expect(labels()).toEqual(expect.arrayContaining(['Olha Shevchenko', 'Anna Kovalenko']))
  })

  test('a contact of whom only the account is known is called by it', async () => {
    const { addContact, say, last } = await linesChat(database(), { locale })
    await addContact({ telegram: 't.me/only_tg' })
    await say('@only_tg')
    expect(last()).toContain('@only_tg')
  })
})

test('A shared card of an account that a contact has is told as a likely duplicate, and a new one keeps the account', async () => {
  const { bot, owner, addContact, last, contacts, tap } = await linesChat(database())
  await addContact({ name: 'Oscar Lindqvist', telegram: 'id 4711' })
  const card = { phone_number: '+442079460101', first_name: 'Oskar', user_id: 4711 }
  await bot.handle(owner.send({ contact: card }))
  expect(last()).toContain('Oscar Lindqvist: same Telegram account')
  bot.passTime(60_000)
  await bot.handle(owner.send({ contact: { phone_number: '+442079460102', first_name: 'Ben', user_id: 4712 } }))
  await tap('✅ Save only the new ones (1)')
  const ben = (await contacts()).find(({ name }) => name === 'Ben')
  expect(ben).toMatchObject({ telegram: { userId: 4712 } })
  expect(bot.telegram.messages(owner.id).at(-1)?.buttons.flat()).toContainEqual(
    expect.objectContaining({ text: '💬 Write', url: 'tg://user?id=4712' }),
  )
})

describe('A forwarded message finds its contact by the username', () => {
  test('in whatever case it is typed', async () => {
    const scene = await createForwardScene(database())
    const { bot, owner, actor, forward, forwarded, notes } = scene
    const { id } = await bot.services.contacts.add(await actor(owner), { name: 'Oscar', telegram: '@Oscar_L' })
    await forwarded(forward(aStranger('Oskar', { username: 'oscar_l' }), 'Call me on Monday'))
    expect(await notes({ kind: 'contact', id })).toEqual(['Call me on Monday'])
  })

  test('but not if the contact has the id of somebody else: usernames change hands', async () => {
    const scene = await createForwardScene(database())
    const { bot, owner, actor, forward, forwarded, notes, last } = scene
    const account = '@Oscar_L id 99'
    const { id } = await bot.services.contacts.add(await actor(owner), { name: 'Oscar', telegram: account })
    await forwarded(forward(aStranger('Nina', { username: 'oscar_l' }), 'Hello'))
    expect(await notes({ kind: 'contact', id })).toEqual([])
    expect(last()).toContain('Nina')
  })
})
