/** Takes a message out of a chat at its time: one that showed a secret. */
import { DELETE_MESSAGE_JOB } from '../services/notifications/delete-message-job.ts'
import { handleJob } from './queue-handler.ts'

export type DeleteMessageDeps = {
  /** That it is gone already, or cannot be deleted any more, is no error. */
  readonly deleteMessage: (chatId: number, messageId: number) => Promise<void>
}

export function createDeleteMessage({ deleteMessage }: DeleteMessageDeps) {
  return handleJob(DELETE_MESSAGE_JOB, ({ chatId, messageId }) => deleteMessage(chatId, messageId))
}
