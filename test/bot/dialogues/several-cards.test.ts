import { describe, expect, it } from 'vitest'

import type { Locale } from '../../../src/locale.ts'
import type { ConversationStateRecord } from '../../../src/models/conversation-state.ts'
import { createTranslator } from '../../../src/bot/text/i18n.ts'
import { DIALOGUE_LIFETIME_MS } from '../../../src/bot/dialogues/dialogue-store.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createTestBot } from '../../support/test-bot.ts'
import { createTestWorkspace } from '../../support/workspace.ts'

const database = sharedDatabase()

/** Lines of the reader's corpus: each becomes a card in its language. */
const LINES = {
  en: { first: 'call the bank tomorrow 10:00', second: 'email the printer friday 12:00', deal: 'deal roof 12000' },
  uk: {
    first: 'зателефонувати в банк завтра 10:00',
    second: 'нагадай купити папір у п’ятницю',
    deal: 'угода дах 12000',
  },
} as const satisfies Record<Locale, Record<string, string>>

async function setUp(locale: Locale = 'en') {
  const bot = createTestBot(database())
  const { owner, workspaceId } = await createTestWorkspace(bot, { locale })
  const t = createTranslator()(locale)
  const texts = () => bot.telegram.texts(owner.id)
  const states = database().connection.collection<ConversationStateRecord>('conversationStates')
  return {
    bot,
    owner,
    t,
    lines: LINES[locale],
    texts,
    states,
    /** The chat's, and then those of its dialogues aside. */
    recordsOf: () =>
      states
        .find({ _id: new RegExp(`^4242:${owner.id}`) })
        .sort({ _id: 1 })
        .toArray(),
    workspaceId,
    last: () => texts().at(-1) ?? '',
    /** The data of the newest button with that label, and its message. */
    button: (label: string) => bot.telegram.button(owner.id, label),
    tasks: async () => (await bot.models.tasks.find({ workspaceId }).sort({ _id: 1 }).lean()).map(({ title }) => title),
    contacts: async () =>
      (await bot.models.contacts.find({ workspaceId }).sort({ _id: 1 }).lean()).map(({ displayName }) => displayName),
  }
}

describe.each(['en', 'uk'] as const)('a card that is open (%s)', (locale) => {
  it('stays valid while other lines are typed, and each card saves its own', async () => {
    const { bot, owner, t, lines, button, tasks, texts } = await setUp(locale)
    await bot.handle(owner.text(lines.first))
    const first = button(t('button-save'))
    await bot.handle(owner.text(lines.second))
    const second = button(t('button-save'))
    expect(second.messageId).not.toBe(first.messageId)
    expect(texts().join()).not.toContain(t('problem-pick-one'))
    expect(texts().join()).not.toContain(t('left-kept'))
    await bot.handle(owner.tapData(first.data, first.messageId))
    expect(await tasks()).toHaveLength(1)
    await bot.handle(owner.tapData(second.data, second.messageId))
    expect(await tasks()).toHaveLength(2)
    expect(bot.errors).toEqual([])
  })

  it('lets a line search, a command open a screen and a tap go elsewhere', async () => {
    const { bot, owner, t, lines, button, tasks, last, texts } = await setUp(locale)
    await bot.handle(owner.text(lines.first))
    const save = button(t('button-save'))
    await bot.handle(owner.text('Zebedee'))
    expect(last()).toContain('Zebedee')
    await bot.handle(owner.text('/menu'), owner.text('/contacts'))
    expect(texts().join()).not.toContain(t('left-kept'))
    await bot.handle(owner.tapData(save.data, save.messageId))
    expect(await tasks()).toHaveLength(1)
  })

  it('takes the words on its buttons as a tap, and a time as a correction', async () => {
    const { bot, owner, t, lines, last, tasks } = await setUp(locale)
    await bot.handle(owner.text(lines.first), owner.text(locale === 'en' ? 'tomorrow 15:00' : 'завтра 15:00'))
    expect(last()).toContain('15:00')
    await bot.handle(owner.text(locale === 'en' ? 'save' : 'зберегти'))
    expect(await tasks()).toHaveLength(1)
    expect(last()).toContain(t('task-added'))
  })
})

describe('of several cards', () => {
  it('one can be cancelled, and the other stays', async () => {
    const { bot, owner, t, lines, button, tasks } = await setUp()
    await bot.handle(owner.text(lines.first))
    const first = { save: button(t('button-save')), cancel: button(t('button-cancel')) }
    await bot.handle(owner.text(lines.second))
    const second = button(t('button-save'))
    await bot.handle(owner.tapData(first.cancel.data, first.cancel.messageId))
    await bot.handle(owner.tapData(second.data, second.messageId))
    expect(await tasks()).toEqual(['email the printer'])
  })

  it('each outlives a restart and an hour of waiting, and saves once however often it is tapped', async () => {
    const { bot, owner, t, lines, button, tasks, texts } = await setUp()
    await bot.handle(owner.text(lines.first))
    const first = button(t('button-save'))
    await bot.handle(owner.text(lines.second))
    const second = button(t('button-save'))
    bot.passTime(DIALOGUE_LIFETIME_MS * 3)
    const tap = owner.tapData(first.data, first.messageId)
    await bot.another().handle(tap)
    // The same update again after a crash, and taps of a second device.
    await bot.another().handle(tap)
    bot.passTime(10_000)
    await bot.handle(owner.tapData(first.data, first.messageId))
    await bot.handle(owner.tapData(second.data, second.messageId))
    bot.passTime(10_000)
    await bot.another().handle(owner.tapData(second.data, second.messageId))
    expect(await tasks()).toEqual(['call the bank', 'email the printer'])
    expect(texts().join()).not.toContain(t('expired-kept'))
    expect(bot.errors).toEqual([])
  })

  it('the state is as before if the process dies before it is written', async () => {
    const { bot, owner, t, button, contacts, states, recordsOf } = await setUp()
    await bot.handle(owner.text('/add'), owner.text('Anna'))
    const first = button(t('button-save'))
    await bot.handle(owner.text('/add'), owner.text('Bob'))
    const before = await recordsOf()
    const tap = owner.tapData(first.data, first.messageId)
    await bot.handle(tap)
    for (const record of before) await states.replaceOne({ _id: record._id }, record, { upsert: true })
    await bot.another().handle(tap, owner.tap(t('button-save')))
    expect(await contacts()).toEqual(['Anna', 'Bob'])
    expect(await recordsOf()).toMatchObject([{ json: null, aside: [] }])
  })

  it('is in a record of its own while it waits, so that no update reads it in vain', async () => {
    const { bot, owner, t, button, contacts, recordsOf } = await setUp()
    await bot.handle(owner.text('/add'), owner.text('Anna'))
    const first = button(t('button-save'))
    await bot.handle(owner.text('/add'), owner.text('Bob'))
    const [chat, ...aside] = await recordsOf()
    expect(chat?.aside).toHaveLength(1)
    expect(JSON.stringify(chat)).not.toContain('Anna')
    expect(aside.map(({ json }) => json).join()).toContain('Anna')
    await bot.handle(owner.tapData(first.data, first.messageId))
    await bot.handle(owner.tap(t('button-save')))
    expect(await contacts()).toEqual(['Anna', 'Bob'])
    expect(await recordsOf()).toMatchObject([{ json: null, aside: [] }])
  })

  it('was set aside by an earlier version, in the record of its chat', async () => {
    const { bot, owner, t, button, contacts, states, recordsOf } = await setUp()
    await bot.handle(owner.text('/add'), owner.text('Anna'))
    const first = button(t('button-save'))
    await bot.handle(owner.text('/add'), owner.text('Bob'))
    const second = button(t('button-save'))
    await bot.handle(owner.text('/menu'))
    const [chat, ...kept] = await recordsOf()
    const inline = chat?.aside?.map((one) => ({
      ...one,
      json: kept.find(({ _id }) => _id.endsWith(one.mark))?.json ?? '',
    }))
    await states.deleteMany({ _id: { $in: kept.map(({ _id }) => _id) } })
    await states.updateOne({ _id: chat?._id ?? '' }, { $set: { aside: inline ?? [] } })

    await bot.handle(owner.tapData(first.data, first.messageId))
    expect(await contacts()).toEqual(['Anna'])
    // The one that still waits was moved to where this version keeps it.
    const [after, ...moved] = await recordsOf()
    expect(JSON.stringify(after?.aside)).not.toContain('Bob')
    expect(moved.map(({ json }) => json).join()).toContain('Bob')
    await bot.handle(owner.tapData(second.data, second.messageId))
    expect(await contacts()).toEqual(['Anna', 'Bob'])
    expect(bot.errors).toEqual([])
  })

  it('an empty form goes before a card when there are too many', async () => {
    const { bot, owner, t, lines, button, tasks } = await setUp()
    await bot.handle(owner.text(lines.first))
    const card = button(t('button-save'))
    for (let at = 0; at < 12; at += 1) await bot.handle(owner.text('/add'), owner.text('/menu'))
    await bot.handle(owner.tapData(card.data, card.messageId))
    expect(await tasks()).toEqual(['call the bank'])
  })

  it('a shared contact and a sticker are not taken for an answer', async () => {
    const { bot, owner, t, lines, button, last, tasks } = await setUp()
    await bot.handle(owner.text(lines.first))
    const card = button(t('button-save'))
    await bot.handle(owner.send({ sticker: { file_id: 's' } }))
    expect(last()).toBe(t('unsupported-content'))
    await bot.handle(owner.send({ contact: { phone_number: '380441234567', first_name: 'Anna' } }))
    expect(last()).toContain('Anna')
    await bot.handle(owner.tapData(card.data, card.messageId))
    expect(await tasks()).toEqual(['call the bank'])
  })

  it('one of another workspace is saved there, and does not hold up what is typed here', async () => {
    const { bot, owner, t, lines, button, last, tasks, workspaceId } = await setUp()
    await bot.handle(owner.text(lines.first))
    const card = button(t('button-save'))
    const newcomer = { telegramUserId: owner.id, name: 'Olena', locale: 'en' as const, commandId: `other-${owner.id}` }
    const settings = { name: 'Other', currency: 'EUR', timeZone: 'Europe/Kyiv', region: 'UA', locale: 'en' as const }
    const other = await bot.services.workspaces.create(newcomer, settings)
    await bot.services.identity.switchTo(owner.id, other.workspaceId)
    await bot.handle(owner.text('Zebedee'))
    expect(last()).toContain('Zebedee')
    // A card is its workspace's: it says so, and is saved once the person is back there.
    await bot.handle(owner.tapData(card.data, card.messageId))
    expect(await tasks()).toEqual([])
    expect(bot.errors).toEqual([])
    await bot.services.identity.switchTo(owner.id, workspaceId)
    bot.passTime(10_000)
    await bot.handle(owner.tapData(card.data, card.messageId))
    expect(await tasks()).toEqual(['call the bank'])
  })

  it('every one of many can still be saved', async () => {
    const { bot, owner, t, button, tasks } = await setUp()
    await bot.handle(owner.text('call number 0 tomorrow'))
    const oldest = button(t('button-save'))
    for (let at = 1; at <= 11; at += 1) await bot.handle(owner.text(`call number ${at} tomorrow`))
    bot.passTime(10_000)
    await bot.handle(owner.tapData(oldest.data, oldest.messageId))
    expect(await tasks()).toEqual(['call number 0'])
  })
})

describe('a question that expects typed text', () => {
  it('goes on after a button of an older card was tapped', async () => {
    const { bot, owner, t, lines, button, tasks, contacts, last } = await setUp()
    await bot.handle(owner.text(lines.first))
    const card = button(t('button-save'))
    await bot.handle(owner.text('/add'), owner.text('Anna'))
    await bot.handle(owner.tapData(card.data, card.messageId))
    expect(await tasks()).toEqual(['call the bank'])
    await bot.handle(owner.text('+380441234567'))
    expect(last()).toBe('✉️ Email?')
    await bot.handle(owner.tap(t('button-save')))
    expect(await contacts()).toEqual(['Anna'])
  })

  it('is left by a command without loss, and its own buttons still work', async () => {
    const { bot, owner, t, button, contacts, texts } = await setUp()
    await bot.handle(owner.text('/add'), owner.text('Anna'))
    const save = button(t('button-save'))
    await bot.handle(owner.text('/menu'))
    expect(texts().at(-2)).toBe(t('left-kept'))
    await bot.handle(owner.tapData(save.data, save.messageId))
    expect(await contacts()).toEqual(['Anna'])
  })

  it('of two that were left, each has its own button to go on', async () => {
    const { bot, owner, t, button, last } = await setUp()
    await bot.handle(owner.text('/add'), owner.text('Anna'), owner.text('/menu'))
    const first = button(t('button-resume'))
    await bot.handle(owner.text('/add'), owner.text('Berta'), owner.text('+380441234567'), owner.text('/menu'))
    await bot.handle(owner.tapData(first.data, first.messageId))
    await bot.handle(owner.text('+380441234568'))
    expect(last()).toBe('✉️ Email?')
    await bot.handle(owner.tap(t('button-save')))
    expect(last()).toContain('Anna is added')
  })

  it('loses its buttons with /cancel', async () => {
    const { bot, owner, t, button } = await setUp()
    await bot.handle(owner.text('/add'), owner.text('Anna'))
    const { messageId } = button(t('button-save'))
    await bot.handle(owner.text('/cancel'))
    const asked = bot.telegram.messages(owner.id).find(({ id }) => id === messageId)
    expect(asked?.buttons.flat()).toEqual([])
  })
})
