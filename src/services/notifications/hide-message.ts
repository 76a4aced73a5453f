/** The promise that a message that is going to show a secret will not stay: made before it shows anything. */
import type { Transaction } from '../core/transact.ts'

/** Where a secret is shown. The message is there already, with other words. */
export type ShownIn = { readonly chatId: number; readonly messageId: number }

/** The kind of the job; its payload is a {@link ShownIn}. */
export const DELETE_MESSAGE_JOB = 'message.delete'

/** How long a message that shows a secret stays, in milliseconds. */
export const SECRET_SHOWN_MS = 60_000

export function hideMessageLater(tx: Pick<Transaction, 'at' | 'enqueue'>, { chatId, messageId }: ShownIn): void {
  const runAt = new Date(tx.at.getTime() + SECRET_SHOWN_MS)
  tx.enqueue({ kind: DELETE_MESSAGE_JOB, payload: { chatId, messageId }, runAt })
}
