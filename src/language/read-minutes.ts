/** Reads a length of time as people type it: “30 min”, “1 h 30”, “half an hour”, «за 30 хвилин», «пів години». Pure. */
import { cleanTyped, foldTyped } from './typed-text.ts'

const MINUTES_PER = { minute: 1, hour: 60, day: 24 * 60, week: 7 * 24 * 60 } as const
type Unit = keyof typeof MINUTES_PER

const UNITS: readonly (readonly [Unit, string])[] = [
  ['minute', 'm|min|mins|minutes?|хв|хвилин[аиу]?|мін'],
  ['hour', 'h|hrs?|hours?|г|год|годин[аиу]?'],
  ['day', 'd|days?|дн|день|дні|днів|доб[аиу]?'],
  ['week', 'w|weeks?|тиж|тиждень|тижні|тижнів'],
]
const ONE = /^(?:a|an|one|одн[аиу]|один)$/u
const HALF = /^(?:half (?:an |a )?|пів ?)/u
const AROUND =
  /^(?:for |about |in |at |за |на |десь |близько |через )+|(?: (?:before|earlier|ahead|long|до|раніше|перед тим|наперед))+$/gu
/** A number, or a word for one, and its unit; the last one may lack it: “1 h 30”. */
const PART = /(?<count>\d+(?:[.,]\d+)?|\p{L}+)\s?(?<unit>\p{L}+)?\.?\s?/uy

function unitOf(word: string): number | null {
  const found = UNITS.find(([, forms]) => new RegExp(`^(?:${forms})$`, 'u').test(word))
  return found === undefined ? null : MINUTES_PER[found[0]]
}

function countOf(word: string): number | null {
  if (ONE.test(word)) return 1
  const count = Number(word.replace(',', '.'))
  return Number.isNaN(count) ? null : count
}

/** “1 h 30 min”: each unit smaller than the one before. */
function sumOf(text: string): number | null {
  let [total, at, smallest] = [0, 0, Number.POSITIVE_INFINITY]
  while (at < text.length) {
    PART.lastIndex = at
    const { count = '', unit } = PART.exec(text)?.groups ?? {}
    const size = unit === undefined ? (smallest === MINUTES_PER.hour || at === 0 ? 1 : null) : unitOf(unit)
    const times = countOf(count)
    if (size === null || times === null || size >= smallest) return null
    total += times * size
    smallest = size
    at = PART.lastIndex
  }
  return total
}

/** In whole minutes; null for anything else. A bare number counts minutes. */
export function readMinutes(text: string): number | null {
  const said = foldTyped(cleanTyped(text)).replaceAll(/\s+/gu, ' ').replaceAll(AROUND, '').replace(/[.!]$/u, '')
  const clock = /^(\d{1,2}):(\d{2})$/u.exec(said)
  if (clock !== null) return Number(clock[2]) < 60 ? Number(clock[1]) * 60 + Number(clock[2]) : null
  const half = HALF.exec(said)
  const bare = unitOf(said)
  // “An hour”, and “hour” alone in “за годину”.
  const total =
    half !== null
      ? (unitOf(said.slice(half[0].length)) ?? Number.NaN) / 2
      : bare !== null && bare > 1
        ? bare
        : sumOf(said)
  return total === null || !Number.isFinite(total) || said === '' ? null : Math.round(total)
}
