/** A deal's card as text. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { DealView } from '../../services/deals/deal-view.ts'
import { cutToUnits } from '../../language/cut-text.ts'
import { formatPhone } from '../../language/phones.ts'
import { totalOfItems } from '../../services/fields/types/line-items.ts'
import { type CardWords, type RecordWords, fieldLines, linesOfField } from './field-lines.ts'
import { amountText } from './deal-line.ts'
import type { Translate } from './i18n.ts'
import { itemSum } from './item-text.ts'
import { lastTouchLine } from './last-touch.ts'
import { rolesText } from './person-of-deal.ts'
import { money, roundedMoney } from './text-value.ts'

/** The deal's stage, and how long it has been there. */
function stageLine({ stage, pipelineName, status, daysInStage, rotting }: DealView, t: Translate): string {
  const name = pipelineName === null ? stage.name : `${pipelineName} · ${stage.name}`
  if (status !== 'open') return t(`deal-is-${status}`, { stage: name, days: daysInStage })
  const line = t('deal-in-stage', { stage: name, days: daysInStage })
  return rotting ? `${line} · ${t('deal-is-rotting')}` : line
}

/** Where the amount is from; null if there are no items it could be from. */
function amountOrigin({ items, followsItems }: DealView, t: Translate): string | null {
  const total = totalOfItems(items)
  if (total === null) return null
  return followsItems ? t('deal-amount-follows') : t('deal-amount-typed', { total: amountText(total, t) })
}

function amountLines(deal: DealView, t: Translate): readonly string[] {
  const { amount, weightedMinor, status } = deal
  if (amount === null) return []
  const written = money(amount.minor, amount.currency)
  // A closed deal is worth its full amount or nothing: there is nothing to weight.
  const line =
    status !== 'open' || weightedMinor === null
      ? t('deal-amount', { amount: written })
      : t('deal-amount-weighted', { amount: written, weighted: roundedMoney(weightedMinor, amount.currency) })
  return [[line, amountOrigin(deal, t)].filter((part) => part !== null).join(' · ')]
}

/** The others are on the screen of the items. */
const MAX_ITEMS_SHOWN = 4

function itemLines({ items }: DealView, t: Translate): readonly string[] {
  const shown = items.slice(0, items.length > MAX_ITEMS_SHOWN + 1 ? MAX_ITEMS_SHOWN : items.length)
  const lines = shown.map((item) => t('card-deal-items', { value: `${item.name} · ${itemSum(item, t)}` }))
  return shown.length < items.length ? [...lines, t('deal-items-more', { count: items.length - shown.length })] : lines
}

/** The contacts with what each is to the deal, and the numbers of the first one. */
function contactLines({ contact, roles, person }: DealView, words: CardWords): readonly string[] {
  const { t } = words
  const told = contact.map(({ id, name }) => {
    const own = rolesText({ roles }, id, t)
    return { id, name: own === '' ? name : `${name} · ${own}` }
  })
  const names = linesOfField({ kind: 'deal', name: 'contact', field: words.fields.deal.contact }, told, words)
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
    ...fieldLines('deal', deal, words, {
      title: [],
      amount: amountLines(deal, t),
      items: itemLines(deal, t),
      followsItems: [],
      committed: deal.committed ? [t('deal-is-committed')] : [],
      contact: contactLines(deal, words),
    }),
    ...lastTouchLine(deal.touchedAt, words),
    ...(deal.leadWords === null ? [] : [`📝 ${cutToUnits(deal.leadWords, MAX_WORDS)}`]),
  ]
  const head = fmt`💼 ${FormattedString.bold(deal.title)}`
  return FormattedString.join([head, ...lines.map((line) => fmt`${line}`)], '\n')
}
