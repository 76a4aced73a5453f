/** One-line labels for buttons: a deal, and a stage of the board. */
import type { Money } from '../../models/deal.ts'
import type { BoardLine } from '../../services/deals/read-board.ts'
import type { DealSummary, Urgency } from '../../services/deals/deal-view.ts'
import type { DealsTotal } from '../../services/deals/deals-total.ts'
import { MAX_LABEL_LENGTH } from './button-label.ts'
import { cutText, lengthOf } from '../../language/cut-text.ts'
import type { Translate } from './i18n.ts'
import { money, roundedMoney } from './text-value.ts'

/** How soon the next step of a deal is due. */
export const URGENCY_SIGNS: Record<Urgency, string> = { overdue: '🔴', today: '🟡', none: '⚪️', later: '🟢' }

export const ROTTING_SIGN = '🥀'

/** The sign of a closed deal or stage. */
export const CLOSED_SIGNS = { won: '🏆', lost: '❌' } as const

export function amountText({ minor, currency }: Money, t: Translate): string {
  return t('amount', { amount: money(minor, currency) })
}

/** The sum of several deals, without cents: it is an overview. */
export function sumText({ minor, currency }: Money, t: Translate): string {
  return t('amount', { amount: roundedMoney(minor, currency) })
}

/** “🔴🥀” for an open deal, the result for a closed one. */
function dealSigns({ status, urgency, rotting }: DealSummary): string {
  if (status !== 'open') return CLOSED_SIGNS[status]
  return `${URGENCY_SIGNS[urgency]}${rotting ? ROTTING_SIGN : ''}`
}

const BETWEEN = ' · '

/** A shorter company name would say nothing; a longer one would crowd out a long title. */
const MIN_NAME_LENGTH = 4
const MAX_NAME_LENGTH = 16

/**
 * “Website · €5,000 · Acme” in `room` characters. Title and name are shortened; the amount never is, because half a number
 * reads like a different one.
 */
function dealLabel({ title, amount, customerName }: DealSummary, room: number, t: Translate): string {
  const sum = amount === null ? null : amountText(amount, t)
  const left = room - (sum === null ? 0 : lengthOf(sum) + BETWEEN.length)
  const join = (...parts: readonly (string | null)[]) => parts.filter((part) => part !== null).join(BETWEEN)
  if (customerName === null) return join(cutText(title, left), sum)
  const both = left - BETWEEN.length
  const name = cutText(
    customerName,
    Math.max(both - lengthOf(title), Math.min(MAX_NAME_LENGTH, both - MIN_NAME_LENGTH)),
  )
  if (name !== customerName && lengthOf(name) < MIN_NAME_LENGTH) return join(cutText(title, left), sum)
  return join(cutText(title, both - lengthOf(name)), sum, name)
}

/** A deal in a list, with the signs of its next step. In a list of several kinds, `before` tells the kind. */
export function dealLine(deal: DealSummary, t: Translate, before = ''): string {
  const signs = `${before}${dealSigns(deal)} `
  return `${signs}${dealLabel(deal, MAX_LABEL_LENGTH - lengthOf(signs), t)}`
}

/** A longer title than two lines of a phone would push the buttons out of sight. */
const MAX_LISTED_TITLE_LENGTH = 80
const MAX_LISTED_NAME_LENGTH = 40

/** A deal in the text above its button, with the room for a title of two lines; its amount is on the button. */
export function listedDeal(deal: DealSummary): string {
  const name = deal.customerName === null ? '' : `${BETWEEN}${cutText(deal.customerName, MAX_LISTED_NAME_LENGTH)}`
  return `${dealSigns(deal)} ${cutText(deal.title, MAX_LISTED_TITLE_LENGTH)}${name}`
}

/** Whether a button has no room for the whole title. */
export function isTitleCut(deal: DealSummary, t: Translate): boolean {
  return !dealLine(deal, t).includes(deal.title)
}

/** “12 deals · €340,000 + $12,000” */
export function totalText({ count, sums }: DealsTotal, t: Translate): string {
  const amounts = sums.map((part) => sumText(part, t)).join(' + ')
  return [t('stage-count', { count }), ...(amounts === '' ? [] : [amounts])].join(BETWEEN)
}

/** As many sums as fit, none of them shortened. */
function sumsIn(sums: readonly Money[], room: number, t: Translate): string {
  const texts = sums.map((part) => sumText(part, t))
  for (let shown = texts.length; shown > 0; shown -= 1) {
    const text = [...texts.slice(0, shown), ...(shown < texts.length ? ['…'] : [])].join(' + ')
    if (lengthOf(text) <= room) return text
  }
  return ''
}

/** However many sums there are, the stage's name keeps this much room. */
const MIN_STAGE_NAME_LENGTH = 12

/** A stage with its count and sums. */
export function stageLine({ stage, count, sums }: BoardLine, t: Translate): string {
  const name = stage.kind === 'open' ? stage.name : `${CLOSED_SIGNS[stage.kind]} ${stage.name}`
  const behind = `${BETWEEN}${count}`
  const room = MAX_LABEL_LENGTH - lengthOf(behind)
  const sum = sumsIn(sums, room - BETWEEN.length - Math.min(MIN_STAGE_NAME_LENGTH, lengthOf(name)), t)
  const end = sum === '' ? behind : `${behind}${BETWEEN}${sum}`
  return `${cutText(name, MAX_LABEL_LENGTH - lengthOf(end))}${end}`
}
