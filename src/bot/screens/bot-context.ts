/** The context of every handler in the bot: grammY's, plus the person talking, their language, and the services. */
import type { ConversationFlavor } from '@grammyjs/conversations'
import type { MenuFlavor } from '@grammyjs/menu'
import type { Context } from 'grammy'

import type { Actor } from '../../services/core/actor.ts'
import type { Membership, Person } from '../../services/workspaces/identity.ts'
import type { ShownIn } from '../../services/notifications/hide-message.ts'
import type { Services } from '../../services/services.ts'
import type { Newcomer } from '../../services/workspaces/workspaces.ts'
import type { Locale } from '../../locale.ts'
import type { DialogueState } from '../dialogues/dialogue-state.ts'
import type { DialogueArgs, DialogueName } from '../dialogues/dialogues.ts'
import type { Translate } from '../text/i18n.ts'
import type { Row } from './buttons.ts'
import type { ReportMedia } from './report-media.ts'
import type { ScreenName, ScreenParams } from './screen-params.ts'

export type ShowHow = { readonly fresh?: boolean; readonly over?: ShownIn }

export type BotState = {
  services: Services
  /** Makes pictures and files of reports. */
  reportMedia: ReportMedia
  /** The bot's @name, for links to it. */
  botUsername: string
  /** The URL at which this server is reachable, without a trailing slash. */
  publicUrl: string
  /** Identifies this update for all time: the first part of every command's id. */
  commandId: string
  locale: Locale
  t: Translate
  /** The current time, which typed dates are relative to. */
  now: () => Date
  /** Null until the person's first message is handled. */
  person: Person
  /** The workspace the person is acting in; null before they create or join one. */
  membership: Membership | null
  /** The actor. @throws AppError UNAUTHENTICATED when the person is in no workspace */
  actor: () => Actor
  /** The person as somebody who creates or joins a workspace. */
  newcomer: () => Newcomer
  /** Reads the person and their workspace again, after they created, joined or switched one, or chose a language. */
  refresh: () => Promise<void>
  /**
   * Shows a screen: in place of the tapped message after a tap, otherwise as a new message.
   *
   * @param how.fresh sends a new message even after a tap
   * @param how.over replaces this message, which the bot sent earlier
   */
  show: <Name extends ScreenName>(name: Name, params: ScreenParams[Name], how?: ShowHow) => Promise<void>
  /** Starts a dialogue and ends any that is open. */
  begin: <Name extends DialogueName>(name: Name, args: DialogueArgs[Name]) => Promise<void>
  /** Where the chat's dialogue was when this update arrived. */
  dialogueState: DialogueState
  /** The buttons of the screen being sent, for the menus. */
  screenRows?: readonly Row[]
}

export type BotContext = ConversationFlavor<Context & MenuFlavor & BotState>
