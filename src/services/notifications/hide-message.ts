/** Promises that a message which is about to show a secret will be deleted. The promise is made before it shows anything. */
import type { Transaction } from '../core/transact.ts'
import { DELETE_MESSAGE_JOB } from './delete-message-job.ts'

/** Where a secret is shown. The message already exists, with other words in it. */
export type ShownIn = { readonly chatId: number; readonly messageId: number }

/** How long a message that shows a secret stays, in milliseconds. */
export const SECRET_SHOWN_MS = 60_000

export function hideMessageLater(tx: Pick<Transaction, 'at' | 'enqueue'>, { chatId, messageId }: ShownIn): void {
  tx.enqueue(DELETE_MESSAGE_JOB, { chatId, messageId }, { runAt: new Date(tx.at.getTime() + SECRET_SHOWN_MS) })
}
