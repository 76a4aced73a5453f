/** What every computation of figures starts from. Pure. */
import type { CountAndMoney } from './report.ts'
import type { LocalDays } from './local-days.ts'
import type { Yielding } from './yielding.ts'
import type { Span } from './report-period.ts'
import type { DealHistory, DealState } from './history/deal-history.ts'
import type { Histories } from './history/scope.ts'
import type { Valuer } from './valuer.ts'

export type Figuring = Histories & {
  /** The part of the period that is over. */
  readonly span: Span
  /** The last day of that part, YYYY-MM-DD: open deals are converted by its rate. */
  readonly lastDay: string
  readonly dayOf: LocalDays
  readonly valuer: Valuer
  /** For what a report only compares with: deals without a rate are reported only once. */
  readonly quiet: Valuer
  readonly yielding: Yielding
  /** Whether whoever reads the report may open the deal now. */
  readonly canOpen: (history: DealHistory) => boolean
}

/** Computes the figures of one report from deals that come one after another. */
export type Reckoning<Figures> = {
  readonly add: (history: DealHistory) => void
  readonly figures: () => Figures | Promise<Figures>
}

/** The day whose rate counts: for a closed deal the one on which it was closed, so that later rates change nothing. */
export function rateDay({ dayOf, lastDay }: Pick<Figuring, 'dayOf' | 'lastDay'>, state: DealState): string {
  return state.status === 'open' ? lastDay : dayOf(state.enteredAt)
}

export function worthOf(figuring: Figuring, { id }: DealHistory, state: DealState): number {
  return figuring.valuer.worth(id, state.amount, () => rateDay(figuring, state))
}

/** The share of what was closed that was won; null if nothing was. */
export function rateOf(won: number, lost: number): number | null {
  return won + lost === 0 ? null : won / (won + lost)
}

/** The larger one first: by money, then by number, then by name. */
export function byMoney(
  one: CountAndMoney & { readonly name: string },
  other: CountAndMoney & { readonly name: string },
): number {
  return other.minor - one.minor || other.count - one.count || one.name.localeCompare(other.name)
}
