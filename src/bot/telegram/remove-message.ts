/** Deletes a message from a chat or, if that is impossible, at least its text. */
import { type Api, GrammyError } from 'grammy'

export type RemoveMessageApi = Pick<Api, 'deleteMessage' | 'editMessageText'>

/** Bot API, deleteMessage: 400 if it is gone or older than 48 hours; 403 if the bot was blocked. */
function isFinal(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403)
}

/** @throws any error of Telegram or the network other than that the message cannot be deleted */
export function createRemoveMessage(api: RemoveMessageApi) {
  return async (chatId: number, messageId: number): Promise<void> => {
    try {
      await api.deleteMessage(chatId, messageId)
      return
    } catch (error) {
      if (!isFinal(error)) throw error
    }
    try {
      await api.editMessageText(chatId, messageId, '…')
    } catch (error) {
      if (!isFinal(error)) throw error
    }
  }
}
