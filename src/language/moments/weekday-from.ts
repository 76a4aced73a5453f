/** Which day a weekday means: “friday”, “next friday”, “last friday”. Pure. */
import type { DateTime } from 'luxon'

const BY_MODIFIER: readonly (readonly [RegExp, (today: DateTime, weekday: number) => DateTime])[] = [
  [/^(?:next|наступн)/u, (today, weekday) => today.startOf('week').plus({ weeks: 1, days: weekday - 1 })],
  [/^(?:last|past|минул)/u, (today, weekday) => today.minus({ days: ((today.weekday - weekday + 6) % 7) + 1 })],
  [/^(?:this|ц)/u, (today, weekday) => today.plus({ days: (weekday - today.weekday + 7) % 7 })],
]

/** Without “this”, today's weekday means next week's: for today people say “today”. */
export function weekdayFrom(today: DateTime, weekday: number, modifier: string): DateTime {
  const rule = BY_MODIFIER.find(([pattern]) => pattern.test(modifier))
  return rule === undefined ? today.plus({ days: ((weekday - today.weekday + 6) % 7) + 1 }) : rule[1](today, weekday)
}
