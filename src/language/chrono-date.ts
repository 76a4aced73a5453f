/** The rarer ways to write a date (“last day of march”, “a week ago at noon”), by chrono-node. Pure. */
import * as english from 'chrono-node/en'
import * as ukrainian from 'chrono-node/uk'
import { DateTime } from 'luxon'

import type { Locale } from '../locale.ts'

export type ChronoDate = {
  readonly start: number
  readonly end: number
  readonly day: DateTime
  readonly clock: { readonly hour: number; readonly minute: number } | null
}

/** Longer texts are stories: chrono's patterns are many, and their matches in prose are mostly chance. */
const LONGEST = 200

const CHRONO = { en: english.casual, uk: ukrainian.casual }

/**
 * @param folded folded text (see `foldTyped`)
 * @param now in the person's zone; chrono knows no zones, so only the fields of its answer are used
 * @param within other words stand around: single words (“sat”, “may”) then mostly are not dates
 * @returns the first date that names a day or an hour, in the language first, or null
 */
export function chronoDate(
  folded: string,
  locale: Locale,
  now: DateTime,
  forward: boolean,
  within: boolean,
): ChronoDate | null {
  if (folded.length > LONGEST) return null
  const reference = { instant: now.toJSDate(), timezone: now.offset }
  for (const language of locale === 'uk' ? (['uk', 'en'] as const) : (['en', 'uk'] as const)) {
    for (const { index, text, start } of CHRONO[language].parse(folded, reference, { forwardDate: forward })) {
      const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')]
      const timed = start.isCertain('hour')
      // A month or a year is no day, and a sign without letters has been read by our own rules if it is a date.
      if (!timed && !start.isCertain('day') && !start.isCertain('weekday')) continue
      if (year === null || month === null || day === null || year < 1900 || year > 2199 || !/\p{L}{3}/u.test(text))
        continue
      if (within && !text.trim().includes(' ')) continue
      const at = DateTime.fromObject({ year, month, day }, { zone: now.zone })
      const clock = timed ? { hour: start.get('hour') ?? 0, minute: start.get('minute') ?? 0 } : null
      if (at.isValid) return { start: index, end: index + text.length, day: at, clock }
    }
  }
  return null
}
