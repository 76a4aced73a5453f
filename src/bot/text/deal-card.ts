/** A deal's card as text. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { DealView } from '../../services/deals/deal-view.ts'
import type { Translate } from './i18n.ts'
import { calendarDay, money, wholeMoney } from './text-value.ts'

/** Where the deal is, and for how long. */
function stageLine({ stage, status, daysInStage, rotting }: DealView, t: Translate): string {
  if (status !== 'open') return t(`deal-is-${status}`, { stage: stage.name, days: daysInStage })
  const line = t('deal-in-stage', { stage: stage.name, days: daysInStage })
  return rotting ? `${line} · ${t('deal-is-rotting')}` : line
}

function amountLine({ amount, weightedMinor, status }: DealView, t: Translate): string | null {
  if (amount === null) return null
  const written = money(amount.minor, amount.currency)
  // Closed, it is worth all of the amount or nothing.
  if (status !== 'open' || weightedMinor === null) return t('deal-amount', { amount: written })
  return t('deal-amount-weighted', { amount: written, weighted: wholeMoney(weightedMinor, amount.currency) })
}

/** The lines of the card; empty fields take no line. What people typed appears as typed. */
export function dealCard(deal: DealView, t: Translate): FormattedString {
  const lines: FormattedString[] = [fmt`💼 ${FormattedString.bold(deal.title)}`]
  const add = (line: string | null): void => void (line !== null && lines.push(fmt`${line}`))
  add(stageLine(deal, t))
  if (deal.lostReason !== null) add(t('deal-lost-reason', { reason: deal.lostReason }))
  add(amountLine(deal, t))
  for (const { displayName } of deal.contacts) add(`👤 ${displayName}`)
  if (deal.company !== null) add(`🏢 ${deal.company.name}`)
  if (deal.expectedCloseOn !== null) add(t('deal-close-on', { date: calendarDay(deal.expectedCloseOn) }))
  if (deal.tags.length > 0) add(`🏷 ${deal.tags.map((tag) => `#${tag}`).join(' ')}`)
  if (deal.owner !== null) add(t('contact-owner', { name: deal.owner.name }))
  return FormattedString.join(lines, '\n')
}
