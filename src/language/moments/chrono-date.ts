/** Reads the rarer ways to write a date (“last day of march”, “a week ago at noon”) with chrono-node. Pure. */
import * as english from 'chrono-node/en'
import * as ukrainian from 'chrono-node/uk'
import { DateTime } from 'luxon'

import type { Locale } from '../../locale.ts'
import { BEGIN, MONTH, WEEKDAY } from './date-words.ts'

export type ChronoDate = {
  readonly start: number
  readonly end: number
  readonly day: DateTime
  readonly clock: { readonly hour: number; readonly minute: number } | null
}

/** Longer texts are prose, in which the matches of chrono's many patterns are mostly accidental. */
const MAX_LENGTH = 200

/**
 * “Two days before Christmas” is told from Christmas, and “for 2 weeks”, “the last 2 weeks” and “2 дні” are lengths;
 * chrono counts them from now.
 */
const TOLD_FROM_ELSEWHERE = /(?:^|\s)(?:before|earlier|after|prior|до|перед|після|від)$/u
const ELSEWHERE_BEHIND = /^\s?(?:before|after|prior|following|до|перед|після|від)(?![\p{L}])/u
const LENGTH_ONLY =
  /^(?!(?:in|через|за|this|next week|next month|last week|last month) ).*(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|хвилин\p{L}{0,2}|годин\p{L}{0,2}|день|дн(?:і|ів|я)|тиж\p{L}{2,4}|місяц\p{L}{1,2}|рок(?:и|ів|у)|рік)$/u

const CHRONO = { en: english.casual, uk: ukrainian.casual }

/** Chrono's many patterns take longer than all of our own: they are tried only on words that could be dates. */
const HINT = new RegExp(
  `\\d|${BEGIN}(?:${MONTH}|${WEEKDAY}|day|week|fortnight|month|year|hour|minute|morning|afternoon|evening|night|noon|ago|later|half|last|next|few|couple|д(?:ень|н)|тиж|міся|р(?:ік|ок)|годин|хвилин|ран|веч|ніч|ноч|тому|кільк|минул|наступн|пар)`,
  'u',
)

function isLength(text: string, behind: string): boolean {
  return TOLD_FROM_ELSEWHERE.test(text) || LENGTH_ONLY.test(text) || ELSEWHERE_BEHIND.test(behind)
}

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
  if (folded.length > MAX_LENGTH || (within && !HINT.test(folded))) return null
  const reference = { instant: now.toJSDate(), timezone: now.offset }
  for (const language of locale === 'uk' ? (['uk', 'en'] as const) : (['en', 'uk'] as const)) {
    for (const { index, text, start } of CHRONO[language].parse(folded, reference, { forwardDate: forward })) {
      const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')]
      const timed = start.isCertain('hour')
      // A month or a year is not a day, and if a text without letters is a date, our own rules have read it already.
      if (!timed && !start.isCertain('day') && !start.isCertain('weekday')) continue
      if (year === null || month === null || day === null || year < 1900 || year > 2199 || !/\p{L}{3}/u.test(text))
        continue
      if (within && (!text.trim().includes(' ') || isLength(text.trim(), folded.slice(index + text.length)))) continue
      const at = DateTime.fromObject({ year, month, day }, { zone: now.zone })
      const clock = timed ? { hour: start.get('hour') ?? 0, minute: start.get('minute') ?? 0 } : null
      if (at.isValid) return { start: index, end: index + text.length, day: at, clock }
    }
  }
  return null
}
