/** What a rule that finds a day in a text consists of. Pure. */
import type { DateTime } from 'luxon'

import type { DayChoice, DayContext } from './calendar-day.ts'

/** “word”: a bare hour may follow (“tomorrow 10”). “calendar”: a date, which a weekday may accompany. */
export type DayKind = 'word' | 'weekday' | 'calendar'

export type Groups = Readonly<Record<string, string | undefined>>

/** @property read the day, or null if the words mean something else */
export type DayRule = {
  readonly kind: DayKind
  readonly pattern: RegExp
  readonly read: (groups: Groups, context: DayContext) => DayChoice | null
}

export const day = (at: DateTime): DayChoice => ({ kind: 'day', day: at })
