import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import type { Person } from '../../support/telegram-person.ts'
import { createTestBot, type TestBot } from '../../support/test-bot.ts'
import { createTestWorkspace, newPerson } from '../../support/workspace.ts'

const database = sharedDatabase()

/** None of these answers any question. */
const BAD_INPUT: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['spaces', { text: ' \n\t ' }],
  ['an emoji', { text: '🦊' }],
  ['4096 characters', { text: 'x'.repeat(4096) }],
  ['2048 emoji', { text: '🦊'.repeat(2048) }],
  ['control characters', { text: '\u0000\u0007\u001B' }],
  ['writing direction marks', { text: '\u202E\u2066\u200F' }],
  ['a sticker', { sticker: { file_id: 's' } }],
  ['a photo with a caption', { photo: [{ file_id: 'p' }], caption: 'Anna' }],
  ['a voice message', { voice: { file_id: 'v' } }],
  ['a contact', { contact: { phone_number: '380441234567', first_name: 'Anna' } }],
  ['a location', { location: { latitude: 50, longitude: 30 } }],
]

type Question = {
  readonly answer: string
  /** Part of the text that follows a correct answer. */
  readonly next: string
}

type Dialogue = { readonly open: readonly string[]; readonly questions: readonly Question[] }

const EDIT = ['/find Anna', '✏️ Edit']

const DIALOGUES: Readonly<Record<string, Dialogue>> = {
  'adding a contact': {
    open: ['/add'],
    questions: [
      { answer: 'Max Weber', next: 'Phone number?' },
      { answer: '+380671234567', next: 'Email?' },
      { answer: 'max@example.com', next: 'Company?' },
      { answer: 'Northwind', next: '✅ Max Weber is added.' },
    ],
  },
  'editing a name': { open: [...EDIT, 'Name'], questions: [{ answer: 'Anna Meyer', next: '✅ Saved.' }] },
  'editing phones': { open: [...EDIT, '📞 Phone'], questions: [{ answer: '0671234567', next: '✅ Saved.' }] },
  'editing emails': { open: [...EDIT, '✉️ Email'], questions: [{ answer: 'a@example.com', next: '✅ Saved.' }] },
  'editing a company': { open: [...EDIT, '🏢 Company'], questions: [{ answer: 'Contoso', next: '✅ Saved.' }] },
  'editing a job title': { open: [...EDIT, 'Job title'], questions: [{ answer: 'CEO', next: '✅ Saved.' }] },
  'editing an address': { open: [...EDIT, '📍 Address'], questions: [{ answer: '1 Main Street', next: '✅ Saved.' }] },
  'editing a website': { open: [...EDIT, '🌐 Website'], questions: [{ answer: 'anna.example', next: '✅ Saved.' }] },
  'editing a birthday': { open: [...EDIT, '🎂 Birthday'], questions: [{ answer: '24 May 1990', next: '✅ Saved.' }] },
  'editing tags': { open: [...EDIT, '🏷 Tags'], questions: [{ answer: '#vip', next: '✅ Saved.' }] },
  searching: { open: ['/find'], questions: [{ answer: 'Anna', next: '👤 Anna Berg' }] },
  'naming the workspace': { open: ['/settings', 'Name'], questions: [{ answer: 'Acme 2', next: '✅ Saved.' }] },
  'choosing a currency': { open: ['/settings', 'Currency'], questions: [{ answer: 'usd', next: '✅ Saved.' }] },
  'choosing a time zone': { open: ['/settings', 'Time zone'], questions: [{ answer: 'berlin', next: '✅ Saved.' }] },
  'choosing a region': { open: ['/settings', 'Phone region'], questions: [{ answer: 'de', next: '✅ Saved.' }] },
  'creating a workspace': {
    open: ['/workspaces', '➕ Create a workspace'],
    questions: [
      { answer: 'Northwind', next: 'Which currency' },
      { answer: 'EUR', next: 'Which time zone' },
      { answer: 'Kyiv', next: 'Which country' },
      { answer: 'UA', next: '✅ Workspace Northwind is created.' },
    ],
  },
}

async function follow(bot: TestBot, person: Person, steps: readonly string[]): Promise<void> {
  for (const step of steps) {
    bot.passTime(10_000)
    await bot.handle(step.startsWith('/') ? person.text(step) : person.tap(step))
  }
}

describe('a question of a dialogue', () => {
  it.each(Object.entries(DIALOGUES))(
    'of %s answers bad input in one message and stays open',
    async (_name, dialogue) => {
      const bot = createTestBot(database())
      const { owner, addContact } = await createTestWorkspace(bot)
      await addContact({ name: 'Anna Berg' })
      const messages = () => bot.telegram.messages(owner.id)
      await follow(bot, owner, dialogue.open)
      for (const { answer, next } of dialogue.questions) {
        for (const [what, content] of BAD_INPUT) {
          const before = messages().length
          await bot.handle(owner.send(content))
          const said = messages().slice(before)
          expect(said, what).toHaveLength(1)
          expect(said[0]?.text.length, what).toBeGreaterThan(10)
          expect(
            said[0]?.buttons.flat().map(({ text }) => text),
            what,
          ).toContain('✖️ Cancel')
        }
        await bot.handle(owner.text(answer))
        expect(messages().at(-1)?.text).toContain(next)
      }
      expect(bot.errors).toEqual([])
    },
  )
})

describe('a text that does not answer the question', () => {
  it.each(BAD_INPUT)('is answered in one message when it is %s', async (_what, content) => {
    const bot = createTestBot(database())
    const { owner } = await createTestWorkspace(bot)
    await bot.handle(owner.send(content))
    expect(bot.telegram.messages(owner.id)).toHaveLength(1)
    expect(bot.errors).toEqual([])
  })

  it.each([
    ['a pinned message', { pinned_message: { message_id: 1, date: 1, chat: { id: 1, type: 'private' } } }],
    ['a new background', { chat_background_set: { type: { type: 'fill' } } }],
    ['a leave to write', { write_access_allowed: {} }],
  ])('is silently ignored when it is Telegram’s own message about %s', async (_what, content) => {
    const bot = createTestBot(database())
    const person = newPerson(bot)
    await bot.handle(person.send(content))
    expect(bot.telegram.messages(person.id)).toEqual([])
    expect(bot.errors).toEqual([])
  })
})

describe('a shared contact card', () => {
  it('with an invalid number is saved without it, and a note holds it', async () => {
    const bot = createTestBot(database())
    const { owner, workspaceId } = await createTestWorkspace(bot)
    await bot.handle(owner.send({ contact: { first_name: 'Max', phone_number: '12' } }))
    await bot.handle(owner.tap('✅ Save'))
    expect(await bot.models.contacts.findOne({ workspaceId, name: 'Max' }).lean()).toMatchObject({ phones: [] })
    expect(await bot.models.notes.findOne({ workspaceId }).lean()).toMatchObject({ text: '📞 +12' })
  })

  it.each([
    ['only an emoji for a name', { first_name: '🦊', phone_number: '380671234567' }, 'What is their name?'],
    ['a name of 200 characters', { first_name: 'x'.repeat(200), phone_number: '380671234567' }, 'What is their name?'],
    ['all that is needed', { first_name: 'Max', phone_number: '+380671234567' }, 'Email?'],
  ])('with %s leads on to questions for what is missing', async (_what, contact, question) => {
    const bot = createTestBot(database())
    const { owner } = await createTestWorkspace(bot)
    await bot.handle(owner.send({ contact }))
    await bot.handle(owner.tap('✏️ Add details'))
    expect(bot.telegram.texts(owner.id).at(-1)).toContain(question)
    expect(bot.errors).toEqual([])
  })
})
