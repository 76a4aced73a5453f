/** The promise that a message that is going to show a secret will not stay: made before it shows anything. */
import type { Transaction } from '../core/transact.ts'
import { DELETE_MESSAGE_JOB } from './delete-message-job.ts'

/** Where a secret is shown. The message is there already, with other words. */
export type ShownIn = { readonly chatId: number; readonly messageId: number }

/** How long a message that shows a secret stays, in milliseconds. */
export const SECRET_SHOWN_MS = 60_000

export function hideMessageLater(tx: Pick<Transaction, 'at' | 'enqueue'>, { chatId, messageId }: ShownIn): void {
  tx.enqueue(DELETE_MESSAGE_JOB, { chatId, messageId }, { runAt: new Date(tx.at.getTime() + SECRET_SHOWN_MS) })
}
