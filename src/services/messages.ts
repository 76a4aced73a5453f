/** Messages of the bot that take themselves away again: those that show a secret. */
import type { Actor } from './actor.ts'
import { hideMessageLater, type ShownIn } from './hide-message.ts'
import { authorize } from './permissions.ts'
import type { ServicesDeps } from './services-deps.ts'

export type MessagesService = {
  /** Promises to delete a message after a minute, whatever happens to this process. */
  readonly deleteLater: (actor: Actor, message: ShownIn) => Promise<void>
}

export function createMessages({ transact }: ServicesDeps): MessagesService {
  return {
    async deleteLater(actor, { chatId, messageId }) {
      authorize(actor, 'member.read')
      await transact(actor, `message.delete-${chatId}-${messageId}`, async (unit) => {
        hideMessageLater(unit, { chatId, messageId })
      })
    },
  }
}
