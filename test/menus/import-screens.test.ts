/** Every button of every screen of imports, tapped as an owner does, and who sees none of it. */
import { describe, expect, it } from 'vitest'

import { SCREENS } from '../../src/bot/assembly/screens.ts'
import { LOCALES } from '../../src/locale.ts'
import { objectId } from '../../src/models/ids.ts'
import { dealsChat, type DealsChat } from '../support/deals-chat.ts'
import { explore } from '../support/explore-screens.ts'
import { dropFile, workImportJobs } from '../support/imports/work-import-jobs.ts'
import { ownDatabase } from '../support/database.ts'
import type { TestBot } from '../support/test-bot.ts'
import type { Person } from '../support/telegram-person.ts'

const database = ownDatabase()

const IMPORTS = ['imps', 'imp', 'impcs', 'impc', 'impws', 'impw']
const UNTRANSLATED = /\b(?:button|error|import|imports)-[a-z-]+\b|\{ ?\$/iu
const WIDE = Array.from({ length: 25 }, (_, index) => `Column <b> ${index} *_&`).join(',')
const FILE = `Name,Email,When,Owner,${WIDE}\n${Array.from({ length: 12 }, (_, index) => `Ім’я <i>${index}</i>,p${index}@example.com,03/04/2026,${index < 3 ? `nobody <b> ${index} *_&` : ''},${WIDE}`).join('\n')}\n,no address,,,${WIDE}\n,,,${','.repeat(25)}\n`

/** More of the team's own than a message shows. */
async function manyFields(bot: TestBot, person: Person): Promise<void> {
  const found = await bot.services.identity.find(person.id)
  const workspaceId = objectId(found?.membership?.workspaceId ?? ('' as never))
  const fields = Array.from({ length: 40 }, (_, index) => ({
    key: `f${String(index).padStart(8, '0')}`,
    kind: index % 2 === 0 ? 'company' : 'contact',
    type: 'text',
    label: `Own <b> ${index} *_&`,
    required: false,
    retired: false,
    choices: [],
  }))
  await bot.models.workspaces.updateOne({ _id: workspaceId }, { $set: { fields } })
}

/** Its screen: the message that its jobs edit has buttons of another kind. */
async function openFromList(chat: DealsChat, name: string): Promise<void> {
  await chat.say('/import')
  await chat.tap(chat.labels().find((label) => label.includes(name)) ?? 'not listed')
}

describe.each(LOCALES)('every button of an import, in %s,', (locale) => {
  it('is answered within Telegram’s limits and without an error', async () => {
    const chat = await dealsChat(database(), { locale })
    const { bot, owner } = chat
    await manyFields(bot, owner)
    await dropFile(chat, owner, FILE, { name: `${'contacts <b>*_& '.repeat(20)}.csv` })
    await openFromList(chat, 'contacts <b>')
    const ready = await explore(bot, owner, [], IMPORTS)
    await workImportJobs(chat)
    await dropFile(chat, owner, FILE)
    const start = chat.labels().find((text) => text.startsWith('✅')) ?? ''
    await chat.tap(start)
    await workImportJobs(chat)
    await openFromList(chat, 'contacts.csv')
    const done = await explore(bot, owner, [], IMPORTS)
    expect(bot.errors).toEqual([])
    for (const { text, buttons } of [...ready.screens, ...done.screens]) {
      expect(text.length).toBeLessThanOrEqual(4096)
      expect(buttons.flat().length).toBeLessThanOrEqual(100)
      const said = `${text} ${buttons
        .flat()
        .map((one) => one.text)
        .join(' ')}`
      expect(said).not.toMatch(UNTRANSLATED)
    }
    const tapped = new Set([...ready.tapped, ...done.tapped].map((kind) => kind.split(':').slice(0, 2).join(':')))
    const all = Object.values(SCREENS)
      .filter(({ id }) => IMPORTS.includes(id))
      .flatMap(({ id, action }) => Object.keys(action).map((name) => `${id}:${name}`))
    expect(all.filter((action) => !tapped.has(action))).toEqual([])
  }, 240_000)
})

describe('A file', () => {
  it('is a note for a rep, with a caption, and in reply to a card; a large one says how to split it', async () => {
    const chat = await dealsChat(database())
    const { bot, owner, workspaceId } = chat
    const imports = () => bot.models.imports.countDocuments({ workspaceId: objectId(workspaceId) })
    const rep = await chat.join('rep')
    await dropFile(chat, rep, 'Name\nAda\n')
    await dropFile(chat, owner, 'Name\nAda\n', { caption: 'Prices of the year' })
    expect(await imports()).toBe(0)
    await dropFile(chat, owner, 'Name\nAda\n', { size: 21 * 1024 * 1024 })
    expect(chat.last()).toBe(chat.t('import-problem-too-large'))
    expect(await imports()).toBe(0)
  })

  it('that Telegram does not give is refused in words', async () => {
    const chat = await dealsChat(database())
    const { bot, owner } = chat
    const document = { file_id: 'gone', file_unique_id: 'gone', file_name: 'contacts.csv', file_size: 10 }
    await bot.handle(owner.send({ document }))
    await workImportJobs(chat)
    expect(chat.last()).toContain(chat.t('import-problem-not-given'))
  })

  it('is stopped at any time, and a second tap changes nothing', async () => {
    const chat = await dealsChat(database())
    const { bot, owner, workspaceId } = chat
    await dropFile(chat, owner, 'Name,Email\nAda,ada@example.com\n')
    const start = chat.t('button-import-start', { count: 1 })
    const again = owner.tap(start)
    await chat.tap(start)
    bot.passTime(10_000)
    await bot.handle(again)
    expect(bot.errors).toEqual([])
    await chat.tap(chat.t('button-import-stop'))
    await workImportJobs(chat)
    expect(chat.texts().join('\n')).toContain(chat.t('import-cancelled'))
    expect(await bot.models.contacts.countDocuments({ workspaceId: objectId(workspaceId) })).toBe(0)
  })

  it('that comes while a form is open is read, and the form stays open', async () => {
    const chat = await dealsChat(database())
    await chat.say('/add')
    await dropFile(chat, chat.owner, 'Name,Email\nAda,ada@example.com\n')
    expect(chat.last()).toContain(chat.t('import-nothing-yet'))
    await chat.say('Charles Babbage')
    expect(chat.last()).not.toContain(chat.t('error-INTERNAL'))
  })
})
