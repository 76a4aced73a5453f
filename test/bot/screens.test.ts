import { describe, expect, it } from 'vitest'

import { createTranslator } from '../../src/bot/views/i18n.ts'
import { SCREENS } from '../../src/bot/screens.ts'
import { LOCALES, type Locale } from '../../src/locale.ts'
import { migratedDatabase } from '../support/database.ts'
import { explore, type Explored } from '../support/explore-screens.ts'
import { createTestBot } from '../support/test-bot.ts'
import { createTestWorkspace, newPerson } from '../support/workspace.ts'

const database = migratedDatabase()

const COMMANDS = ['/menu', '/find Anna', '/help', '/privacy', '/undo']

/** A key that was never worded, or a variable that was not filled in, would look so. */
const UNTRANSLATED = /\b(?:button|error|role|field|contacts?|settings?|samples|ask|invite|problem)-[a-z-]+\b|\{ ?\$/iu

/** Every action of every screen, as the explorer names them. */
const ACTIONS = Object.values(SCREENS).flatMap(({ id, actions }) => Object.keys(actions).map((name) => `${id}:${name}`))

function expectFitForTelegram({ screens }: Explored): void {
  for (const { text, buttons } of screens) {
    expect(text.length).toBeLessThanOrEqual(4096)
    expect(text).not.toMatch(UNTRANSLATED)
    expect(buttons.flat().length).toBeLessThanOrEqual(50)
    for (const button of buttons.flat()) {
      expect(button.text).not.toMatch(UNTRANSLATED)
      expect(button.text.trim()).not.toBe('')
      if ('callback_data' in button) expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64)
    }
  }
}

describe.each(LOCALES)('every button of every screen, in %s,', (locale: Locale) => {
  it('is answered within Telegram’s limits and without an error', async () => {
    const bot = createTestBot(database())
    const { owner, addContact, join } = await createTestWorkspace(bot, { locale })
    await join('rep', 'Max <i>_Weber_</i>')
    const company = 'Northwind & Sons'.repeat(7)
    await addContact({ name: 'Anna <b>*Berg*</b> 🦊', phone: '+380441234567', email: 'anna@example.com', company })
    for (let index = 1; index <= 9; index += 1) await addContact({ name: `Контакт ${index}` })
    const { token } = await bot.services.invites.create(await (await createTestWorkspace(bot)).actor(owner), 'viewer')
    const create = createTranslator()(locale)('button-create-workspace')
    const stranger = newPerson(bot, { languageCode: locale })

    await bot.handle(owner.text('/add'), owner.text('Zoe Young'), owner.text('+380671234567'))
    await bot.handle(owner.text('zoe@example.com'), owner.text('Contoso'))

    const asOwner = await explore(bot, owner, [...COMMANDS, `/start inv_${token}`])
    const asStranger = await explore(bot, stranger, ['/start', '/workspaces'])
    await bot.handle(stranger.text('/start'))
    await bot.handle(stranger.tap(create), stranger.text('Northwind'), stranger.text('EUR'))
    await bot.handle(stranger.text('Europe/Berlin'), stranger.text('DE'))
    const asFounder = await explore(bot, stranger, [])

    expect(bot.errors).toEqual([])
    expectFitForTelegram(asOwner)
    expectFitForTelegram(asStranger)
    expectFitForTelegram(asFounder)
    const all = [...asOwner.tapped, ...asStranger.tapped, ...asFounder.tapped]
    const tapped = all.map((kind) => kind.split(':').slice(0, 2).join(':'))
    expect(ACTIONS.filter((action) => !tapped.includes(action))).toEqual([])
  })
})
