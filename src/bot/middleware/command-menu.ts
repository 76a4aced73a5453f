/**
 * The list of commands that Telegram shows when somebody types “/”: the default list in both languages, and in each member's
 * chat the commands of their role in their language. Only changes are sent: Telegram limits these calls tightly.
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

/** Who a command is for: anybody, members of any role, or the roles that have a permission. */
export type Audience = 'anybody' | 'members' | Action

export type ShownCommand = { readonly name: CommandName; readonly audience: Audience }

/** In the order shown. */
export const SHOWN_COMMANDS: readonly ShownCommand[] = [
  { name: 'menu', audience: 'members' },
  { name: 'add', audience: 'contact.write' },
  { name: 'task', audience: 'task.write' },
  { name: 'note', audience: 'note.write' },
  { name: 'deal', audience: 'deal.write' },
  { name: 'find', audience: 'contact.read' },
  { name: 'contacts', audience: 'contact.read' },
  { name: 'companies', audience: 'contact.read' },
  { name: 'duplicates', audience: 'contact.merge' },
  { name: 'board', audience: 'deal.read' },
  { name: 'deals', audience: 'deal.read' },
  { name: 'report', audience: 'report.read' },
  { name: 'reps', audience: 'record.see-all' },
  { name: 'agenda', audience: 'task.read' },
  { name: 'tasks', audience: 'task.read' },
  { name: 'import', audience: 'import.run' },
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

/** The lists for people who have none of their own: the first, without a language, applies to all other languages. */
const DEFAULTS: readonly { readonly locale: Locale; readonly language: { language_code?: LanguageCode } }[] = [
  { locale: 'en', language: {} },
  { locale: 'uk', language: { language_code: 'uk' } },
]

export type CommandMenus = {
  /** On startup: the default list in both languages. Every process may run it, and repeating it is safe. Never throws. */
  readonly syncDefaults: () => Promise<void>
  /**
   * After an update: the list for the person in the chat, whose role or language may have changed. Costs nothing if nothing
   * has. Never throws: the chat still works without its list.
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
  /** What this process has sent, by chat; losing it costs one call and nothing more. */
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
        log.warn({ error }, 'Could not set the default command list')
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
        log.warn({ error, chatId }, 'Could not set the command list of a chat')
      }
    },
  }
}
