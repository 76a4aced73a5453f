/** Whether a word that is also a weekday or a month stands where a name would stand. Pure. */
import type { Certainty } from './moment-spans.ts'

const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}'’ʼ-]+`
const NAME_BEFORE = new RegExp(`(?:^|[^\\p{L}])${CAPITALISED} $`, 'u')
const NAME_BEHIND = new RegExp(`^ ${CAPITALISED}`, 'u')
const CYRILLIC = /\p{Script=Cyrillic}/u

/**
 * Ukrainian writes weekdays in lower case, so that one with a capital letter within a line is a name («Іван Середа»).
 * English always capitalises them: there a capitalised neighbour makes the difference (“Wednesday Addams”).
 *
 * @param start of a weekday with no word before it that says so (“on”, “next”)
 */
export function certaintyOf(typed: string, start: number, end: number): Certainty {
  const word = typed.slice(start, end)
  const capital = /^\p{Lu}/u.test(word) && word !== word.toUpperCase()
  const before = typed.slice(0, start)
  const behind = typed.slice(end)
  if (NAME_BEFORE.test(before) && capital) return 'doubtful'
  if (NAME_BEHIND.test(behind) && capital) return 'doubtful'
  if (capital && CYRILLIC.test(word) && (before !== '' || behind.trim() === '')) return 'doubtful'
  return 'likely'
}
