/** Finds the phone numbers and the amount of a line. Pure. */
import { labelBefore, labelBehind } from '../address-labels.ts'
import { findMoney } from '../find-money.ts'
import { findPhones } from '../find-phones.ts'
import type { MoneyOptions } from '../read-money.ts'
import type { Span } from './span.ts'

/** @param text with what is certainly something else masked */
export function findPhoneSpans(text: string, region: string): readonly Span[] {
  // Looking for numbers takes long, and most lines have none.
  if (text.replace(/\D/gu, '').length < 5) return []
  // A comma may introduce an extension, but in a line it stands between two numbers. RFC 3966 has “;ext=12”.
  const apart = text.replace(/,|\n|;(?!ext=\d)/giu, '|')
  return findPhones(apart, region).map(({ start, end, number, extension }): Span => {
    const value = text.slice(start, end)
    const certainty = value.startsWith('+') ? 0.98 : 0.91
    const e164 = extension === undefined ? number : `${number};ext=${extension}`
    const behind = labelBehind(apart.slice(end))
    const before = behind === null ? labelBefore(apart.slice(0, start)) : null
    const label = (behind ?? before)?.label
    return {
      start: start - (before?.length ?? 0),
      end: end + (behind?.length ?? 0),
      kind: 'phone',
      value: { value, e164, ...(label !== undefined && { label }) },
      certainty,
    }
  })
}

/** Words before an amount that belong to it: “на 5000 грн”, “for $500”. */
const LEAD = /(?<![\p{L}\p{N}])(?:for|worth|at|на суму|суму|сума|на|за)\s+$/iu

/**
 * @param bare whether a number at the end counts without a currency
 * @param text with what is certainly something else masked
 */
export function findMoneySpan(text: string, options: MoneyOptions, bare: boolean): Span | null {
  // Words without a digit are no amount, and trying them takes long.
  if (!/\d/u.test(text)) return null
  const found = findMoney(text, { ...options, bare })
  if (found === null) return null
  const { end, reading } = found
  const start = found.start - (LEAD.exec(text.slice(0, found.start))?.[0].length ?? 0)
  return { start, end, kind: 'money', value: reading, certainty: bare ? 0.6 : 0.9 }
}
