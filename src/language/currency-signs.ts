/** Which currency a typed sign, word or code stands for. Pure. */
import { foldTyped } from './typed-text.ts'

const CODES = new Set(Intl.supportedValuesOf('currency'))

/** Signs and words for each currency, under the currency most people mean by them. All in lower case. */
const SPOKEN: Readonly<Record<string, string>> = {
  USD: '$ us$ usd$ dollar dollars buck bucks долар долари доларів долара дол доларами бакс бакси баксів',
  EUR: '€ euro euros євро евро',
  GBP: '£ pound pounds quid фунт фунти фунтів фунта',
  UAH: '₴ грн гривня гривні гривень гривню гривнею hryvnia hryvnias hryvnya hryvnas hrn grn uah₴',
  PLN: 'zł zl zloty zlotys zlotych złoty złote złotych злотий злоті злотих злотого',
  JPY: '¥ jp¥ yen єна єни єн',
  CNY: 'cn¥ yuan rmb юань юані юанів юаня',
  CAD: 'ca$ c$',
  AUD: 'a$ au$',
  NZD: 'nz$',
  HKD: 'hk$',
  TWD: 'nt$',
  MXN: 'mx$',
  SGD: 's$ sg$',
  BRL: 'r$ real reais',
  INR: '₹ rs rupee rupees',
  KRW: '₩ won',
  ILS: '₪ shekel shekels шекель шекелі шекелів',
  VND: '₫ dong',
  PHP: '₱',
  TRY: '₺ lira liras ліра ліри лір',
  KZT: '₸ tenge тенге',
  GEL: '₾ lari ларі',
  AZN: '₼ manat манат манати манатів',
  RUB: '₽ rouble roubles ruble rubles рубль рублі рублів рубля',
  NGN: '₦ naira',
  CHF: 'fr sfr franc francs франк франки франків франка',
  CZK: 'kč',
  RON: 'lei leu',
  MDL: 'лей леї леїв',
  HUF: 'ft forint forints форинт форинти форинтів',
}

const BY_SIGN = new Map(
  Object.entries(SPOKEN).flatMap(([code, signs]) => signs.split(' ').map((sign) => [sign, code] as const)),
)

/**
 * Currencies whose codes people write in lower case in the middle of a sentence: “try”, “all” and “top” are also words.
 */
const PLAIN_CODES = new Set(
  'AUD BGN BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF ILS INR JPY KRW KZT MDL MXN NOK NZD PLN RON SEK SGD UAH USD'.split(
    ' ',
  ),
)

/** By code: making a format takes long, and every word of a line asks for the workspace's own signs. */
const SIGNS_OF = new Map<string, readonly string[]>()

function signsOf(currency: string): readonly string[] {
  const known = SIGNS_OF.get(currency)
  if (known !== undefined) return known
  const signs = ['en', 'uk'].flatMap((language) =>
    (['narrowSymbol', 'symbol'] as const).map((currencyDisplay) => {
      const parts = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay }).formatToParts(0)
      return bare(parts.find((part) => part.type === 'currency')?.value ?? currency)
    }),
  )
  SIGNS_OF.set(currency, signs)
  return signs
}

/** A sign in comparable form: folded, and without the dot of an abbreviation. */
function bare(sign: string): string {
  return foldTyped(sign).trim().replace(/\.$/u, '')
}

/**
 * @param typed a sign (“₴”, “US$”), word (“гривень”) or ISO 4217 code, in any case
 * @param preferred the workspace's ISO 4217 currency, which decides shared signs (“$” in a workspace that uses CAD,
 * “kr”)
 * @returns ISO 4217, or null if no currency matches
 */
export function currencyOf(typed: string, preferred: string): string | null {
  const sign = bare(typed)
  if (sign === '') return null
  const code = sign.toUpperCase()
  if (CODES.has(code)) return code
  // Try every sign as the workspace's own currency first, so that amounts the product writes are read back correctly.
  if (signsOf(preferred).includes(sign)) return preferred
  return BY_SIGN.get(sign) ?? null
}

/** True if a dollar, pound or yen sign may accompany this code: “$5000 CAD” is one currency, written twice. */
export function signFits(sign: string, code: string): boolean {
  return signsOf(code).includes(bare(sign))
}

/** Whether a word in a longer text counts as a currency, as typed: “5 EUR”, “5 eur” and “5 TRY”, but not “5 try”. */
export function standsForCurrency(typed: string, preferred: string): boolean {
  const code = typed.toUpperCase()
  if (CODES.has(code) && !PLAIN_CODES.has(code) && code !== preferred) return typed === code
  return currencyOf(typed, preferred) !== null
}
