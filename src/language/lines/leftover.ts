/** What is left of a line without some of its spans: all of it, without the separators around them. Pure. */
import type { Place } from './span.ts'

const GONE = '\u{0}'
const SEPARATOR = String.raw`[\s,;:|·•–—-]`
const BRACKETS = /[([{<\u00AB“"]\s*\u{0}[\s\u{0}]*[)\]}>\u00BB”"]/gu
const AROUND = new RegExp(`${SEPARATOR}*\\u{0}(?:${SEPARATOR}|\\u{0})*`, 'gu')

function cut(text: string, places: readonly Place[]): string {
  let rest = text
  for (const { start, end } of places.toSorted((one, other) => other.start - one.start))
    rest = rest.slice(0, start) + GONE + rest.slice(end)
  return rest.replace(BRACKETS, GONE)
}

/** Spaces, and separators without anything to separate. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[,.;:)])/gu, '')
    .replace(/^[\s,;:.|·•–—-]+|[\s,;:|·•–—-]+$/gu, '')
}

/** As one line. Between two words, the first separator that stood there stays. */
export function leftover(text: string, places: readonly Place[]): string {
  const rest = cut(text, places).replace(AROUND, (gap) => {
    const separator = /[,;:|·•–—]|(?<=\s)-(?=\s)/u.exec(gap)?.[0]
    if (separator === undefined) return ' '
    return /[,;:]/u.test(separator) ? `${separator} ` : ` ${separator} `
  })
  return tidy(rest)
}

/** The parts between the spans and the separators, as a signature or a visiting card has them. */
export function leftoverParts(text: string, places: readonly Place[]): readonly string[] {
  return cut(text, places)
    .split(/[\u{0}\n,;|·•()]|\s[–—-]+\s|\s\/\s/u)
    .map((part) => tidy(part))
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
}
