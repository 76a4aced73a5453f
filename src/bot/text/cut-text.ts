/** Cutting of what people typed to the room there is, by the characters that they see: an emoji of several parts is one. */

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** How many characters a person sees. */
export function lengthOf(text: string): number {
  return [...characters.segment(text)].length
}

/** The text, or as much of it as fits with “…” behind it. @param limit most characters, at least 1 */
export function cutText(text: string, limit: number): string {
  // No text has more characters than code units.
  if (text.length <= limit) return text
  const seen = [...characters.segment(text)].map(({ segment }) => segment)
  if (seen.length <= limit) return text
  return `${seen
    .slice(0, Math.max(0, limit - 1))
    .join('')
    .trimEnd()}…`
}

/**
 * The same for a message, in which Telegram counts UTF-16 code units: an emoji of several parts takes up to some thirty.
 *
 * @param units the most there is room for, at least 1
 */
export function cutToUnits(text: string, units: number): string {
  if (text.length <= units) return text
  let end = 0
  for (const { segment, index } of characters.segment(text)) {
    if (index + segment.length >= units) break
    end = index + segment.length
  }
  return `${text.slice(0, end).trimEnd()}…`
}
