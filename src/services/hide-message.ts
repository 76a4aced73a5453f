/** The promise that a message that is going to show a secret will not stay: made before it shows anything. */
import type { Unit } from './transact.ts'

/** Where a secret is shown. The message is there already, with other words. */
export type ShownIn = { readonly chatId: number; readonly messageId: number }

/** The kind of the job; its payload is a {@link ShownIn}. */
export const DELETE_MESSAGE_JOB = 'message.delete'

/** How long a message that shows a secret stays, in milliseconds. */
export const SECRET_SHOWN_MS = 60_000

export function hideMessageLater(unit: Pick<Unit, 'at' | 'enqueue'>, { chatId, messageId }: ShownIn): void {
  const runAt = new Date(unit.at.getTime() + SECRET_SHOWN_MS)
  unit.enqueue({ kind: DELETE_MESSAGE_JOB, payload: { chatId, messageId }, runAt })
}
