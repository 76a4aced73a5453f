/** A day in three lines, on the home screen and in the digest. */
import type { DayView } from '../../services/day/home.ts'
import type { WeightedSum } from '../../services/deals/weigh-deals.ts'
import { countText } from './count-text.ts'
import type { Translate } from './i18n.ts'
import { roundedMoney } from './text-value.ts'

/** More do not fit into a line; the board shows all of them. */
const MAX_CURRENCIES = 3

function sumText({ currency, minor, weightedMinor }: WeightedSum, t: Translate): string {
  return t('day-sum', { amount: roundedMoney(minor, currency), weighted: roundedMoney(weightedMinor, currency) })
}

export function dayLines({ overdue, today, deals, newLeads }: DayView, t: Translate): readonly string[] {
  const sums = deals.sums
    .slice(0, MAX_CURRENCIES)
    .map((sum) => sumText(sum, t))
    .join(' + ')
  const count = t('day-deals', { count: deals.count })
  return [
    t('day-tasks', { overdue: countText(overdue, t), today: countText(today, t) }),
    sums === '' ? count : `${count} · ${sums}`,
    t('day-leads', { count: countText(newLeads, t) }),
  ]
}
