/** Finds a time zone beside a time: “10:00 UTC”, “3pm EST”, “15:00 Berlin time”, “10:00 за Києвом”. Pure. */
import { IANAZone } from 'luxon'

import { findPlaces } from '../places/find-places.ts'
import { placeInUkrainian } from '../places/place-in-ukrainian.ts'
import { CITY_STEMS } from './city-stems.ts'

/** @property zone as Luxon takes it: an IANA name, or “UTC+5:30” */
export type FoundZone = { readonly start: number; readonly end: number; readonly zone: string }

/** Offsets in minutes. An abbreviation means what it says: EST is five hours behind UTC in summer, too. */
const OFFSETS: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  trt: 180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  hst: -600,
  brt: -180,
  sast: 120,
  gst: 240,
  ist: 330,
  sgt: 480,
  hkt: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
}
const REGIONAL: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
}
/** The abbreviations that people also type in lower case; the others are words as well. */
const PLAIN = new Set('utc gmt z cet cest eet eest est edt cst cdt mst mdt pst pdt bst'.split(' '))
/** A bare hour before one of these is a time: “10 UTC”. */
export const ZONE_NAMES = 'utc|gmt|ce?s?t|ee?s?t|edt|c[sd]t|p[sd]t|bst'

const PEOPLE_SAY: Readonly<Record<string, string>> = {
  kyiv: 'Europe/Kyiv',
  kiev: 'Europe/Kyiv',
  ukraine: 'Europe/Kyiv',
  uk: 'Europe/London',
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  pacific: 'America/Los_Angeles',
  'san francisco': 'America/Los_Angeles',
  boston: 'America/New_York',
  'tel aviv': 'Asia/Jerusalem',
  'central european': 'Europe/Berlin',
  'eastern european': 'Europe/Kyiv',
}
const CITIES = new Map(
  Intl.supportedValuesOf('timeZone').map((zone) => [zone.split('/').at(-1)?.replaceAll('_', ' ').toLowerCase(), zone]),
)

const OFFSET =
  /^(?: ?\(?(?:utc|gmt) ?(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?|(?<sign2>\+|-(?=\d\d:\d\d|\d{4}))(?<hours2>\d{2}):?(?<minutes2>\d{2})| (?<sign3>[+-])(?<hours3>\d{2}):(?<minutes3>\d{2}))(?![\p{L}\p{N}:])\)?/u
const NAME = /^ ?(?:за |по )?\(?(?<name>[a-z]{1,4})(?![\p{L}\p{N}'/+-])\)?/u
const CITY = /^,? \(?(?:in |by |at )?(?<city>[\p{L}]+(?:[ -][\p{L}]+)?) time(?![\p{L}\p{N}])\)?/u
/** Any other city needs the word “time”: «о 10:00 за Вікторією», at ten for Вікторія, is about a person. */
const UKRAINIAN_CITY =
  /^,? \(?(?:за часом (?:міста |м\. ?)?(?<city>[\p{L}'-]+(?: [\p{L}'-]+)?)|за (?<adjective>[\p{L}'-]+(?:с|ц|з)ьким) часом)(?![\p{L}\p{N}])\)?/u
const IANA = /^ \(?(?<iana>[a-z]+\/[a-z_]+(?:\/[a-z_]+)?)(?![\p{L}\p{N}])\)?/u
const UKRAINIAN = new RegExp(
  `^,? \\(?(?:(?:за|по) (?<city>${CITY_STEMS.map(([stem]) => stem).join('|')})\\p{L}{0,6}|(?:за )?(?<stem>${CITY_STEMS.map(([stem]) => stem).join('|')})\\p{L}{0,6}(?= час))(?: час(?:ом|у))?(?![\\p{L}\\p{N}])\\)?`,
  'u',
)

function fixed(sign: string, hours: number, minutes: number): string | null {
  if (hours > 14 || minutes > 59) return null
  return hours === 0 && minutes === 0
    ? 'UTC'
    : `UTC${sign}${hours}${minutes === 0 ? '' : `:${`${minutes}`.padStart(2, '0')}`}`
}

function named(name: string, typed: string): string | null {
  if (!PLAIN.has(name) && typed !== typed.toUpperCase()) return null
  const offset = OFFSETS[name]
  if (offset === undefined) return REGIONAL[name] ?? null
  return fixed(offset < 0 ? '-' : '+', Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60)
}

/** Of several cities with that name the largest one is meant. */
function zoneOfCity(city: string): string | undefined {
  return PEOPLE_SAY[city] ?? CITIES.get(city) ?? findPlaces(city)[0]?.zone
}

/**
 * @param typed not folded: “ET” is a zone, “et” is not
 * @param from where the time ended
 */
export function zoneBehind(typed: string, folded: string, from: number): FoundZone | null {
  const behind = folded.slice(from)
  const at = (match: RegExpExecArray, zone: string | null | undefined): FoundZone | null =>
    zone === null || zone === undefined
      ? null
      : { start: from + match[0].search(/[^\s,]/u), end: from + match[0].length, zone }
  const offset = OFFSET.exec(behind)
  if (offset !== null) {
    const { sign, sign2, sign3, hours, hours2, hours3, minutes, minutes2, minutes3 } = offset.groups ?? {}
    const read = [hours ?? hours2 ?? hours3, minutes ?? minutes2 ?? minutes3 ?? 0].map(Number)
    return at(offset, fixed(sign ?? sign2 ?? sign3 ?? '+', read[0] ?? 0, read[1] ?? 0))
  }
  const city = CITY.exec(behind)
  const zone = city === null ? undefined : zoneOfCity(city.groups?.['city'] ?? '')
  if (city !== null && zone !== undefined) return at(city, zone)
  const name = NAME.exec(behind)
  if (name !== null) {
    const word = name.groups?.['name'] ?? ''
    const start = from + name[0].indexOf(word)
    const found = at(name, named(word, typed.slice(start, start + word.length)))
    if (found !== null) return found
  }
  const iana = IANA.exec(behind)
  if (iana !== null && IANAZone.isValidZone(iana.groups?.['iana'] ?? '')) return at(iana, iana.groups?.['iana'])
  const ukrainian = UKRAINIAN.exec(behind)
  if (ukrainian === null) {
    const other = UKRAINIAN_CITY.exec(behind)
    return other && at(other, placeInUkrainian(other.groups?.['city'] ?? other.groups?.['adjective'] ?? '')?.zone)
  }
  const stem = ukrainian.groups?.['city'] ?? ukrainian.groups?.['stem'] ?? ''
  return at(ukrainian, CITY_STEMS.find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'u').test(stem))?.[1])
}
