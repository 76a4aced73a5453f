/** Shortens typed text by visible characters: an emoji made of several code points counts as one. */

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The number of visible characters. */
export function lengthOf(text: string): number {
  return [...characters.segment(text)].length
}

/** The text, or as much of it as fits before a “…”. @param limit the maximum number of characters, at least 1 */
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
 * The same for messages, where Telegram counts UTF-16 code units: an emoji can take about thirty of them.
 *
 * @param units the maximum, at least 1
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
