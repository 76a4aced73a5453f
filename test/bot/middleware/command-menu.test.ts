import { Api } from 'grammy'
import { describe, expect, it } from 'vitest'

import { commandPlan, createCommandMenus, SHOWN_COMMANDS } from '../../../src/bot/middleware/command-menu.ts'
import { createTranslator } from '../../../src/bot/text/i18n.ts'
import { type Logger, silentLogger } from '../../../src/logger.ts'
import { sharedDatabase } from '../../support/database.ts'
import { BOT_TOKEN, createTelegramDouble } from '../../support/telegram-double.ts'
import { createTestBot } from '../../support/test-bot.ts'
import { createTestWorkspace, newPerson } from '../../support/workspace.ts'

const database = sharedDatabase()

const ROLES = ['admin', 'manager', 'rep', 'viewer'] as const

function setUp() {
  const telegram = createTelegramDouble()
  const warnings: string[] = []
  const log: Logger = { ...silentLogger, warn: (_fields, message) => warnings.push(message) }
  const api = new Api(BOT_TOKEN, { fetch: telegram.fetch })
  const translator = createTranslator()
  const another = () => createCommandMenus({ api, translator, log })
  return { telegram, warnings, translator, another, menus: another() }
}

const names = (commands: readonly { command: string }[]) => commands.map(({ command }) => command)

describe('the list of commands', () => {
  it('holds what a role may do, described in the language', () => {
    const { translator } = setUp()
    expect(names(commandPlan(null, translator('en')))).toEqual(['start', 'cancel', 'help', 'privacy'])
    expect(names(commandPlan('viewer', translator('en')))).not.toContain('add')
    expect(names(commandPlan('rep', translator('en')))).toContain('add')
    expect(names(commandPlan('rep', translator('en')))).not.toContain('invite')
    expect(names(commandPlan('manager', translator('en')))).toContain('invite')
    expect(commandPlan('owner', translator('uk'))).toContainEqual({ command: 'contacts', description: 'Контакти' })
  })

  it('keeps to the limits of the Bot API for every role and language', () => {
    const { translator } = setUp()
    for (const role of [null, 'owner', 'viewer'] as const) {
      for (const { command, description } of commandPlan(role, translator('uk'))) {
        expect(command).toMatch(/^[a-z0-9_]{1,32}$/)
        expect(description.length).toBeLessThanOrEqual(256)
      }
    }
  })

  it('is set for everyone in both languages, once however many processes start', async () => {
    const { telegram, menus, another } = setUp()
    await menus.syncDefaults()
    await another().syncDefaults()
    expect(telegram.callsOf('setMyCommands').map(({ payload }) => payload['language_code'])).toEqual([undefined, 'uk'])
  })

  it('follows a member’s role and language, and is removed when they are no longer in any workspace', async () => {
    const { telegram, menus } = setUp()
    await menus.syncChat(1001, 'rep', 'en')
    await menus.syncChat(1001, 'rep', 'en')
    await menus.syncChat(1001, 'manager', 'uk')
    await menus.syncChat(1001, null, 'uk')
    expect(telegram.callsOf('getMyCommands')).toHaveLength(2)
    const sent = telegram.callsOf('setMyCommands').map(({ payload }) => payload)
    expect(sent).toMatchObject([{ scope: { type: 'chat', chat_id: 1001 } }, { scope: { type: 'chat', chat_id: 1001 } }])
    expect(JSON.stringify(sent[1])).toContain('Контакти')
    expect(telegram.callsOf('deleteMyCommands')).toHaveLength(1)
  })

  it('is sent again with the next update if Telegram refused it, and never makes the update fail', async () => {
    const { telegram, menus, warnings } = setUp()
    telegram.failNext('setMyCommands', { code: 400, description: 'Bad Request: chat not found' }, 2)
    await menus.syncDefaults()
    await menus.syncChat(1001, 'rep', 'en')
    await menus.syncChat(1001, 'rep', 'en')
    expect(warnings).toHaveLength(2)
    expect(telegram.callsOf('setMyCommands')).toHaveLength(3)
  })
})

describe('/help', () => {
  it('names every command that the person’s role may use and no other, in their language', async () => {
    const bot = createTestBot(database())
    const named = async (person: ReturnType<typeof newPerson>) => {
      await bot.handle(person.text('/help'))
      const text = bot.telegram.texts(person.id).at(-1) ?? ''
      return { text, commands: [...text.matchAll(/^\/([a-z]+) – /gmu)].map(([, name]) => name) }
    }
    const { owner, join } = await createTestWorkspace(bot, { locale: 'uk' })
    const { translator } = setUp()
    const others = await Promise.all(ROLES.map(async (role) => ({ role, person: await join(role) })))
    for (const { role, person } of [{ role: 'owner' as const, person: owner }, ...others]) {
      const { text, commands } = await named(person)
      expect(commands, role).toEqual(names(commandPlan(role, translator('uk'))))
      expect(commands.includes('sources'), role).toBe(role === 'owner' || role === 'admin')
      expect(text).toContain('/board – Воронка: усі угоди за етапами')
      expect(text.length).toBeLessThan(4096)
    }
    expect((await named(newPerson(bot))).commands).toEqual(['start', 'cancel', 'help', 'privacy'])
  })

  it('and the list at “/” name only commands that are answered', async () => {
    const bot = createTestBot(database())
    const { owner } = await createTestWorkspace(bot)
    for (const { name } of SHOWN_COMMANDS) {
      await bot.handle(owner.text(`/${name}`))
      expect(bot.telegram.texts(owner.id).at(-1), name).not.toContain('I don’t know this command')
    }
    expect(bot.errors).toEqual([])
  })
})
