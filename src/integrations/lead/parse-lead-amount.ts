/** Amounts as forms and programs send them, before anybody knows the sender's language. */

const CURRENCY_SIGNS = {
  '€': 'EUR',
  '£': 'GBP',
  '₴': 'UAH',
  '¥': 'JPY',
  zł: 'PLN',
  грн: 'UAH',
} as const satisfies Record<string, string>

/** Up to a trillion with four decimals: what lies beyond is a mistake. */
const DECIMAL = /^\d{1,12}(?:\.\d{1,4})?$/u

export type LeadAmount = { readonly amount: string; readonly currency?: string }

/** Takes the separators out: which of the two is the decimal one follows from how they stand. */
function toDecimal(digits: string): string {
  const [dot, comma] = [digits.lastIndexOf('.'), digits.lastIndexOf(',')]
  if (dot >= 0 && comma >= 0) {
    const [decimal, group] = dot > comma ? ['.', ','] : [',', '.']
    return digits.replaceAll(group, '').replace(decimal, '.')
  }
  const commas = digits.split(',')
  // One comma with three digits behind it groups, as in “1,234”; with fewer it is a decimal one. Programs write a full stop.
  if (commas.length === 2) return commas[1]?.length === 3 ? commas.join('') : commas.join('.')
  if (commas.length > 2) return commas.join('')
  const dots = digits.split('.')
  return dots.length > 2 ? dots.join('') : digits
}

/**
 * Reads `1200`, `1 200,50`, `1,234.56`, `€500`, `99.90 EUR`.
 *
 * @returns the amount in major units, with the currency if it is written with it; null if it is not an amount, negative, or too large
 */
export function parseLeadAmount(value: string | number): LeadAmount | null {
  if (typeof value === 'number') {
    const text = Number.isFinite(value) && value >= 0 ? String(Math.round(value * 10_000) / 10_000) : ''
    return DECIMAL.test(text) ? { amount: text } : null
  }
  if (value.length > 40) return null
  const bare = value.replace(/[\s'’\u{A0}\u{202F}]/gu, '')
  const parts = /^(?<before>\p{Sc}|\p{L}{2,3}\.?)?(?<digits>[\d.,]*\d)(?<after>\p{Sc}|\p{L}{2,3}\.?)?$/u.exec(
    bare,
  )?.groups
  if (parts?.['digits'] === undefined || (parts['before'] && parts['after'])) return null
  const amount = toDecimal(parts['digits'])
  if (!DECIMAL.test(amount)) return null
  const sign = (parts['before'] ?? parts['after'] ?? '').replace('.', '').toLowerCase()
  if (sign === '' || sign === '$') return { amount }
  const known = Object.entries(CURRENCY_SIGNS).find(([text]) => text === sign)?.[1]
  const currency = known ?? (/^[a-z]{3}$/u.test(sign) ? sign.toUpperCase() : undefined)
  return currency === undefined ? null : { amount, currency }
}
