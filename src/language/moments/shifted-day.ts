/** Days told from another day: “two days before 28 November”, “за тиждень до п'ятниці”. Pure. */
import { BEGIN, LENGTH, lengthOf } from './date-words.ts'
import type { FoundDay } from './find-day.ts'

const SHIFTS: readonly (readonly [1 | -1, RegExp])[] = [
  [-1, new RegExp(`${BEGIN}(?:the )?${LENGTH} (?:before|prior to)(?: the)? $`, 'u')],
  [-1, new RegExp(`${BEGIN}за ${LENGTH} (?:до|перед) $`, 'u')],
  [1, new RegExp(`${BEGIN}(?:in )?(?:the )?${LENGTH} (?:after|following)(?: the)? $`, 'u')],
  [1, new RegExp(`${BEGIN}через ${LENGTH} (?:після|від) $`, 'u')],
]

/** The day, moved by the length that stands before it. */
export function shiftedDay(found: FoundDay | undefined, folded: string): FoundDay | undefined {
  if (found?.day.kind !== 'day') return found
  const before = folded.slice(0, found.start)
  for (const [sign, pattern] of SHIFTS) {
    const match = pattern.exec(before)
    const length = match === null ? null : lengthOf(match.groups ?? {})
    if (match === null || length === null || (typeof length === 'object' && 'minutes' in length)) continue
    const day = sign > 0 ? found.day.day.plus(length) : found.day.day.minus(length)
    return { ...found, start: match.index, day: { kind: 'day', day } }
  }
  return found
}
