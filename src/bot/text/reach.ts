/** How somebody is reached from a card: what a tap puts on the clipboard, and their chat. */
import { formatPhone, mainNumberOf } from '../../language/phones.ts'
import type { TelegramAccount } from '../../language/telegram-account.ts'
import { labelOf } from './button-label.ts'

/** Puts a text on the person's clipboard; Telegram accepts at most 256 characters. The bot is not told about the tap. */
export type CopyButton = { readonly label: string; readonly copy: string }

/** Bot API: a text to copy has 1 to 256 characters. */
const MAX_COPIED = 256

/** Null for a text that Telegram refuses to copy. */
export function copyButton(label: string, copy: string): CopyButton | null {
  return copy === '' || copy.length > MAX_COPIED ? null : { label: labelOf(`📋 ${label}`), copy }
}

/** The same as a row of its own; none for what cannot be copied. */
export function copyRow(label: string, copy: string): readonly (readonly [CopyButton])[] {
  const button = copy === '' || copy.length > MAX_COPIED ? null : { label, copy }
  return button === null ? [] : [[button]]
}

/** The number as it is dialled; one with an extension as it is read, since no dialler knows the stored form. */
export function copyPhone(e164: string): CopyButton | null {
  const shown = formatPhone(e164)
  return copyButton(shown, mainNumberOf(e164) === e164 ? e164 : shown)
}

/**
 * The address of somebody's chat in Telegram: by their username, else by their id, which opens in Telegram's apps if the bot has
 * seen the person, else by a number, which leads to the chat if it has an account that strangers can find. Null if none is known.
 */
export function chatUrl(account: TelegramAccount | null, phones: readonly string[]): string | null {
  if (account?.username != null) return `https://t.me/${account.username}`
  if (account?.userId != null) return `tg://user?id=${account.userId}`
  const [number] = phones.filter((e164) => mainNumberOf(e164) === e164)
  return number === undefined ? null : `https://t.me/${number}`
}
