/** Takes a message out of a chat; where it cannot be deleted, at least its words. */
import { type Api, GrammyError } from 'grammy'

export type RemoveMessageApi = Pick<Api, 'deleteMessage' | 'editMessageText'>

/** Bot API, deleteMessage: 400 for what is gone, or older than 48 hours; 403 where the bot was blocked. */
function isFinal(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403)
}

/** @throws whatever Telegram or the network says beyond that the message cannot be deleted */
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
