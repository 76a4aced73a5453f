/** How long ago something happened with a contact, a company or a deal: a line of its card. */
import { describe, expect, test } from 'vitest'

import { createTranslator } from '../../src/bot/text/i18n.ts'
import { LOCALES } from '../../src/locale.ts'
import { sharedDatabase } from '../support/database.ts'
import { createTestBot } from '../support/test-bot.ts'
import { createTestWorkspace } from '../support/workspace.ts'

const database = sharedDatabase()

const DAY_MS = 24 * 60 * 60 * 1000

describe.each(LOCALES)('in %s', (locale) => {
  const t = createTranslator()(locale)

  test('the cards say the days since the last touch, and nothing before the first one', async () => {
    const bot = createTestBot(database())
    const { owner, actor } = await createTestWorkspace(bot, { locale })
    const { contacts, deals, notes } = bot.services
    const contact = (await contacts.add(await actor(owner), { name: 'Anna', company: 'Zeppelin' })).id
    const deal = (await deals.add(await actor(owner), { title: 'Boat', contact })).id
    const cardOf = async (command: string) => {
      await bot.handle(owner.text(command))
      return bot.telegram.messages(owner.id).at(-1)?.text ?? ''
    }
    const cards = async () => [await cardOf('Anna'), await cardOf('Zeppelin'), await cardOf('Boat')]
    const word = t('last-touch', { days: 0 }).split(':')[0] ?? ''
    for (const card of await cards()) expect(card).not.toContain(word)

    bot.passTime(1_000)
    const { undoId } = await notes.add(await actor(owner), { dealId: deal, text: 'Offer sent' })
    for (const days of [0, 1, 3]) {
      bot.passTime((days === 3 ? 2 : days) * DAY_MS)
      for (const card of await cards()) expect(card).toContain(t('last-touch', { days }))
    }
    bot.passTime(-2 * DAY_MS - DAY_MS)
    await bot.services.undo.undo(await actor(owner), undoId)
    for (const card of await cards()) expect(card).not.toContain(word)
  })
})

test('days are counted as people of each language do', () => {
  const [en, uk] = [createTranslator()('en'), createTranslator()('uk')]
  const said = (t: typeof en) => [0, 1, 3, 21, 25].map((days) => t('last-touch', { days }).replace(/^[^:]*: /u, ''))
  expect(said(en)).toEqual(['today', 'yesterday', '3 days ago', '21 days ago', '25 days ago'])
  expect(said(uk)).toEqual(['сьогодні', 'учора', '3 дні тому', '21 день тому', '25 днів тому'])
})
