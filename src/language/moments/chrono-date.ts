/** Reads the rarer ways to write a date (“last day of march”, “a week ago at noon”) with chrono-node. Pure. */
import * as english from 'chrono-node/en'
import * as ukrainian from 'chrono-node/uk'
import { DateTime } from 'luxon'

import type { Locale } from '../../locale.ts'

export type ChronoDate = {
  readonly start: number
  readonly end: number
  readonly day: DateTime
  readonly clock: { readonly hour: number; readonly minute: number } | null
}

/** Longer texts are prose, in which the matches of chrono's many patterns are mostly accidental. */
const MAX_LENGTH = 200

const CHRONO = { en: english.casual, uk: ukrainian.casual }

/**
 * @param folded folded text (see `foldTyped`)
 * @param now in the person's zone; chrono does not know zones, so only the fields of its result are used
 * @param within the date is inside a longer text, where single words (“sat”, “may”) are usually not dates
 * @returns the first date that names a day or an hour, trying the given language first, or null
 */
export function chronoDate(
  folded: string,
  locale: Locale,
  now: DateTime,
  forward: boolean,
  within: boolean,
): ChronoDate | null {
  if (folded.length > MAX_LENGTH) return null
  const reference = { instant: now.toJSDate(), timezone: now.offset }
  for (const language of locale === 'uk' ? (['uk', 'en'] as const) : (['en', 'uk'] as const)) {
    for (const { index, text, start } of CHRONO[language].parse(folded, reference, { forwardDate: forward })) {
      const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')]
      const timed = start.isCertain('hour')
      // A month or a year is not a day, and if a text without letters is a date, our own rules have read it already.
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
