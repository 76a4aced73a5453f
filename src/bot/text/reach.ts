/** How somebody is reached from a card: what a tap puts on the clipboard, and their chat. */
import { formatPhone, mainNumberOf } from '../../language/phones.ts'
import { labelOf } from './button-label.ts'

/** Puts a text on the person's clipboard; Telegram accepts at most 256 characters. The bot is not told about the tap. */
export type CopyButton = { readonly label: string; readonly copy: string }

/** Bot API: a text to copy has 1 to 256 characters. */
const MAX_COPIED = 256

/** Null for a text that Telegram refuses to copy. */
export function copyButton(label: string, copy: string): CopyButton | null {
  return copy === '' || copy.length > MAX_COPIED ? null : { label: labelOf(`📋 ${label}`), copy }
}

/** The number as it is dialled; one with an extension as it is read, since no dialler knows the stored form. */
export function copyPhone(e164: string): CopyButton | null {
  const shown = formatPhone(e164)
  return copyButton(shown, mainNumberOf(e164) === e164 ? e164 : shown)
}

/**
 * The address of somebody's chat in Telegram: by their username, or else by a number, which leads to the chat if it has an
 * account that strangers can find. Null if neither is known.
 */
export function chatUrl(username: string | null, phones: readonly string[]): string | null {
  // Names come from lead sources, too, and Telegram refuses a whole message for one bad address.
  if (username !== null && /^\w{4,32}$/u.test(username)) return `https://t.me/${username}`
  const [number] = phones.filter((e164) => mainNumberOf(e164) === e164)
  return number === undefined ? null : `https://t.me/${number}`
}
