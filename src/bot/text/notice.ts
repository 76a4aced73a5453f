/** The line above a screen that says what has just happened. */
import { type FormattedString, fmt } from '@grammyjs/parse-mode'

/** The screen's text, below the notice if there is one. */
export function withNotice(notice: string | undefined, text: FormattedString): FormattedString {
  return notice === undefined ? text : fmt`${notice}\n\n${text}`
}
