import type { Person } from '../control-api.ts'
import { ControlError, type ControlClient } from './control-client.ts'
import type { Kept } from './kept.ts'
import { emptyChat, type Chat, type State } from './state.ts'
import type { Language, Translate } from './texts.ts'

/** What every view and action receives. */
export type App = {
  readonly state: State
  readonly client: ControlClient
  readonly kept: Kept
  readonly t: Translate
  readonly language: () => Language
  readonly toggleLanguage: () => void
  /** Requests a redraw of all views; many calls in a row draw once. */
  readonly refresh: () => void
  readonly toast: (text: string) => void
  /** Opens a person's chat, or the list. */
  readonly show: (id: number | null) => void
}

/** True when the list and the chat do not fit side by side. Mirrors the breakpoint in style.css. */
export function isNarrow(): boolean {
  return matchMedia('(max-width: 719px)').matches
}

/** The person whose chat is on the screen: on a wide screen there always is one. */
export function shownPerson(app: App): Person | undefined {
  const { people, openId } = app.state
  const open = people.find((person) => person.id === openId)
  if (open !== undefined || isNarrow()) return open
  return people.find((person) => person.id === app.kept.lastOpen()) ?? people[0]
}

export function chatOf(app: App, id: number): Chat {
  let chat = app.state.chats.get(id)
  if (chat === undefined) {
    chat = emptyChat(app.kept.readUpTo(id))
    app.state.chats.set(id, chat)
  }
  return chat
}

export function botName(app: App): string {
  return app.state.bot.bot?.first_name ?? app.t('botName')
}

/** Waits for a call. If it fails, shows a notice and returns undefined. */
export async function attempt<Answer>(app: App, call: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof ControlError)) throw error
    app.toast(error.offline ? app.t('offline') : app.t('wentWrong', { reason: error.message }))
    return undefined
  }
}
