/** Deletes a message that showed a secret from a chat, at the scheduled time. */
import { DELETE_MESSAGE_JOB } from '../services/notifications/delete-message-job.ts'
import { handleJob } from './queue-handler.ts'

export type DeleteMessageDeps = {
  /** A message that is already gone or can no longer be deleted is not an error. */
  readonly deleteMessage: (chatId: number, messageId: number) => Promise<void>
}

export function createDeleteMessage({ deleteMessage }: DeleteMessageDeps) {
  return handleJob(DELETE_MESSAGE_JOB, ({ chatId, messageId }) => deleteMessage(chatId, messageId))
}
