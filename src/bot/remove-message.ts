/** Deletes a message of the bot's. That it is gone already, or cannot be deleted any more, is no error. */
import { type Api, GrammyError } from 'grammy'

export function createMessageRemover(api: Pick<Api, 'deleteMessage'>) {
  return async (chatId: number, messageId: number): Promise<void> => {
    try {
      await api.deleteMessage(chatId, messageId)
    } catch (error) {
      if (!(error instanceof GrammyError) || ![400, 403].includes(error.error_code)) throw error
    }
  }
}
