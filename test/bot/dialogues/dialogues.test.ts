import { describe, expect, it } from 'vitest'

import { DIALOGUE_LIFETIME_MS } from '../../../src/bot/dialogues/dialogue-store.ts'
import { sharedDatabase } from '../../support/database.ts'
import { freshNumber } from '../../support/fresh-number.ts'
import { createPerson, type Person } from '../../support/telegram-person.ts'
import { createTestBot, type TestBot } from '../../support/test-bot.ts'
import { expectLoggedErrors } from '../../support/recorded-log.ts'

const database = sharedDatabase()

/** A new person with a workspace, so that tests do not affect each other. */
async function founder(): Promise<{
  bot: TestBot
  person: Person
  last: () => string
  contacts: () => Promise<string[]>
}> {
  const bot = createTestBot(database())
  const id = freshNumber()
  const person = createPerson(bot.telegram, { id, firstName: 'Olena' })
  const newcomer = { telegramUserId: id, name: 'Olena', locale: 'en' as const, commandId: `founding-${id}` }
  const settings = { name: 'Acme', currency: 'EUR', timeZone: 'Europe/Kyiv', region: 'UA', locale: 'en' as const }
  await bot.services.identity.meet(id, id)
  const { workspaceId } = await bot.services.workspaces.create(newcomer, settings)
  return {
    bot,
    person,
    last: () => bot.telegram.texts(id).at(-1) ?? '',
    async contacts() {
      const found = await bot.models.contacts.find({ workspaceId }).sort({ _id: 1 }).lean()
      return found.map(({ displayName }) => displayName)
    },
  }
}

describe('a dialogue', () => {
  it('adds a contact from typed answers and skipped questions', async () => {
    const { bot, person, last, contacts } = await founder()
    await bot.handle(person.text('/add'), person.text('Anna <b>*Berg*</b> 🦊'), person.text('044 123 45 67'))
    await bot.handle(person.tap('Skip ⏭'))
    await bot.handle(person.tap('Skip ⏭'))
    expect(await contacts()).toEqual(['Anna <b>*Berg*</b> 🦊'])
    expect(last()).toContain('Anna <b>*Berg*</b> 🦊')
    expect(last()).toContain('+380 44 123')
  })

  it('says what is wrong with an answer and asks again', async () => {
    const { bot, person, last, contacts } = await founder()
    await bot.handle(person.text('/add'), person.text('Anna'), person.text('12 ab'))
    expect(last()).toContain('12 ab')
    await bot.handle(person.text('🦊'), person.text('x'.repeat(4096)), person.text('+380441234567'))
    await bot.handle(person.tap('Skip ⏭'))
    await bot.handle(person.tap('Skip ⏭'))
    expect(await contacts()).toEqual(['Anna'])
  })

  it('answers a sticker, a voice message and a photo without losing the question', async () => {
    const { bot, person, last } = await founder()
    await bot.handle(person.text('/add'))
    for (const content of [{ sticker: { file_id: 's' } }, { voice: { file_id: 'v' } }, { photo: [{ file_id: 'p' }] }]) {
      await bot.handle(person.send(content))
      expect(last()).toBe('Please send this as text.')
    }
    await bot.handle(person.text('Anna'))
    expect(last()).toBe('📞 Phone number?')
  })

  it('is not skipped twice by a second tap on the same button', async () => {
    const { bot, person, last } = await founder()
    await bot.handle(person.text('/add'))
    const tap = person.tap('Skip ⏭')
    const again = { ...tap, update_id: tap.update_id + 1_000_000 }
    await bot.handle(tap, again)
    expect(last()).toBe('📞 Phone number?')
  })

  it('leaves a tap on a screen to that screen and stays open', async () => {
    const { bot, person, last } = await founder()
    await bot.handle(person.text('/menu'))
    const tapOnScreen = person.tap('👥 Team')
    await bot.handle(person.text('/add'), tapOnScreen)
    expect(bot.telegram.texts(person.id).join('\n')).toContain('1 member')
    await bot.handle(person.text('Anna'))
    expect(last()).toBe('📞 Phone number?')
  })

  it('passes a command on to the bot, keeps what was typed and resumes at the same question', async () => {
    const { bot, person, last, contacts } = await founder()
    await bot.handle(person.text('/add'), person.text('Anna'), person.text('/menu'))
    const texts = bot.telegram.texts(person.id)
    expect(texts.at(-2)).toBe('The open form is closed. What you typed is kept.')
    expect(texts.at(-1)).toContain('Pick below, or just type a name')
    await bot.handle(person.tap('▶️ Go on'))
    expect(bot.telegram.texts(person.id).at(-2)).toBe('📞 Phone number?')
    await bot.handle(person.text('+380441234567'))
    await bot.handle(person.tap('Skip ⏭'))
    await bot.handle(person.tap('Skip ⏭'))
    expect(await contacts()).toEqual(['Anna'])
    expect(last()).toContain('Anna')
  })

  it('is cancelled by the command and by the button, and can be resumed if something was typed', async () => {
    const { bot, person, last, contacts } = await founder()
    await bot.handle(person.text('/cancel'))
    expect(last()).toBe('There is nothing to cancel.')
    await bot.handle(person.text('/add'), person.text('/cancel'))
    expect(last()).toBe('Cancelled.')
    await bot.handle(person.text('/add'), person.text('Anna'))
    await bot.handle(person.tap('✖️ Cancel'))
    expect(last()).toBe('Cancelled. What you typed is kept: go on with the button.')
    await bot.handle(person.tap('▶️ Go on'))
    expect(last()).toBe('📞 Phone number?')
    expect(await contacts()).toEqual([])
  })

  it('leads home after it was cancelled, whether or not something was kept', async () => {
    const { bot, person, last } = await founder()
    await bot.handle(person.text('/add'), person.text('/cancel'))
    await bot.handle(person.tap('🏠 Home'))
    expect(last()).toContain('Pick below, or just type a name')
    await bot.handle(person.text('/add'), person.text('Anna'), person.text('/cancel'))
    const goOn = person.tap('▶️ Go on')
    await bot.handle(person.tap('🏠 Home'))
    expect(last()).toContain('Pick below, or just type a name')
    await bot.handle(goOn)
    expect(bot.telegram.texts(person.id)).toContain('📞 Phone number?')
  })

  it('can save a contact early, once something is known', async () => {
    const { bot, person, last, contacts } = await founder()
    await bot.handle(person.text('/add'))
    expect(() => person.tap('✅ Save')).toThrow()
    await bot.handle(person.text('Anna'))
    await bot.handle(person.tap('✅ Save'))
    expect(await contacts()).toEqual(['Anna'])
    expect(last()).toContain('Anna is added')
  })

  it('shows the current value of an edited field, and offers to clear it only if there is one', async () => {
    const { bot, person, last } = await founder()
    await bot.handle(person.text('/add'), person.text('Anna'), person.text('+380441234567'))
    await bot.handle(person.tap('✅ Save'))
    await bot.handle(person.tap('✏️ Edit'))
    await bot.handle(person.tap('📞 Phone'))
    expect(last()).toContain('Now: +380 44 123 4567')
    await bot.handle(person.tap('🗑 Clear it'))
    expect(last()).not.toContain('📞 +380')
    await bot.handle(person.tap('✔️ Done'))
    expect(last()).not.toContain('📞 +380')
    expect(last()).toContain('📞 Phone: +380 44 123 4567 → —')
    await bot.handle(person.tap('✏️ Edit'))
    await bot.handle(person.tap('📞 Phone'))
    expect(last()).not.toContain('Now')
    await bot.handle(person.text('0441234568'))
    expect(last()).toContain('+380 44 123 4568')
  })

  it('that waited too long says so and keeps what was typed; the late text is read as usual', async () => {
    const { bot, person } = await founder()
    await bot.handle(person.text('/add'), person.text('Anna'))
    bot.passTime(DIALOGUE_LIFETIME_MS + 1)
    await bot.handle(person.text('Berg'))
    const texts = bot.telegram.texts(person.id)
    expect(texts.at(-2)).toBe(
      'This form waited too long and has closed. What you typed is kept: go on with the button.',
    )
    expect(texts.at(-1)).toContain('Nothing found')
    await bot.handle(person.tap('▶️ Go on'))
    expect(bot.telegram.texts(person.id).at(-2)).toBe('📞 Phone number?')
  })

  it('that was closed by an update of the bot says what had been typed', async () => {
    const { bot, person, last } = await founder()
    await bot.handle(person.text('/add'), person.text('Anna'))
    const states = database().connection.collection<{ _id: string; json: string }>('conversationStates')
    const state = await states.findOne({ _id: `4242:${person.id}` })
    const json = state?.json.replace(/"version":\[0,\d+\]/, '"version":[0,0]') ?? ''
    expect(json).toContain('"version":[0,0]')
    await states.updateOne({ _id: `4242:${person.id}` }, { $set: { json } })
    await bot.handle(person.text('/cancel'))
    expect(bot.telegram.texts(person.id).at(-2)).toBe(
      'This form was closed by an update of the bot. You had typed:\nAnna',
    )
    expect(last()).toBe('There is nothing to cancel.')
  })
})

describe('an update that is delivered again after a crash', () => {
  it('affects the dialogue once', async () => {
    const { bot, person, last, contacts } = await founder()
    const add = person.text('/add')
    const name = person.text('Anna')
    await bot.handle(add, name)
    const texts = bot.telegram.texts(person.id)
    // The process died after the state was written and before the update was marked as done.
    await bot.another().handle(name)
    expect(bot.telegram.texts(person.id)).toEqual(texts)
    await bot.handle(person.text('+380441234567'))
    expect(last()).toBe('✉️ Email?')
    expect(await contacts()).toEqual([])
  })

  it('does not add the contact twice when the process died before the state was written', async () => {
    const { bot, person, contacts } = await founder()
    await bot.handle(person.text('/add'), person.text('Anna'), person.text('+380441234567'))
    await bot.handle(person.tap('Skip ⏭'))
    const states = database().connection.collection<{ _id: string }>('conversationStates')
    const before = await states.findOne({ _id: `4242:${person.id}` })
    const company = person.text('Northwind')
    await bot.handle(company)
    if (before !== null) await states.replaceOne({ _id: before._id }, before)
    await bot.another().handle(company)
    expect(await contacts()).toEqual(['Anna'])
  })

  it('is processed by two processes at once, and only one moves the dialogue on', async () => {
    const { bot, person, last } = await founder()
    await bot.handle(person.text('/add'))
    const name = person.text('Anna')
    await Promise.all([bot.handle(name), bot.another().handle(name)])
    await bot.handle(person.text('+380441234567'))
    expect(last()).toBe('✉️ Email?')
  })

  it('does not set back a dialogue that another process has moved on', async () => {
    const { bot, person, last } = await founder()
    await bot.handle(person.text('/add'))
    const name = person.text('Anna')
    // The first worker hangs in a call to Telegram and loses its lane; another one processes the rest.
    const release = bot.telegram.hang('editMessageReplyMarkup')
    const late = bot.handle(name)
    await expect.poll(() => bot.telegram.callsOf('editMessageReplyMarkup')).toHaveLength(1)
    await bot.another().handle(name, person.text('+380441234567'))
    release()
    await late
    await bot.handle(person.text('anna@example.com'))
    expect(last()).toBe('🏢 Company?')
  })
})

describe('an error in a dialogue', () => {
  it('leaves it where it was, so that the same answer can be given again', async () => {
    expectLoggedErrors('Update failed')
    const { bot, person, last } = await founder()
    await bot.handle(person.text('/add'))
    bot.telegram.failNext('sendMessage', { code: 400, description: 'Bad Request: something' })
    await bot.handle(person.text('Anna'))
    expect(bot.errors).toHaveLength(1)
    expect(last()).toContain('Something went wrong')
    await bot.handle(person.text('Anna'))
    expect(last()).toBe('📞 Phone number?')
  })
})
