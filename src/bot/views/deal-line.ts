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

/** Room for title and amount, in characters, beside the signs on a button. */
const LABEL_ROOM = 40

/** Cuts a long title, so that the amount behind it stays whole: half a number reads as another one. */
function shortTitle(title: string, room: number): string {
  const points = [...title]
  return points.length <= room
    ? title
    : `${points
        .slice(0, room - 1)
        .join('')
        .trimEnd()}…`
}

/** «Website · €5,000 · Acme»: what tells deals apart, before it is cut. */
export function dealLabel({ title, amount, customerName }: DealSummary, t: Translate): string {
  const sum = amount === null ? null : amountText(amount, t)
  const shown = sum === null ? title : shortTitle(title, LABEL_ROOM - ' · '.length - sum.length)
  return [shown, sum, customerName].filter((part) => part !== null).join(' · ')
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
