/** Whether a weekday stands where a name would stand. Pure. */
import type { Certainty } from './moment-spans.ts'

const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}'’ʼ-]+`
const NAME_BEFORE = new RegExp(`(?:^|[^\\p{L}])${CAPITALISED} $`, 'u')
const NAME_BEHIND = new RegExp(`^ ${CAPITALISED}`, 'u')
const CYRILLIC = /\p{Script=Cyrillic}/u
/** Only a day stands behind these: “on Friday”, “у середу”. */
const SAYS_DAY = /(?:^|[^\p{L}\p{N}'’ʼ])(?:on|by|until|till|before|due|this|next|у|в|до|на)\s$/iu
const TIME_BEHIND = /^,?\s(?:(?:at|о|об|на|@)\s)?\d/iu

/**
 * Ukrainian writes weekdays in lower case, so that one with a capital letter within a line is a name (“Іван Середа”).
 * English always capitalises them: there a capitalised neighbour makes the difference (“Wednesday Addams”).
 *
 * @param start of a weekday without “this” or “next”
 */
export function weekdayCertainty(typed: string, start: number, end: number): Certainty {
  const word = typed.slice(start, end)
  const before = typed.slice(0, start)
  const behind = typed.slice(end)
  const capital = /^\p{Lu}/u.test(word) && word !== word.toUpperCase()
  if (!capital) return SAYS_DAY.test(before) ? 'certain' : 'likely'
  if (CYRILLIC.test(word)) {
    if (before !== '') return /(?:^|[^\p{L}])[ув]\s$/iu.test(before) ? 'likely' : 'doubtful'
    return behind === '' || NAME_BEHIND.test(behind) ? 'doubtful' : 'likely'
  }
  if (SAYS_DAY.test(before)) return 'certain'
  if (TIME_BEHIND.test(behind)) return 'likely'
  return NAME_BEFORE.test(before) || NAME_BEHIND.test(behind) ? 'doubtful' : 'likely'
}
