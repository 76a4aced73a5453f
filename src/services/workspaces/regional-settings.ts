/** Currencies, time zones and phone regions: what is accepted, and what to guess from a person's language. Pure. */
import { getCountries } from 'libphonenumber-js/max'
import { IANAZone } from 'luxon'

import type { Locale } from '../../locale.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { countryNamed } from '../../language/places/country-names.ts'
import { findPlaces, type Place } from '../../language/places/find-places.ts'

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

/** Which of several cities of that name is meant has to be asked. */
function onlyZone(places: readonly Place[]): string | undefined {
  return places.length === 1 ? places[0]?.zone : undefined
}

/**
 * Takes an IANA name (“Europe/Kyiv”), its city (“kyiv”, “New York”) or any other city of one zone («Чикаго»).
 *
 * @throws AppError VALIDATION not-a-time-zone
 */
export function parseTimeZone(text: string): string {
  const typed = text.trim()
  const byCity = ZONES_BY_CITY.get(typed.replaceAll('_', ' ').toLowerCase())
  // Offsets (“+02:00”) are refused: they do not know daylight saving time.
  const named = /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/u.test(typed) && IANAZone.isValidZone(typed) ? typed : undefined
  const zone = named ?? byCity ?? onlyZone(findPlaces(typed))
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

/** What to offer first: the most likely choices for a person's language, then common ones. */
export function guessRegion(locale: Locale): RegionalGuess {
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
