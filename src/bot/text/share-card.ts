/** A record as a card that a member sends to a colleague or customer, and as a line in the list to choose it from. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'
import { InlineKeyboard } from 'grammy'
import type { InlineQueryResultArticle } from 'grammy/types'

import { MAX_EMAILS } from '../../language/emails.ts'
import { formatPhone, MAX_PHONES } from '../../language/phones.ts'
import type { ShareableContact } from '../../services/contacts/share-contacts.ts'
import type { ShareableDeal } from '../../services/deals/share-deals.ts'
import type { KindTable } from '../../services/records/kind-definition.ts'
import type { Shareable } from '../../services/sharing/find-shareable.ts'
import { type CopyButton, copyButton, copyPhone } from './reach.ts'
import { labelOf } from './button-label.ts'
import { cardLink, cardPayload } from './card-link.ts'
import { workLine } from './contact-card.ts'
import { amountText, CLOSED_SIGNS } from './deal-line.ts'
import type { Translate } from './i18n.ts'
import { money } from './text-value.ts'

const MAX_COPIED_PHONES = 2
const MAX_COPIED_EMAILS = 1

type Card = {
  readonly title: string
  readonly about: readonly (string | null | undefined)[]
  readonly text: FormattedString
  readonly copies: readonly CopyButton[]
}

function contactCard(contact: ShareableContact): Card {
  const { displayName, phones, emails } = contact
  const work = workLine(contact)
  const lines: FormattedString[] = [fmt`👤 ${FormattedString.bold(displayName)}`]
  if (work !== '') lines.push(fmt`🏢 ${work}`)
  // As many as can be typed: this keeps every card below Telegram's maximum length.
  for (const phone of phones.slice(0, MAX_PHONES)) lines.push(fmt`📞 ${formatPhone(phone)}`)
  for (const email of emails.slice(0, MAX_EMAILS)) lines.push(fmt`✉️ ${email}`)
  const [phone] = phones
  const about = work !== '' ? [work] : [phone === undefined ? emails[0] : formatPhone(phone)]
  const copies = [
    ...phones.slice(0, MAX_COPIED_PHONES).map(copyPhone),
    ...emails.slice(0, MAX_COPIED_EMAILS).map((email) => copyButton(email, email)),
  ].filter((copy) => copy !== null)
  return { title: displayName, about: ['👤', ...about], text: FormattedString.join(lines, '\n'), copies }
}

function dealCard({ title, amount, stage, companyName }: ShareableDeal, t: Translate): Card {
  const sign = stage.kind === 'open' ? '📍' : CLOSED_SIGNS[stage.kind]
  const lines: FormattedString[] = [fmt`💼 ${FormattedString.bold(title)}`]
  if (amount !== null) lines.push(fmt`${t('deal-amount', { amount: money(amount.minor, amount.currency) })}`)
  lines.push(fmt`${sign} ${stage.name}`)
  if (companyName !== null) lines.push(fmt`🏢 ${companyName}`)
  const about = ['💼', amount === null ? null : amountText(amount, t), stage.name, companyName]
  return { title, about, text: FormattedString.join(lines, '\n'), copies: [] }
}

/** “💼 €5,000 · Proposal · Acme” */
function aboutLine([sign, ...parts]: Card['about']): string {
  return labelOf(`${sign} ${parts.filter((part) => part !== null && part !== undefined).join(' · ')}`.trimEnd())
}

export type SharingWords = { readonly t: Translate; readonly botUsername: string; readonly kinds: KindTable }

/** Typed text is shown as typed, without markup; the button is for colleagues. */
export function shareCard(record: Shareable, { t, botUsername, kinds }: SharingWords): InlineQueryResultArticle {
  const { title, about, text, copies } = record.kind === 'contact' ? contactCard(record) : dealCard(record, t)
  const open = { text: t('button-open-in-product'), url: cardLink(kinds, botUsername, record) }
  return {
    type: 'article',
    id: cardPayload(kinds, record),
    title: labelOf(title),
    description: aboutLine(about),
    input_message_content: {
      message_text: text.text,
      entities: text.entities,
      link_preview_options: { is_disabled: true },
    },
    reply_markup: {
      inline_keyboard: [...copies.map(({ label, copy }) => [InlineKeyboard.copyText(label, copy)]), [open]],
    },
  }
}
