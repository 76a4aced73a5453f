import type { NewMessage } from '../control-api.ts'
import { attempt, chatOf, type App } from './app.ts'

/** Sends a message as the person. On failure shows a notice and returns false. */
export async function sendMessage(app: App, personId: number, message: NewMessage): Promise<boolean> {
  const chat = chatOf(app, personId)
  const replyingTo = chat.replyingTo
  const sent = await attempt(
    app,
    app.client.send(personId, replyingTo === null ? message : { ...message, reply_to_message_id: replyingTo }),
  )
  if (sent === undefined) return false
  if (chat.replyingTo === replyingTo) chat.replyingTo = null
  chat.scrollTop = null
  app.refresh()
  return true
}

export function sendText(app: App, personId: number, text: string): Promise<boolean> {
  return sendMessage(app, personId, { text })
}

export async function setBlocked(app: App, personId: number, blocked: boolean): Promise<void> {
  const person = await attempt(app, app.client.block(personId, blocked))
  if (person !== undefined) app.toast(app.t(blocked ? 'blocked' : 'unblocked', { name: person.first_name }))
}
