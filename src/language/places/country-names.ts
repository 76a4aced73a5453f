/** Countries by the names that people type for them. Pure. */
import { getCountries } from 'libphonenumber-js/max'

import { placeKey } from './place-key.ts'

/** What people write when they know neither the code nor the official name. */
const ALSO_SAID = [
  ['uk', 'GB'],
  ['england', 'GB'],
  ['great britain', 'GB'],
  ['англія', 'GB'],
  ['usa', 'US'],
  ['america', 'US'],
  ['америка', 'US'],
  ['сша', 'US'],
  ['holland', 'NL'],
  ['голландія', 'NL'],
] as const

function readNames(): ReadonlyMap<string, string> {
  const names = ['en', 'uk'].flatMap((language) => {
    const display = new Intl.DisplayNames(language, { type: 'region' })
    return getCountries().map((code) => [placeKey(display.of(code) ?? code), code] as const)
  })
  return new Map<string, string>([...names, ...ALSO_SAID.map(([name, code]) => [placeKey(name), code] as const)])
}

let known: ReadonlyMap<string, string> | null = null

/** @returns the ISO 3166-1 alpha-2 code; null if no country is called so in English or Ukrainian */
export function countryNamed(name: string): string | null {
  known ??= readNames()
  return known.get(placeKey(name)) ?? null
}
