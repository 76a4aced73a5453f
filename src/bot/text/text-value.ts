/** Values of variables in texts, with everything needed to format them in each language. */
import { FluentDateTime, FluentNumber } from '@fluent/bundle'

export type TextValue = string | number | FluentNumber | FluentDateTime

/** A moment for `{ DATETIME($at, dateStyle: "medium") }`, shown in an IANA time zone and not in the server's. */
export function moment(at: Date, timeZone: string): FluentDateTime {
  return new FluentDateTime(at, { timeZone })
}

/**
 * An amount for `{ $amount }` or `{ NUMBER($amount) }`.
 *
 * @param minor integer in the currency's minor units
 * @param currency ISO 4217; its number of decimals is taken from the runtime (EUR 2, JPY 0)
 */
export function money(minor: number, currency: string): FluentNumber {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  // Whole amounts without “.00”: shorter on a phone and just as exact.
  const whole = minor % 10 ** digits === 0
  return new FluentNumber(minor / 10 ** digits, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: whole ? 0 : digits,
  })
}

/** A sum or an estimate for `{ $amount }`, rounded to whole units. The same arguments as {@link money}. */
export function roundedMoney(minor: number, currency: string): FluentNumber {
  const { value, opts } = money(minor, currency)
  return new FluentNumber(value, { ...opts, minimumFractionDigits: 0, maximumFractionDigits: 0 })
}

/** A calendar day, YYYY-MM-DD, for `{ DATETIME($date, dateStyle: "medium") }`: the same day whatever the time zone. */
export function calendarDay(day: string): FluentDateTime {
  return new FluentDateTime(new Date(`${day}T00:00:00Z`), { timeZone: 'UTC' })
}
