/** Items of a deal, recurring amounts and roles as people read them. */
import { FluentNumber } from '@fluent/bundle'

import { QUANTITY_DECIMALS } from '../../language/line-total.ts'
import { cutText } from '../../language/cut-text.ts'
import type { LineItem, RecurringMoney } from '../../models/deal.ts'
import { isUsualRole } from '../../services/fields/types/contact-roles.ts'
import { totalOfItem } from '../../services/fields/types/line-items.ts'
import { MAX_LABEL_LENGTH } from './button-label.ts'
import { amountText } from './deal-line.ts'
import type { Translate } from './i18n.ts'

const quantityOf = (quantity: number) => new FluentNumber(quantity, { maximumFractionDigits: QUANTITY_DECIMALS })

function discountText({ discount, price }: LineItem, t: Translate): string {
  if (discount === null) return ''
  if ('percent' in discount)
    return t('item-off-percent', { percent: new FluentNumber(discount.percent, { maximumFractionDigits: 2 }) })
  return t('item-off-amount', { amount: amountText({ minor: discount.minor, currency: price.currency }, t) })
}

/** “2 × €1,500 −10%”. */
export function itemTerms(item: LineItem, t: Translate): string {
  const terms = t('item-terms', { quantity: quantityOf(item.quantity), price: amountText(item.price, t) })
  return [terms, discountText(item, t)].filter((part) => part !== '').join(' ')
}

/** “Website 2 × €1,500 −10%”. */
export function itemText(item: LineItem, t: Translate): string {
  return `${item.name} ${itemTerms(item, t)}`
}

/** The terms and what they come to; the total alone for one at its price. */
export function itemSum(item: LineItem, t: Translate): string {
  const total = amountText(totalOfItem(item), t)
  return item.quantity === 1 && item.discount === null ? total : `${itemTerms(item, t)} = ${total}`
}

/** As a button: the total is never cut. */
export function itemLabel(item: LineItem, number: number, t: Translate): string {
  const total = amountText(totalOfItem(item), t)
  const around = `${number}.  · ${total}`
  return `${number}. ${cutText(item.name, MAX_LABEL_LENGTH - around.length)} · ${total}`
}

/** “€500 a month”. */
export function recurringText({ minor, currency, per }: RecurringMoney, t: Translate): string {
  return t(`recurring-${per}`, { amount: amountText({ minor, currency }, t) })
}

/** The team's own words are as they were typed. */
export function roleText(role: string, t: Translate): string {
  return isUsualRole(role) ? t(`contact-role-${role}`) : role
}
