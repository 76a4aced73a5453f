/** Currencies, time zones and phone regions: what is accepted, and what to guess from a person's language. Pure. */
import { getCountries } from 'libphonenumber-js/max'
import { IANAZone } from 'luxon'

import type { Locale } from '../../locale.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { beginningOf } from '../../language/cut-text.ts'
import { countryNamed } from '../../language/places/country-names.ts'
import { countryOfZone, findPlaces, type Place } from '../../language/places/find-places.ts'

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))
const REGIONS = new Set<string>(getCountries())

/** @returns the ISO 4217 code. @throws AppError VALIDATION not-a-currency */
export function parseCurrency(text: string): string {
  const code = text.trim().toUpperCase()
  if (!CURRENCIES.has(code)) throw fieldProblem('not-a-currency', { given: text.trim() })
  return code
}

/** Current names that some ICU versions list only under their old spelling. */
const RENAMED_ZONES = ['Europe/Kyiv', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Yangon', 'Asia/Ho_Chi_Minh']

const ZONES_BY_CITY = new Map(
  [...Intl.supportedValuesOf('timeZone'), ...RENAMED_ZONES].map((zone) => {
    const city = zone.split('/').at(-1) ?? zone
    return [city.replaceAll('_', ' ').toLowerCase(), zone]
  }),
)

/** Offsets (“+02:00”) are refused: they do not know daylight saving time. */
function isZone(typed: string): boolean {
  return /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/u.test(typed) && IANAZone.isValidZone(typed)
}

/** Which of several cities of that name is meant has to be asked. */
function onlyZone(places: readonly Place[]): string | undefined {
  return places.length === 1 ? places[0]?.zone : undefined
}

/**
 * Takes an IANA name (“Europe/Kyiv”), its city (“kyiv”, “New York”) or any other city of one zone (“Чикаго”).
 *
 * @throws AppError VALIDATION not-a-time-zone
 */
export function parseTimeZone(text: string): string {
  const typed = text.trim()
  const byCity = ZONES_BY_CITY.get(typed.replaceAll('_', ' ').toLowerCase())
  const zone = (isZone(typed) ? typed : undefined) ?? byCity ?? onlyZone(findPlaces(typed))
  if (zone === undefined) throw fieldProblem('not-a-time-zone', { given: typed })
  return zone
}

/** Takes a code (“DE”) or a country's name. @returns the ISO 3166-1 alpha-2 code. @throws AppError VALIDATION not-a-region */
export function parseRegion(text: string): string {
  const typed = text.trim()
  const code = countryNamed(typed) ?? typed.toUpperCase()
  if (!REGIONS.has(code)) throw fieldProblem('not-a-region', { given: typed })
  return code
}

export type RegionalGuess = {
  readonly currencies: readonly string[]
  readonly timeZones: readonly string[]
  readonly regions: readonly string[]
}

/** The country of a currency: ISO 4217 begins a code with the country's, except for what several countries share. */
function countryOfCurrency(currency: string): string | null {
  const country = beginningOf(currency, 2)
  return REGIONS.has(country) ? country : null
}

/** What to offer first: the most likely choices for a person's language, then common ones. */
function usualIn(locale: Locale): RegionalGuess {
  return locale === 'uk'
    ? {
        currencies: ['UAH', 'EUR', 'USD'],
        timeZones: ['Europe/Kyiv', 'Europe/Warsaw', 'Europe/Berlin'],
        regions: ['UA', 'PL', 'DE'],
      }
    : {
        currencies: ['EUR', 'USD', 'GBP'],
        timeZones: ['Europe/Berlin', 'Europe/London', 'America/New_York'],
        regions: ['DE', 'GB', 'US'],
      }
}

/** What is known already of the workspace whose settings are asked for. */
export type KnownRegion = { readonly currency?: string; readonly timeZone?: string }

/** As many as are read at a glance. */
const MAX_OFFERED = 3

/**
 * What to offer first. The country is that of the time zone, which is the surer sign, then that of the currency; after them,
 * and without them, what is usual for the person's language.
 */
export function guessRegion(locale: Locale, { currency, timeZone }: KnownRegion = {}): RegionalGuess {
  const usual = usualIn(locale)
  const ofZone = timeZone === undefined ? null : countryOfZone(timeZone)
  const ofCurrency = currency === undefined ? null : countryOfCurrency(currency)
  const likely = [ofZone, ofCurrency].filter((country) => country !== null)
  const regions = [...new Set([...likely, ...usual.regions])]
  return { ...usual, regions: regions.slice(0, MAX_OFFERED) }
}

/** The zones that typed text may mean, each with the city that says so; the city is null for a zone by its own name. */
export type NamedZone = { readonly zone: string; readonly place: Place | null }

/** @throws AppError VALIDATION not-a-time-zone */
export function zonesNamed(text: string): readonly NamedZone[] {
  const typed = text.trim()
  // Old zones are named like countries: “Poland”, “Israel”. Who types that means the country.
  const places = typed.includes('/') ? [] : findPlaces(typed)
  return places.length > 0
    ? places.map((place) => ({ zone: place.zone, place }))
    : [{ zone: parseTimeZone(typed), place: null }]
}
