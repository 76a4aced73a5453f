/** Messages of the bot that take themselves away again: those that show a secret. */
import { authorize } from './permissions.ts'
import type { Actor } from './actor.ts'
import type { ServicesDeps } from './services-deps.ts'

export const DELETE_MESSAGE_JOB = 'message.delete'

/** How long a message with a secret stays, in milliseconds. */
export const SECRET_SHOWN_MS = 60_000

export type BotMessage = { readonly chatId: number; readonly messageId: number }

export type MessagesService = {
  /** Promises to delete a message after a minute, whatever happens to this process. */
  readonly deleteLater: (actor: Actor, message: BotMessage) => Promise<void>
}

export function createMessages({ transact }: ServicesDeps): MessagesService {
  return {
    async deleteLater(actor, { chatId, messageId }) {
      authorize(actor, 'member.read')
      await transact(actor, `message.delete-${chatId}-${messageId}`, async (unit) => {
        const runAt = new Date(unit.at.getTime() + SECRET_SHOWN_MS)
        unit.enqueue({ kind: DELETE_MESSAGE_JOB, payload: { chatId, messageId }, runAt })
      })
    },
  }
}
