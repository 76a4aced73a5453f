/** Why Telegram does not edit a message. */
import { GrammyError } from 'grammy'

/** The message already looks like this: a double tap, or a page that did not change. */
export function isUnchanged(error: unknown): boolean {
  return error instanceof GrammyError && error.description.includes('message is not modified')
}

/** The message is gone, too old to be edited, or has no text: a new one takes its place. */
const CANNOT_BE_EDITED = /message (to edit not found|can't be edited)|MESSAGE_ID_INVALID|no text in the message/u

export function cannotBeEdited(error: unknown): boolean {
  return error instanceof GrammyError && CANNOT_BE_EDITED.test(error.description)
}
