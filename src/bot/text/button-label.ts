/** Labels of buttons that show typed text. */
import { cutText } from '../../language/cut-text.ts'

/** In characters: Telegram cuts off longer labels on a narrow phone. */
export const MAX_LABEL_LENGTH = 48

/** The text as a label, shortened to what is visible. */
export function labelOf(text: string): string {
  return cutText(text, MAX_LABEL_LENGTH)
}
