/** Fits texts into a width in pixels: cut with an ellipsis, or broken into lines. */

/** The width of a text in pixels, in one font. */
export type Measure = (text: string) => number

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** No character is that long, in UTF-16 units; longer texts are not measured further than they can fit. */
const MAX_LENGTH = 1_000

/** The most visible characters of a text that fit before a “…”. An emoji of several code points stays whole. */
export function cutToWidth(text: string, width: number, measure: Measure): string {
  const whole = text.length <= MAX_LENGTH
  if (whole && measure(text) <= width) return text
  const parts = [...characters.segment(text.slice(0, MAX_LENGTH))].map(({ segment }) => segment)
  let [fits, tooMany] = [0, parts.length + 1]
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (measure(`${parts.slice(0, middle).join('').trimEnd()}…`) <= width) fits = middle
    else tooMany = middle
  }
  return `${parts.slice(0, fits).join('').trimEnd()}…`
}

/** The text in lines, broken at spaces; the last one is cut if there is more. A word wider than a line is cut, too. */
export function linesWithin(text: string, width: number, maxLines: number, measure: Measure): readonly string[] {
  const lines: string[] = []
  let rest = text.trim().split(/[ \n]+/u)
  while (rest.length > 0 && lines.length < maxLines) {
    const isLast = lines.length === maxLines - 1
    let count = 1
    while (count < rest.length && measure(rest.slice(0, count + 1).join(' ')) <= width) count += 1
    lines.push(cutToWidth(rest.slice(0, isLast ? rest.length : count).join(' '), width, measure))
    rest = isLast ? [] : rest.slice(count)
  }
  return lines
}
