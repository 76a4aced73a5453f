/** Finds the words and digits that name a day in a text. Pure. */
import type { DayChoice, DayContext } from './calendar-day.ts'
import { CALENDAR_DATES } from './calendar-dates.ts'
import type { DayKind, DayRule } from './day-rule.ts'
import { DAYS_FROM_NOW } from './days-from-now.ts'
import { DAYS_OF_SPANS } from './days-of-spans.ts'
import type { Certainty } from './moment-spans.ts'
import { weekdayCertainty } from './name-like.ts'

export type FoundDay = {
  readonly start: number
  readonly end: number
  readonly kind: DayKind
  readonly day: DayChoice
  readonly certainty: Certainty
}

const RULES: readonly DayRule[] = [...DAYS_OF_SPANS, ...DAYS_FROM_NOW, ...CALENDAR_DATES]

function certaintyIn(typed: string, { kind }: DayRule, match: RegExpExecArray): Certainty {
  const { modifier, week, after, ahead } = match.groups ?? {}
  if (kind !== 'weekday' || (modifier ?? week ?? after ?? ahead) !== undefined) return 'certain'
  return weekdayCertainty(typed, match.index, match.index + match[0].length)
}

/**
 * All days named in a text, earliest position first; of several at the same position, the longest first.
 *
 * @param folded the typed text, folded
 */
export function findDays(typed: string, folded: string, context: DayContext): FoundDay[] {
  const found = RULES.flatMap((rule) =>
    [...folded.matchAll(rule.pattern)].flatMap((match): FoundDay[] => {
      const choice = rule.read(match.groups ?? {}, context)
      if (choice === null) return []
      const [start, end] = [match.index, match.index + match[0].length]
      return [{ start, end, kind: rule.kind, day: choice, certainty: certaintyIn(typed, rule, match) }]
    }),
  )
  return found.toSorted((one, other) => one.start - other.start || other.end - one.end)
}
