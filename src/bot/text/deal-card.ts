/** A deal's card as text. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { DealView } from '../../services/deals/deal-view.ts'
import { cutToUnits } from '../../language/cut-text.ts'
import { formatPhone } from '../../language/phones.ts'
import { type CardWords, type RecordWords, fieldLines, linesOfField } from './field-lines.ts'
import type { Translate } from './i18n.ts'
import { lastTouchLine } from './last-touch.ts'
import { money, roundedMoney } from './text-value.ts'

/** The deal's stage, and how long it has been there. */
function stageLine({ stage, pipelineName, status, daysInStage, rotting }: DealView, t: Translate): string {
  const name = pipelineName === null ? stage.name : `${pipelineName} · ${stage.name}`
  if (status !== 'open') return t(`deal-is-${status}`, { stage: name, days: daysInStage })
  const line = t('deal-in-stage', { stage: name, days: daysInStage })
  return rotting ? `${line} · ${t('deal-is-rotting')}` : line
}

function amountLines({ amount, weightedMinor, status }: DealView, t: Translate): readonly string[] {
  if (amount === null) return []
  const written = money(amount.minor, amount.currency)
  // A closed deal is worth its full amount or nothing: there is nothing to weight.
  if (status !== 'open' || weightedMinor === null) return [t('deal-amount', { amount: written })]
  return [t('deal-amount-weighted', { amount: written, weighted: roundedMoney(weightedMinor, amount.currency) })]
}

/** The contacts, and the numbers of the first one. */
function contactLines({ contact, person }: DealView, words: CardWords): readonly string[] {
  const names = linesOfField({ kind: 'deal', name: 'contact', field: words.fields.deal.contact }, contact, words)
  const whose = contact.length > 1 && person !== null ? ` · ${person.displayName}` : ''
  return [...names, ...(person?.phones ?? []).map((phone) => `📞 ${formatPhone(phone)}${whose}`)]
}

/** Of what a lead wrote, in UTF-16 code units: the whole of it is in the timeline. */
const MAX_WORDS = 300

/** The card as lines; empty fields have none. Typed text is shown as typed, without markup. */
export function dealCard(deal: DealView, words: RecordWords): FormattedString {
  const { t } = words
  const lines = [
    stageLine(deal, t),
    ...(deal.lostReason === null ? [] : [t('deal-lost-reason', { reason: deal.lostReason })]),
    ...fieldLines('deal', deal, words, { title: [], amount: amountLines(deal, t), contact: contactLines(deal, words) }),
    ...lastTouchLine(deal.touchedAt, words),
    ...(deal.leadWords === null ? [] : [`📝 ${cutToUnits(deal.leadWords, MAX_WORDS)}`]),
  ]
  const head = fmt`💼 ${FormattedString.bold(deal.title)}`
  return FormattedString.join([head, ...lines.map((line) => fmt`${line}`)], '\n')
}
