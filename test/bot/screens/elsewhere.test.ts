/** A tap on a card of another workspace says where it is to those who may see it there, and nothing to anybody else. */
import type { Update } from 'grammy/types'
import { describe, expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { sharedDatabase } from '../../support/database.ts'
import { freshNumber } from '../../support/fresh-number.ts'
import { createTestBot } from '../../support/test-bot.ts'
import { createTestWorkspace } from '../../support/workspace.ts'

const database = sharedDatabase()

const WORDS = {
  en: {
    line: 'call the bank tomorrow 10:00',
    gone: 'This is no longer here',
    there: '🔀 This is in Acme, another of your workspaces.',
    go: '🔀 Switch to Acme',
    saved: 'call the bank',
    save: '✅ Save',
    edit: '✏️ Edit',
  },
  uk: {
    line: 'подзвонити в банк завтра о 10:00',
    gone: 'Цього вже немає',
    there: '🔀 Це в іншому вашому просторі: Acme.',
    go: '🔀 Перейти до Acme',
    saved: 'подзвонити в банк',
    save: '✅ Зберегти',
    edit: '✏️ Змінити',
  },
} as const

/** Cards of the first workspace in the chat of somebody who acts in their second one by now. */
async function scene(locale: 'en' | 'uk') {
  const bot = createTestBot(database())
  const { owner, addContact, workspaceId } = await createTestWorkspace(bot, { locale })
  const words = WORDS[locale]
  await addContact({ name: 'Anna Berg' })
  const handle = async (update: Update) => {
    bot.passTime(2_000)
    await bot.handle(update)
  }
  const last = () => bot.telegram.texts(owner.id).at(-1) ?? ''
  await handle(owner.text('Anna Berg'))
  const contact = bot.telegram.button(owner.id, words.edit)
  await handle(owner.text(words.line))
  const line = bot.telegram.button(owner.id, words.save)
  const founder = { telegramUserId: owner.id, name: 'Olena', locale, commandId: `second-${freshNumber()}` }
  const settings = { name: 'Bolt', currency: 'EUR', timeZone: 'Europe/Kyiv', region: 'UA', locale }
  const second = await bot.services.workspaces.create(founder, settings)
  await bot.services.identity.switchTo(owner.id, second.workspaceId)
  const tapCard = ({ data, messageId }: typeof line) => handle(owner.tapData(data, messageId))
  return { bot, owner, workspaceId, words, handle, last, contact, line, tapCard }
}

describe.each(['en', 'uk'] as const)('in %s', (locale) => {
  test('a line typed in another workspace is said to be there, and is saved there after one tap', async () => {
    const { bot, owner, workspaceId, words, handle, last, line, tapCard } = await scene(locale)
    await tapCard(line)
    expect(last()).toBe(words.there)
    await handle(owner.tap(words.go))
    await tapCard(line)
    const tasks = await bot.models.tasks.find({ workspaceId: objectId(workspaceId) }).lean()
    expect(tasks.map(({ title }) => title)).toEqual([words.saved])
    expect(bot.errors).toEqual([])
  })

  test('so is the card of a record', async () => {
    const { words, last, contact, tapCard } = await scene(locale)
    await tapCard(contact)
    expect(last()).toBe(words.there)
  })

  test('somebody who is no longer a member there learns nothing', async () => {
    const { bot, owner, workspaceId, words, last, line, contact, tapCard } = await scene(locale)
    const there = { workspaceId: objectId(workspaceId), telegramUserId: owner.id }
    await bot.models.members.updateOne(there, { $set: { status: 'removed' } })
    for (const card of [line, contact]) {
      await tapCard(card)
      expect(last()).toContain(words.gone)
      expect(JSON.stringify(bot.telegram.messages(owner.id).at(-1))).not.toContain('Acme')
    }
  })
})
