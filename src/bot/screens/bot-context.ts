/** The context that every handler of the bot gets: grammY's, plus the person talking, their language, and the services. */
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
import type { ScreenName, ScreenParams } from './screen-params.ts'

export type ShowHow = { readonly fresh?: boolean; readonly over?: ShownIn }

export type BotState = {
  services: Services
  /** The bot's @name, for links to it. */
  botUsername: string
  /** Where this server is reached, without a slash at its end. */
  publicUrl: string
  /** Names this update for all time: the first part of every command's id. */
  commandId: string
  locale: Locale
  t: Translate
  /** The time now: dates that people type are read from it. */
  now: () => Date
  /** Null until the person's first message is being worked. */
  person: Person
  /** The workspace acted in; null before one is made or joined. */
  membership: Membership | null
  /** Who acts. @throws AppError UNAUTHENTICATED when the person is in no workspace */
  actor: () => Actor
  /** The person as somebody who founds or joins a workspace. */
  newcomer: () => Newcomer
  /** Reads the person and their workspace again, after they made, joined or switched one or chose a language. */
  refresh: () => Promise<void>
  /**
   * Shows a screen: in place of the tapped message on a tap, else as a new message.
   *
   * @param how.fresh sends a new message also on a tap
   * @param how.over puts it in place of this message, which the bot has sent before
   */
  show: <Name extends ScreenName>(name: Name, params: ScreenParams[Name], how?: ShowHow) => Promise<void>
  /** Starts a dialogue, ending one that is open. */
  begin: <Name extends DialogueName>(name: Name, args: DialogueArgs[Name]) => Promise<void>
  /** Where the chat's dialogue stood when this update came. */
  dialogueState: DialogueState
  /** The buttons of the screen being sent: how the menus get them. */
  screenRows?: readonly Row[]
}

export type BotContext = ConversationFlavor<Context & MenuFlavor & BotState>
