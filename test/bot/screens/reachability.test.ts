import type { Update } from 'grammy/types'
import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { freshNumber } from '../../support/fresh-number.ts'
import type { Person } from '../../support/telegram-person.ts'
import { createTestBot } from '../../support/test-bot.ts'
import { createTestWorkspace, newPerson } from '../../support/workspace.ts'

const database = sharedDatabase()

async function setUp() {
  const bot = createTestBot(database())
  const workspace = await createTestWorkspace(bot)
  return { bot, ...workspace, texts: () => bot.telegram.texts(workspace.owner.id) }
}

function update(content: object): Update {
  return { update_id: freshNumber(), ...content }
}

const from = ({ id }: Person) => ({ id, is_bot: false, first_name: 'Olena', language_code: 'en' })
const privateChat = ({ id }: Person) => ({ id, type: 'private', first_name: 'Olena' })

function membership(person: Person, status: 'member' | 'kicked'): Update {
  const member = (now: string) => ({ status: now, user: { id: 4242, is_bot: true, first_name: 'Bot' }, until_date: 0 })
  const before = member(status === 'kicked' ? 'member' : 'kicked')
  const change = { old_chat_member: before, new_chat_member: member(status), date: 1_795_000_000 }
  return update({ my_chat_member: { chat: privateChat(person), from: from(person), ...change } })
}

describe('a message that can no longer be edited', () => {
  it.each([
    "Bad Request: message can't be edited",
    'Bad Request: message to edit not found',
    'Bad Request: MESSAGE_ID_INVALID',
    'Bad Request: there is no text in the message to edit',
  ])('is followed by a new one when Telegram says “%s”', async (description) => {
    const { bot, owner, texts } = await setUp()
    await bot.handle(owner.text('/menu'))
    bot.telegram.failNext('editMessageText', { code: 400, description })
    await bot.handle(owner.tap('👥 Team'))
    expect(texts()).toHaveLength(2)
    expect(texts()[1]).toContain('1 member')
    expect(bot.errors).toEqual([])
  })

  it('is followed by a new question, cancel note and menu when it is completely inaccessible', async () => {
    const { bot, owner, texts } = await setUp()
    await bot.handle(owner.text('/menu'))
    const { data } = bot.telegram.button(owner.id, '➕ Add contact')
    // Bot API: an inaccessible message has the date 0 and nothing but its chat and id.
    const tap = (payload: string) =>
      update({
        callback_query: {
          id: `tap-${freshNumber()}`,
          from: from(owner),
          chat_instance: '1',
          message: { chat: privateChat(owner), message_id: 1, date: 0 },
          data: payload,
        },
      })
    await bot.handle(tap(data))
    expect(texts().at(-1)).toBe('👤 New contact. What is their name?')
    await bot.handle(tap(bot.telegram.button(owner.id, '✖️ Cancel').data))
    expect(texts().at(-1)).toBe('Cancelled.')
    await bot.handle(tap('old/0/0/x/hash'))
    expect(texts().at(-1)).toContain('Here is the menu as it is now.')
    expect(bot.errors).toEqual([])
  })

  it('is left as it is, in silence, when nothing on it would change', async () => {
    const { bot, owner, texts } = await setUp()
    // The first one of the day has a hint.
    await bot.handle(owner.text('/menu'))
    await bot.handle(owner.text('/menu'))
    const home = texts()
    const { messageId } = bot.telegram.button(owner.id, '👤 Contacts')
    await bot.handle(owner.text('/settings'))
    const back = bot.telegram.button(owner.id, '🏠 Home')
    await bot.handle(owner.tapData(back.data, messageId))
    expect(texts()[1]).toBe(home[1])
    expect(texts()).toHaveLength(3)
    expect(bot.errors).toEqual([])
  })
})

describe('a button of another version, or one that was made up,', () => {
  it.each(['ct/0/0/explode:1/', 'nope/0/0/x/AAAA', '2:skip:abc', '\u0000', 'ct/9999/9999/open:1/zzzz', '{"a":1}'])(
    'with the data %j is replaced by the current menu',
    async (data) => {
      const { bot, owner, texts } = await setUp()
      await bot.handle(owner.text('/team'))
      const { messageId } = bot.telegram.button(owner.id, '🏠 Home')
      await bot.handle(owner.tapData(data, messageId))
      expect(texts()).toHaveLength(1)
      expect(texts()[0]).toContain('This button was from an earlier version.')
      expect(bot.telegram.button(owner.id, '👤 Contacts').messageId).toBe(messageId)
      expect(bot.errors).toEqual([])
    },
  )

  const ACTIONS =
    'ct:delete ct:undo ct:edit ct:deal ct:open ct:time wsp:to mbr:admin team:open cte:name set:change brd:open stg:list ' +
    'stg:open dl:next dl:lost dl:delete dl:contact dl:undo dle:amount dle:back dlm:to dlm:back dll:is dll:other ' +
    'tml:older tml:back tkl:list tkl:open tsk:done tsk:later tsk:back tko:as tks:to'

  it.each(ACTIONS.split(' '))(
    'of a screen, %s, with a made-up argument is refused without an error',
    async (action) => {
      const { bot, owner, snapshot, texts } = await setUp()
      await bot.handle(owner.text('/menu'))
      const real = bot.telegram.button(owner.id, '👤 Contacts').data
      const [id = '', name = ''] = action.split(':')
      const before = await snapshot()
      for (const argument of ['', 'x', '$ne', "'; drop", 'f'.repeat(24), 'd'.repeat(36), '__proto__']) {
        const parts = real.split('/')
        parts[0] = id
        parts[3] = `${name}:${argument}`
        bot.passTime(10_000)
        await bot.handle(owner.tapData(parts.join('/'), bot.telegram.messages(owner.id).at(-1)?.id))
      }
      expect(bot.errors).toEqual([])
      expect(texts().length).toBeGreaterThan(0)
      expect(await snapshot()).toBe(before)
    },
  )
})

describe('somebody who blocks the bot', () => {
  it('gets no messages until they come back', async () => {
    const { bot, owner } = await setUp()
    const blocked = async () => (await bot.services.identity.find(owner.id))?.blocked
    await bot.handle(membership(owner, 'kicked'))
    expect(await blocked()).toBe(true)
    expect(bot.telegram.callsOf('sendMessage')).toEqual([])
    await bot.handle(membership(owner, 'member'))
    expect(await blocked()).toBe(false)
  })

  it.each(['sendMessage', 'editMessageText'])(
    'while a tap is answered by %s is remembered, and is not an error',
    async (method) => {
      const { bot, owner, addContact, workspaceId } = await setUp()
      const id = await addContact({ name: 'Anna' })
      await bot.handle(owner.text(`/start c_${id}`))
      await bot.handle(owner.tap('⋯ More'))
      bot.passTime(10_000)
      const tap = owner.tap('🗑 Delete')
      bot.telegram.failNext(method, { code: 403, description: 'Forbidden: bot was blocked by the user' }, 9)
      await bot.handle(tap, owner.text('/menu'))
      expect(bot.errors).toEqual([])
      if (method === 'sendMessage') expect((await bot.services.identity.find(owner.id))?.blocked).toBe(true)
      const alive = await bot.models.contacts.countDocuments({ workspaceId, deletedAt: null })
      expect(alive).toBe(0)
    },
  )
})

describe('an update that is not of a private chat with a person', () => {
  const content = {
    message_id: 7,
    date: 1_795_000_000,
    text: '/menu',
    entities: [{ type: 'bot_command', offset: 0, length: 5 }],
  }
  const group = { id: -100_200, type: 'supergroup', title: 'Sales' }

  it.each<[string, (person: Person) => object]>([
    ['a command in a group', (person) => ({ message: { ...content, chat: group, from: from(person) } })],
    ['an anonymous message in a group', () => ({ message: { ...content, chat: group, sender_chat: group } })],
    ['a post in a channel', () => ({ channel_post: { ...content, chat: { ...group, type: 'channel' } } })],
    [
      'a message from a bot',
      (person) => ({ message: { ...content, chat: privateChat(person), from: { ...from(person), is_bot: true } } }),
    ],
    [
      'an edited command',
      (person) => ({
        edited_message: { ...content, chat: privateChat(person), from: from(person), edit_date: 1_795_000_001 },
      }),
    ],
    [
      'a tap in a group',
      (person) => ({
        callback_query: {
          id: '1',
          from: from(person),
          chat_instance: '1',
          data: 'home/0/0/contacts/',
          message: { ...content, chat: group },
        },
      }),
    ],
    [
      'a tap on an inline message',
      (person) => ({
        callback_query: { id: '1', from: from(person), chat_instance: '1', data: '1:skip', inline_message_id: 'x' },
      }),
    ],
    [
      'the bot’s own removal from a group',
      (person) => ({
        my_chat_member: {
          chat: group,
          from: from(person),
          date: 1,
          old_chat_member: { status: 'member' },
          new_chat_member: { status: 'kicked' },
        },
      }),
    ],
  ])('is silently ignored when it is %s', async (_what, of) => {
    const { bot, owner, snapshot } = await setUp()
    const before = await snapshot()
    await bot.handle(update(of(owner)))
    expect(bot.telegram.calls.filter(({ method }) => !method.endsWith('MyCommands'))).toEqual([])
    expect(bot.errors).toEqual([])
    expect(await snapshot()).toBe(before)
    expect((await bot.services.identity.find(owner.id))?.blocked).toBe(false)
  })

  it('does not answer an open question when it is an edited message that answered nothing, and says what to do', async () => {
    const { bot, owner, texts } = await setUp()
    await bot.handle(owner.text('/add'), owner.text('Anna'))
    const asked = texts()
    await bot.handle(
      update({
        edited_message: {
          ...content,
          text: 'Berta',
          entities: [],
          chat: privateChat(owner),
          from: from(owner),
          edit_date: 1_795_000_001,
        },
      }),
    )
    expect(texts().slice(0, -1)).toEqual(asked)
    expect(texts().at(-1)).toContain('changes nothing here')
    await bot.handle(owner.text('+380671234567'))
    expect(texts().at(-1)).toBe('✉️ Email?')
  })

  it('does not prevent the person from being welcomed afterwards', async () => {
    const { bot } = await setUp()
    const person = newPerson(bot)
    await bot.handle(update({ message: { ...content, chat: group, from: from(person) } }), person.text('/start'))
    expect(bot.telegram.texts(person.id)).toHaveLength(1)
  })
})
