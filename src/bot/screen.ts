/**
 * A screen is one message with buttons, shown by name. Screens live in menus/, one a file, and lead to each other only
 * by name, so none imports another. A button carries an action of its own screen with one argument: it means the same
 * whatever stands on the screen by now, so a tap on an old message never hits the wrong record.
 */
import type { FormattedString } from '@grammyjs/parse-mode'

import type { ContactField } from '../services/contacts/edit-contact.ts'
import type { ListContactsQuery } from '../services/contacts/read-contacts.ts'
import type { CreatedInvite } from '../services/invites.ts'
import type { BotContext } from './context.ts'

/** What each screen needs to be shown. */
export type ScreenParams = {
  readonly welcome: Record<string, never>
  readonly home: { readonly notice?: string }
  readonly contacts: Omit<ListContactsQuery, 'limit'>
  readonly contact: { readonly id: string; readonly notice?: string; readonly undoId?: string | null }
  readonly editContact: { readonly id: string }
  readonly found: { readonly text: string }
  readonly notice: { readonly text: string; readonly undoId?: string }
  readonly settings: { readonly notice?: string }
  readonly workspaces: Record<string, never>
  readonly team: { readonly notice?: string }
  readonly member: { readonly id: string; readonly notice?: string }
  readonly inviteRole: Record<string, never>
  readonly invite: { readonly invite: CreatedInvite }
  readonly invitation: { readonly token: string }
  readonly firstSteps: { readonly notice?: string }
}
export type ScreenName = keyof ScreenParams

export type Button = {
  readonly label: string
  /** `action` or `action:argument`, at most {@link ACTION_BYTES} bytes, without «/». */
  readonly action: string
  readonly style?: 'primary' | 'success' | 'danger'
}
export type UrlButton = { readonly label: string; readonly url: string }
export type Row = readonly (Button | UrlButton)[]

export type ScreenContent = { readonly text: FormattedString; readonly rows: readonly Row[] }

export type Screen<Name extends ScreenName> = {
  readonly name: Name
  /** Its id in callback data, 6 characters at most. */
  readonly id: string
  /** Loads what is to be seen and words it. It writes nothing. */
  readonly render: (ctx: BotContext, params: ScreenParams[Name]) => Promise<ScreenContent>
  /** What its buttons do; each authorises and loads again, since the message may be old. */
  readonly actions: Readonly<Record<string, (ctx: BotContext, argument: string) => Promise<void>>>
}

/** callback_data has 64 bytes: the id takes 6, the plugin's own fields and hash 19. */
export const ACTION_BYTES = 39

/** The longest label before Telegram cuts it on a narrow phone. */
const LABEL_LIMIT = 48

/** A label of a button that shows somebody's words: cut where it would not be seen any more. */
export function labelOf(text: string): string {
  const points = [...text]
  return points.length <= LABEL_LIMIT ? text : `${points.slice(0, LABEL_LIMIT - 1).join('')}…`
}

/** The fields of a contact's card that can be edited, as a button's argument carries them. */
export function isContactField(text: string, fields: readonly ContactField[]): text is ContactField {
  return (fields as readonly string[]).includes(text)
}
