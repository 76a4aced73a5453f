/** Names of currencies, time zones and countries. Pure, except that a zone's offset is the current one. */
import { cutText } from '../../language/cut-text.ts'
import type { Place } from '../../language/places/find-places.ts'
import { ukrainianZoneCity } from '../../language/places/place-lists.ts'
import type { Locale } from '../../locale.ts'
import { INTL_LOCALES, type Translate } from './i18n.ts'

/** Making a format takes far longer than using it: each is made once for each language and code. */
function madeOnce<Made>(make: (code: string, locale: Locale) => Made): typeof make {
  const made = new Map<string, Made>()
  return (code, locale) => {
    const key = `${locale}:${code}`
    const known = made.get(key) ?? make(code, locale)
    made.set(key, known)
    return known
  }
}

/** What is behind it tells places apart. */
const MAX_CITY_LENGTH = 24

/** “€ EUR”; only the code if the currency has no sign. */
export const currencySign = madeOnce((code, locale): string => {
  const format = new Intl.NumberFormat(INTL_LOCALES[locale], {
    style: 'currency',
    currency: code,
    currencyDisplay: 'narrowSymbol',
  })
  const sign = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? code
  return sign === code ? code : `${sign} ${code}`
})

/** “EUR (Euro)”. */
export const currencyName = madeOnce((code, locale): string => {
  const name = new Intl.DisplayNames(INTL_LOCALES[locale], { type: 'currency' }).of(code) ?? code
  return name === code ? code : `${code} (${name})`
})

/** “🇩🇪 Germany” for an ISO 3166-1 alpha-2 code. */
export const regionName = madeOnce((code, locale): string => {
  const flag = [...code].map((letter) => String.fromCodePoint(0x1f1e6 - 65 + (letter.codePointAt(0) ?? 65))).join('')
  return `${flag} ${new Intl.DisplayNames(INTL_LOCALES[locale], { type: 'region' }).of(code) ?? code}`
})

/** The city in the IANA name, in the person's language. */
function cityOf(zone: string, locale: Locale): string {
  const ukrainian = locale === 'uk' ? ukrainianZoneCity(zone) : null
  return ukrainian ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

const offsetFormat = madeOnce((zone) => new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }))

/** “UTC+2” for an IANA name: at present. */
function offsetOf(zone: string): string {
  const parts = offsetFormat(zone, 'en').formatToParts()
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return offset.replace('GMT', 'UTC')
}

/** “Kyiv (UTC+2)” for an IANA name. */
export function timeZoneName(zone: string, { locale }: Pick<Translate, 'locale'>): string {
  return `${cityOf(zone, locale)} (${offsetOf(zone)})`
}

/** “🇨🇦 London, Canada (UTC-5)”, “🇺🇸 Odessa, TX, United States (UTC-6)”: tells cities of one name apart. */
export function placeName({ name, country, state, zone }: Place, locale: Locale): string {
  const [flag = '', ...words] = regionName(country, locale).split(' ')
  const where = [...(state === null ? [] : [state]), words.join(' ')].join(', ')
  return `${flag} ${cutText(name, MAX_CITY_LENGTH)}, ${where} (${offsetOf(zone)})`
}
