/**
 * Shortens what people typed by visible characters: an emoji made of several code points counts as one, and no text ends in
 * half of one. Nothing else in the product cuts text; lint sees to it.
 */

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** No character that people write is longer, in UTF-16 code units; a letter with a thousand accents is cut within. */
const MAX_CHARACTER_UNITS = 128

/** The number of visible characters. */
export function lengthOf(text: string): number {
  return [...characters.segment(text)].length
}

/** The first characters of a text, without a mark that it was cut. */
export function firstCharacters(text: string, limit: number): string {
  // No text has more characters than code units.
  if (text.length <= limit) return text
  let left = limit
  // What is far behind the limit is not looked at, however long the text is.
  for (const { index } of characters.segment(text.slice(0, (limit + 1) * MAX_CHARACTER_UNITS))) {
    if (left === 0) return text.slice(0, index)
    left -= 1
  }
  return beginningOf(text, (limit + 1) * MAX_CHARACTER_UNITS)
}

/** The text, or as much of it as fits before a “…”. @param limit the maximum number of characters, at least 1 */
export function cutText(text: string, limit: number): string {
  return firstCharacters(text, limit) === text ? text : `${firstCharacters(text, limit - 1).trimEnd()}…`
}

/** Where the last whole character ends that fits into so many UTF-16 code units. */
function endWithin(text: string, units: number): number {
  if (text.length <= units) return text.length
  // What is far behind the limit is not looked at, however long the text is.
  const beyond = characters.segment(text.slice(0, units + MAX_CHARACTER_UNITS)).containing(units)
  // An endless character: at least its code points stay whole.
  const isEndless = beyond === undefined || beyond.segment.length > MAX_CHARACTER_UNITS
  return isEndless ? endOfCodePoint(text, units) : beyond.index
}

function endOfCodePoint(text: string, units: number): number {
  return /[\uD800-\uDBFF]$/u.test(text.slice(0, units)) ? units - 1 : units
}

/** As much of the text as fits, without a mark that it was cut. @param units the maximum, in UTF-16 code units */
export function beginningOf(text: string, units: number): string {
  return text.slice(0, endWithin(text, units))
}

/**
 * The text, or as much of it as fits before a “…”, for messages and fields whose limit counts UTF-16 code units: an emoji can
 * take about thirty of them.
 *
 * @param units the maximum, at least 1
 */
export function cutToUnits(text: string, units: number): string {
  return text.length <= units ? text : `${beginningOf(text, units - 1).trimEnd()}…`
}

type Range = { readonly start: number; readonly end: number }

function rangesOf(text: string, units: number): readonly Range[] {
  const stop = text.trimEnd().length
  const ranges: Range[] = []
  let start = text.length - text.trimStart().length
  while (stop - start > units) {
    const rest = text.slice(start, stop)
    const fitting = beginningOf(rest, units)
    const breaks = [fitting.lastIndexOf('\n'), fitting.lastIndexOf(' ')]
    const end = breaks.find((at) => at > units / 2) ?? fitting.length
    ranges.push({ start, end: start + rest.slice(0, end).trimEnd().length })
    start = stop - rest.slice(end).trimStart().length
  }
  return [...ranges, ...(start < stop ? [{ start, end: stop }] : [])]
}

/**
 * The whole text in parts that fit, broken at the end of a line where there is one in the second half of a part, otherwise
 * at a space.
 *
 * @param units the maximum of each part, in UTF-16 code units, at least {@link MAX_CHARACTER_UNITS}
 */
export function partsOf(text: string, units: number): readonly string[] {
  return rangesOf(text, units).map(({ start, end }) => text.slice(start, end))
}

/** The text with another one for one of its {@link partsOf}, counted from 0; the others, and what parts them, stay. */
export function withPart(text: string, units: number, index: number, part: string): string {
  const range = rangesOf(text, units)[index]
  return range === undefined ? part : text.slice(0, range.start) + part + text.slice(range.end)
}
