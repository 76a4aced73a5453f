/** The text above the board: how many deals are open, and what they are worth. */
import type { Board } from '../../services/deals/read-board.ts'
import type { WeightedSum } from '../../services/deals/weigh-deals.ts'
import { sumText } from './deal-line.ts'
import type { Translate } from './i18n.ts'

function worth({ currency, minor, weightedMinor }: WeightedSum, t: Translate, key: 'board-worth' | 'board-converted') {
  const amount = sumText({ minor, currency }, t)
  return t(key, { amount, weighted: sumText({ minor: weightedMinor, currency }, t) })
}

/** The total of all open deals and their weighted total by currency, and then all of them in one. */
export function boardTotals({ open: { count, sums, converted } }: Pick<Board, 'open'>, t: Translate): string {
  const lines = [t('board-open', { count }), ...sums.map((sum) => worth(sum, t, 'board-worth'))]
  if (converted === null) return lines.join('\n')
  const { unconverted, without } = converted
  // Nothing to add up: only what is missing.
  const isKnown = converted.minor > 0 || unconverted === 0
  return [
    ...lines,
    ...(isKnown ? [worth(converted, t, 'board-converted')] : []),
    ...(unconverted === 0 ? [] : [t('board-unconverted', { count: unconverted, currencies: without.join(', ') })]),
  ].join('\n')
}
