/** Names of currencies, time zones and countries. Pure, except that a zone's offset is the current one. */
import type { Locale } from '../../locale.ts'
import { INTL_LOCALES, type Translate } from './i18n.ts'

/** The cities of the suggested time zones. Any other zone is named by the city in its IANA name, in English. */
const CITIES = {
  'Europe/Kyiv': 'city-kyiv',
  'Europe/Warsaw': 'city-warsaw',
  'Europe/Berlin': 'city-berlin',
  'Europe/London': 'city-london',
  'America/New_York': 'city-new-york',
} as const

function isNamed(zone: string): zone is keyof typeof CITIES {
  return Object.hasOwn(CITIES, zone)
}

/** “€ EUR”; only the code if the currency has no sign. */
export function currencySign(code: string, locale: Locale): string {
  const format = new Intl.NumberFormat(INTL_LOCALES[locale], {
    style: 'currency',
    currency: code,
    currencyDisplay: 'narrowSymbol',
  })
  const sign = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? code
  return sign === code ? code : `${sign} ${code}`
}

/** “EUR (Euro)”. */
export function currencyName(code: string, locale: Locale): string {
  const name = new Intl.DisplayNames(INTL_LOCALES[locale], { type: 'currency' }).of(code) ?? code
  return name === code ? code : `${code} (${name})`
}

/** “🇩🇪 Germany” for an ISO 3166-1 alpha-2 code. */
export function regionName(code: string, locale: Locale): string {
  const flag = [...code].map((letter) => String.fromCodePoint(0x1f1e6 - 65 + (letter.codePointAt(0) ?? 65))).join('')
  return `${flag} ${new Intl.DisplayNames(INTL_LOCALES[locale], { type: 'region' }).of(code) ?? code}`
}

/** “Kyiv (UTC+2)” for an IANA name. */
export function timeZoneName(zone: string, t: Translate): string {
  const city = isNamed(zone) ? t(CITIES[zone]) : (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts()
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return `${city} (${offset.replace('GMT', 'UTC')})`
}
