/** The buttons of a card for reaching somebody: their numbers and addresses to copy, and their chat. */
import type { TelegramAccount } from '../../language/telegram-account.ts'
import type { Translate } from '../text/i18n.ts'
import { chatUrl, copyButton, copyPhone } from '../text/reach.ts'
import { inPairs, type Row } from './buttons.ts'

/** Each kind: the others stand in the card, where a tap on them offers the same. */
const MAX_PHONES = 2
const MAX_EMAILS = 1

type Reached = {
  /** E.164; an extension follows as in RFC 3966. */
  readonly phones: readonly string[]
  readonly emails?: readonly string[]
  readonly telegram: TelegramAccount | null
}

export function reachButtons({ phones, emails = [], telegram }: Reached, t: Translate): readonly Row[] {
  const copies = [
    ...phones.slice(0, MAX_PHONES).map(copyPhone),
    ...emails.slice(0, MAX_EMAILS).map((email) => copyButton(email, email)),
  ]
  const url = chatUrl(telegram, phones)
  const write = url === null ? [] : [{ label: t('button-write'), url }]
  return inPairs([...copies.filter((copy) => copy !== null), ...write])
}
