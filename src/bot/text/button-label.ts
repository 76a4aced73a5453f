/** Labels of buttons that show somebody's words. */
import { cutText } from './cut-text.ts'

/** The longest label before Telegram cuts it on a narrow phone, in characters. */
export const MAX_LABEL_LENGTH = 48

/** The text as a label: cut where it would not be seen any more. */
export function labelOf(text: string): string {
  return cutText(text, MAX_LABEL_LENGTH)
}
