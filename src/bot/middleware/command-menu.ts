/**
 * The list of commands that Telegram shows when «/» is typed: everyone's in both languages, and in each member's chat the
 * commands of their role in their language. Only what differs is sent: Telegram limits these calls tightly.
 */
import type { Api } from 'grammy'
import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types'

import type { Logger } from '../../logger.ts'
import type { Role } from '../../models/member.ts'
import type { Locale } from '../../locale.ts'
import { type Action, may } from '../../services/core/permissions.ts'
import type { TextKey, Translate, Translator } from '../text/i18n.ts'

type KeyOfCommand<K> = K extends `command-${infer Name}` ? Name : never
export type CommandName = KeyOfCommand<TextKey>

/** Whom a command is for: anybody, members of any role, or the roles that may do something. */
export type Audience = 'anybody' | 'members' | Action

export type ShownCommand = { readonly name: CommandName; readonly audience: Audience }

/** In the order shown. */
export const SHOWN_COMMANDS: readonly ShownCommand[] = [
  { name: 'menu', audience: 'members' },
  { name: 'add', audience: 'contact.write' },
  { name: 'find', audience: 'contact.read' },
  { name: 'contacts', audience: 'contact.read' },
  { name: 'board', audience: 'deal.read' },
  { name: 'deals', audience: 'deal.read' },
  { name: 'agenda', audience: 'task.read' },
  { name: 'undo', audience: 'contact.write' },
  { name: 'team', audience: 'member.read' },
  { name: 'invite', audience: 'member.invite' },
  { name: 'sources', audience: 'lead-source.manage' },
  { name: 'apikeys', audience: 'api-key.manage' },
  { name: 'settings', audience: 'members' },
  { name: 'workspaces', audience: 'members' },
  { name: 'start', audience: 'anybody' },
  { name: 'cancel', audience: 'anybody' },
  { name: 'help', audience: 'anybody' },
  { name: 'privacy', audience: 'anybody' },
]

function isFor(audience: Audience, role: Role | null): boolean {
  if (audience === 'anybody') return true
  if (role === null) return false
  return audience === 'members' || may(role, audience)
}

/** The commands for a role, or for somebody in no workspace (null), described in one language. Pure. */
export function commandPlan(
  role: Role | null,
  t: Translate,
  commands: readonly ShownCommand[] = SHOWN_COMMANDS,
): readonly BotCommand[] {
  return commands
    .filter(({ name, audience }) => isFor(audience, role) && (role === null || name !== 'start'))
    .map(({ name }) => ({ command: name, description: t(`command-${name}`) }))
}

/** What is sent for whoever has no list of their own: the first without a language is for all other languages. */
const DEFAULTS: readonly { readonly locale: Locale; readonly language: { language_code?: LanguageCode } }[] = [
  { locale: 'en', language: {} },
  { locale: 'uk', language: { language_code: 'uk' } },
]

export type CommandMenus = {
  /** At start: everyone's list in both languages. Safe to repeat, by every process. Never throws. */
  readonly syncDefaults: () => Promise<void>
  /**
   * After an update: the list of the chat's person, whose role or language may have changed. Costs nothing while nothing
   * has. Never throws: without its list the chat works all the same.
   */
  readonly syncChat: (chatId: number, role: Role | null, locale: Locale) => Promise<void>
}

export type CommandMenusDeps = {
  readonly api: Pick<Api, 'getMyCommands' | 'setMyCommands' | 'deleteMyCommands'>
  readonly translator: Translator
  readonly log: Logger
}

const MAX_REMEMBERED = 10_000

function isSame(left: readonly BotCommand[], right: readonly BotCommand[]): boolean {
  const written = (commands: readonly BotCommand[]) =>
    commands.map(({ command, description }) => [command, description])
  return JSON.stringify(written(left)) === JSON.stringify(written(right))
}

export function createCommandMenus({ api, translator, log }: CommandMenusDeps): CommandMenus {
  /** What this process has seen to, by chat; forgetting it costs a call and nothing more. */
  const synced = new Map<number, string>()

  async function put(
    commands: readonly BotCommand[],
    where: { scope?: BotCommandScope; language_code?: LanguageCode },
  ) {
    if (isSame(await api.getMyCommands(where), commands)) return
    await api.setMyCommands(commands, where)
  }

  return {
    async syncDefaults() {
      try {
        for (const { locale, language } of DEFAULTS) await put(commandPlan(null, translator(locale)), language)
      } catch (error) {
        log.warn({ error }, 'The list of commands could not be set')
      }
    },

    async syncChat(chatId, role, locale) {
      const wanted = `${role ?? 'nobody'}/${locale}`
      if (synced.get(chatId) === wanted) return
      if (synced.size >= MAX_REMEMBERED) synced.clear()
      synced.set(chatId, wanted)
      const scope: BotCommandScope = { type: 'chat', chat_id: chatId }
      try {
        if (role === null) await api.deleteMyCommands({ scope })
        else await put(commandPlan(role, translator(locale)), { scope })
      } catch (error) {
        synced.delete(chatId)
        log.warn({ error, chatId }, 'The list of commands of a chat could not be set')
      }
    },
  }
}
