/** A deal, and a stage of the board, as one line on a button. */
import type { Money } from '../../models/deal.ts'
import type { BoardLine } from '../../services/deals/read-deals.ts'
import type { DealSummary, Urgency } from '../../services/deals/deal-view.ts'
import { labelOf } from '../context/buttons.ts'
import type { Translate } from './i18n.ts'
import { money } from './text-value.ts'

/** How soon the next step of a deal is due. */
export const URGENCY_SIGNS: Record<Urgency, string> = { overdue: '🔴', today: '🟡', none: '⚪️', later: '🟢' }

export const ROTTING_SIGN = '🥀'

/** The sign of a closed deal or stage. */
export const CLOSED_SIGNS = { won: '🏆', lost: '❌' } as const

export function amountText({ minor, currency }: Money, t: Translate): string {
  return t('amount', { amount: money(minor, currency) })
}

/** «🔴🥀» before an open deal, what became of it before a closed one. */
export function dealSigns({ status, urgency, rotting }: DealSummary): string {
  if (status !== 'open') return CLOSED_SIGNS[status]
  return `${URGENCY_SIGNS[urgency]}${rotting ? ROTTING_SIGN : ''}`
}

/** «Website · €5,000 · Acme»: what tells deals apart, before it is cut. */
export function dealLabel({ title, amount, companyName, contactName }: DealSummary, t: Translate): string {
  const parts = [title, amount === null ? null : amountText(amount, t), companyName ?? contactName]
  return parts.filter((part) => part !== null).join(' · ')
}

/** A deal among other deals, with the signs of what is to be done. */
export function dealLine(deal: DealSummary, t: Translate): string {
  return labelOf(`${dealSigns(deal)} ${dealLabel(deal, t)}`)
}

/** A stage with its count and sums. */
export function stageLine({ stage, count, sums }: BoardLine, t: Translate): string {
  const sign = stage.kind === 'open' ? '' : `${CLOSED_SIGNS[stage.kind]} `
  const sum = sums.map((part) => amountText(part, t)).join(' + ')
  return labelOf([`${sign}${stage.name}`, String(count), ...(sum === '' ? [] : [sum])].join(' · '))
}
