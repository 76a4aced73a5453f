/** A contact's card as text. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { formatPhone } from '../../language/phones.ts'
import type { ContactView } from '../../services/contacts/contact-view.ts'
import type { Translate } from './i18n.ts'
import { moment } from './text-value.ts'

export type CardSettings = { readonly t: Translate; readonly region: string; readonly timeZone: string }

/** The lines of the card; empty fields take no line. What people typed appears as typed. */
export function contactCard(contact: ContactView, { t, region, timeZone }: CardSettings): FormattedString {
  const work = [contact.companyName, contact.jobTitle].filter((part) => part !== null).join(' · ')
  const lines: FormattedString[] = [fmt`👤 ${FormattedString.bold(contact.displayName)}`]
  const add = (line: string): void => void lines.push(fmt`${line}`)
  if (work !== '') add(`🏢 ${work}`)
  for (const phone of contact.phones) add(`📞 ${formatPhone(phone, region)}`)
  for (const email of contact.emails) add(`✉️ ${email}`)
  if (contact.tags.length > 0) add(`🏷 ${contact.tags.map((tag) => `#${tag}`).join(' ')}`)
  lines.push(fmt``)
  if (contact.owner !== null) add(t('contact-owner', { name: contact.owner.name }))
  add(t('contact-added-on', { date: moment(new Date(contact.createdAt), timeZone) }))
  return FormattedString.join(lines, '\n')
}
