/** A contact's card as text. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { ContactView } from '../../services/contacts/contact-view.ts'
import { fieldLines, type RecordWords } from './field-lines.ts'
import { lastTouchLine } from './last-touch.ts'
import { moment } from './text-value.ts'

/** Where somebody works, and as what. */
export function workText(company: string | null, job: string | null): string {
  return [company, job].filter((part) => part !== null).join(' · ')
}

export function workLine({ companyName, jobTitle }: Pick<ContactView, 'companyName' | 'jobTitle'>): string {
  return workText(companyName, jobTitle)
}

/** The card as lines; empty fields have none. Typed text is shown as typed, without markup. */
export function contactCard(contact: ContactView, words: RecordWords): FormattedString {
  const { t, timeZone } = words
  const work = workLine(contact)
  const owners = fieldLines('contact', { owner: contact.owner }, words)
  const lines = [
    ...(work === '' ? [] : [`🏢 ${work}`]),
    ...fieldLines('contact', contact, words, { name: [], company: [], jobTitle: [], owner: [] }),
    '',
    ...owners,
    t('contact-added-on', { date: moment(new Date(contact.createdAt), timeZone) }),
    ...lastTouchLine(contact.touchedAt, words),
  ]
  const head = fmt`👤 ${FormattedString.bold(contact.displayName)}`
  return FormattedString.join([head, ...lines.map((line) => fmt`${line}`)], '\n')
}
