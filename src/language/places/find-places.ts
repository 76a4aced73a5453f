/** Finds the cities that a person means, in any spelling, and with them their time zones. */
import { countryNamed } from './country-names.ts'
import { placeKey, placeSkeleton } from './place-key.ts'
import { citiesText } from './place-lists.ts'

export type Place = {
  /** As typed in Cyrillic, else in English. */
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** The code of a state of the US. */
  readonly state: string | null
  /** IANA. */
  readonly zone: string
}

/** More would not be read as buttons. */
const MAX_PLACES = 6

/** Longer words are no place, and would be searched for in vain. */
const MAX_NAME_LENGTH = 60

type Listed = Place & { readonly population: number }

function listed(line: string): Listed {
  const [name = '', country = '', state = '', zone = '', population = ''] = line.split('\t')
  return { name, country, state: state === '' ? null : state, zone, population: Number(population) }
}

/** The places whose line contains the part, the largest first. */
function linesWith(part: string): readonly Listed[] {
  const text = citiesText()
  const found: Listed[] = []
  for (let at = text.indexOf(part); at !== -1;) {
    const end = text.indexOf('\n', at)
    found.push(listed(text.slice(text.lastIndexOf('\n', at) + 1, end)))
    at = text.indexOf(part, end)
  }
  return found
}

/** One city for each zone: which of two in the same one is meant makes no difference. */
function zonesApart(places: readonly Listed[]): readonly Listed[] {
  const zones = new Map(places.toReversed().map((place) => [place.zone, place]))
  return places.filter((place) => zones.get(place.zone) === place)
}

/** A town with another name that is only spelled so somewhere is not meant beside a city 28 times as large. */
const MIN_SHARE = 1 / 28

function spelledAs(key: string): readonly Listed[] {
  return key === '' ? [] : linesWith(`|${key}|`)
}

function likely(found: readonly Listed[], key: string): readonly Listed[] {
  const largest = found[0]?.population ?? 0
  return found.filter(({ name, population }) => placeKey(name) === key || population >= largest * MIN_SHARE)
}

function isIn({ country, state }: Place, area: string): boolean {
  return state?.toLowerCase() === area || country.toLowerCase() === area || country === countryNamed(area)
}

/** By law all of Ukraine has the time of Kyiv: who says “Ukraine” means that. */
const NOT_MEANT = ['Europe/Simferopol']

/** The largest city of each zone of a country. */
function zonesOf(country: string | null): readonly Listed[] {
  if (country === null) return []
  const cities = linesWith(`\t${country}\t`).filter((place) => place.country === country)
  return zonesApart(cities).filter(({ zone }) => !NOT_MEANT.includes(zone))
}

/** “lviv” is written “Lviv” on a button; other words stay as typed. */
function asName(typed: string): string {
  return typed === typed.toLowerCase()
    ? typed.replaceAll(/(?<![\p{L}'’ʼ])\p{L}/gu, (letter) => letter.toUpperCase())
    : typed
}

/**
 * The cities with that name, one for each time zone, the largest first; for a country, its largest city in each of its
 * zones. “London, Canada” and “Odessa, TX” say which.
 */
export function findPlaces(typed: string): readonly Place[] {
  if (typed.length > MAX_NAME_LENGTH) return []
  const [name = '', ...areas] = typed.split(',')
  const key = placeKey(name)
  const spelled = spelledAs(key)
  const found = spelled.length > 0 ? spelled : spelledAs(placeSkeleton(name))
  const area = placeKey(areas.join(' '))
  const meant = area === '' ? likely(found, key) : found.filter((place) => isIn(place, area))
  const inCyrillic = /\p{Script=Cyrillic}/u.test(name) && spelled.length > 0 ? asName(name.trim()) : null
  const places = meant.length > 0 ? zonesApart(meant) : area === '' ? zonesOf(countryNamed(name)) : []
  return places.slice(0, MAX_PLACES).map((place) => ({
    name: inCyrillic ?? place.name,
    country: place.country,
    state: place.state,
    zone: place.zone,
  }))
}

/** The country of a zone's largest city. @returns ISO 3166-1 alpha-2; null for a zone without cities, such as UTC */
export function countryOfZone(zone: string): string | null {
  return linesWith(`\t${zone}\t`)[0]?.country ?? null
}
