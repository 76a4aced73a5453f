import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { freshNumber } from '../../support/fresh-number.ts'
import { createPerson } from '../../support/telegram-person.ts'
import { createTestBot } from '../../support/test-bot.ts'

const database = sharedDatabase()

function stranger() {
  const bot = createTestBot(database())
  const person = createPerson(bot.telegram, { id: freshNumber() })
  return { bot, person, last: () => bot.telegram.texts(person.id).at(-1) }
}

describe('an update that nothing handles', () => {
  it.each([
    '',
    '1:skip',
    '1:skip:x',
    '1:resume',
    '0:undo:abc',
    'home/0/0/x/',
    '/////',
    '\u0000\u0001',
    '🦊'.repeat(16),
  ])('is answered when it is a tap with the data %j', async (data) => {
    const { bot, person } = stranger()
    await bot.handle(person.tapData(data))
    expect(bot.errors).toEqual([])
    expect(bot.telegram.calls.length).toBeGreaterThan(0)
  })

  it.each([
    ['a sticker', { sticker: { file_id: 's' } }],
    ['a voice message', { voice: { file_id: 'v' } }],
    ['a location', { location: { latitude: 50, longitude: 30 } }],
    ['a poll', { poll: { id: 'p' } }],
    ['a contact', { contact: { phone_number: '380441234567', first_name: 'Anna' } }],
    ['spaces', { text: '   ' }],
    ['an unknown command', { text: '/nonsense', entities: [{ type: 'bot_command', offset: 0, length: 9 }] }],
    ['4096 characters', { text: '🦊'.repeat(2048) }],
  ])('is answered in one message when it is %s of somebody in no workspace', async (_what, content) => {
    const { bot, person, last } = stranger()
    await bot.handle(person.send(content))
    expect(bot.errors).toEqual([])
    expect(last()).toBeTypeOf('string')
  })

  it.each<[string, (id: number) => object]>([
    ['of nothing', () => ({})],
    ['of a kind that we do not know', () => ({ something_new: { id: 1 } })],
    [
      'of a channel',
      () => ({ channel_post: { message_id: 1, date: 1, chat: { id: -100, type: 'channel', title: 'c' }, text: 'x' } }),
    ],
    [
      'of a group',
      (id) => ({
        message: {
          message_id: 1,
          date: 1,
          chat: { id: -5, type: 'group', title: 'g' },
          from: { id, is_bot: false, first_name: 'A' },
          text: '/start',
        },
      }),
    ],
    ['of a poll’s state', () => ({ poll: { id: '1', question: 'q', options: [] } })],
    [
      'of a tap without a message or data',
      (id) => ({ callback_query: { id: '1', chat_instance: '1', from: { id, is_bot: false, first_name: 'A' } } }),
    ],
  ])('is silently ignored when it is %s', async (_what, content) => {
    const { bot, person } = stranger()
    await bot.handle({ update_id: freshNumber(), ...content(person.id) })
    expect(bot.errors).toEqual([])
    expect(bot.telegram.callsOf('sendMessage')).toEqual([])
  })
})

describe('the list of commands of a chat', () => {
  it('fits the role as soon as the person has a workspace', async () => {
    const { bot, person } = stranger()
    await bot.handle(person.text('/start'))
    expect(bot.telegram.callsOf('setMyCommands')).toEqual([])
    const newcomer = { telegramUserId: person.id, name: 'Olena', locale: 'en' as const, commandId: `w-${person.id}` }
    const settings = { name: 'Acme', currency: 'EUR', timeZone: 'Europe/Kyiv', region: 'UA', locale: 'en' as const }
    await bot.services.workspaces.create(newcomer, settings)
    await bot.handle(person.text('/menu'), person.text('/menu'))
    const [list, ...more] = bot.telegram.callsOf('setMyCommands').map(({ payload }) => JSON.stringify(payload))
    expect(more).toEqual([])
    expect(list).toContain('"command":"invite"')
    expect(list).toContain(`"chat_id":${person.id}`)
  })
})

describe('somebody who blocked the bot', () => {
  it('is remembered when Telegram refuses a message, and gets messages again once they write', async () => {
    const { bot, person, last } = stranger()
    await bot.handle(person.text('/start'))
    bot.telegram.failNext('sendMessage', { code: 403, description: 'Forbidden: bot was blocked by the user' })
    await bot.handle(person.text('/help'))
    expect(bot.errors).toEqual([])
    expect(await bot.services.identity.find(person.id)).toMatchObject({ blocked: true })
    await bot.handle(person.text('/help'))
    expect(await bot.services.identity.find(person.id)).toMatchObject({ blocked: false })
    expect(last()).toContain('/start')
  })
})
