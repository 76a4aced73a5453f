/** One line above a screen that says what has just happened. */
import { type FormattedString, fmt } from '@grammyjs/parse-mode'

/** The screen's text with the line above it, when there is one. */
export function withNotice(notice: string | undefined, text: FormattedString): FormattedString {
  return notice === undefined ? text : fmt`${notice}\n\n${text}`
}
