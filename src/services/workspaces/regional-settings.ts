/** Currencies, time zones and phone regions: what is accepted, and what to guess from a person's language. Pure. */
import { getCountries } from 'libphonenumber-js/max'
import { IANAZone } from 'luxon'

import type { Locale } from '../../locale.ts'
import { fieldProblem } from '../../language/field-problem.ts'

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))
const REGIONS = new Set<string>(getCountries())
/** Countries by their names in our languages, for people who do not know the codes. */
const REGIONS_BY_NAME = new Map(
  ['en', 'uk'].flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region' })
    return [...REGIONS].map((code) => [(names.of(code) ?? code).toLowerCase(), code] as const)
  }),
)
/** What people write when they know neither the code nor the official name. */
for (const [name, code] of [
  ['uk', 'GB'],
  ['england', 'GB'],
  ['great britain', 'GB'],
  ['англія', 'GB'],
  ['usa', 'US'],
  ['america', 'US'],
  ['сша', 'US'],
  ['holland', 'NL'],
  ['голландія', 'NL'],
] as const)
  REGIONS_BY_NAME.set(name, code)

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
/** Cities as Ukrainians write them: the ones where most of them live, at home and abroad. */
for (const city of ['київ', 'львів', 'одеса', 'харків', 'дніпро', 'запоріжжя', 'lviv', 'odesa', 'kharkiv', 'dnipro'])
  ZONES_BY_CITY.set(city, 'Europe/Kyiv')
for (const [city, zone] of [
  ['варшава', 'Europe/Warsaw'],
  ['берлін', 'Europe/Berlin'],
  ['прага', 'Europe/Prague'],
  ['лондон', 'Europe/London'],
  ['нью-йорк', 'America/New_York'],
] as const)
  ZONES_BY_CITY.set(city, zone)

/** Takes an IANA name (“Europe/Kyiv”) or its city (“kyiv”, “New York”). @throws AppError VALIDATION not-a-time-zone */
export function parseTimeZone(text: string): string {
  const typed = text.trim()
  const byCity = ZONES_BY_CITY.get(typed.replaceAll('_', ' ').toLowerCase())
  // Offsets (“+02:00”) are refused: they do not know daylight saving time.
  const named = /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/u.test(typed) && IANAZone.isValidZone(typed) ? typed : undefined
  const zone = named ?? byCity
  if (zone === undefined) throw fieldProblem('not-a-time-zone', { given: typed })
  return zone
}

/** Takes a code (“DE”) or a country's name. @returns the ISO 3166-1 alpha-2 code. @throws AppError VALIDATION not-a-region */
export function parseRegion(text: string): string {
  const typed = text.trim()
  const code = REGIONS_BY_NAME.get(typed.toLowerCase()) ?? typed.toUpperCase()
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
