/** Amounts and days as programs write them, which is not how people type them. Pure. */
import type { SyncAmount } from '../sync/sync-adapter.ts'

/** Which comes first where days are written with numbers alone. */
export const DAY_ORDERS = ['dmy', 'mdy'] as const
export type DayOrder = (typeof DAY_ORDERS)[number]

const NUMBER = /-?\d[\d\s.,'’\u00A0\u202F]*/u
const CODE = /\b[A-Z]{3}\b/u

/** “1,200.50”, “1 200,50”, “1.200” and “1,200” are what they look like: a sign before three digits groups them. */
function decimalOf(written: string): string {
  const digits = written.replace(/[\s'’\u00A0\u202F]/gu, '')
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  const isOne = digits.split(/[.,]/u).length === 2
  const after = digits.length - last - 1
  const isGroup = last !== -1 && after === 3 && (!isOne || !digits.startsWith('0'))
  if (last === -1 || isGroup) return digits.replace(/[.,]/gu, '')
  return `${digits.slice(0, last).replace(/[.,]/gu, '')}.${digits.slice(last + 1)}`
}

/** Null for what is not an amount as programs write it: it is then read as people type. @param currency of another column */
export function exactAmount(text: string, currency: string): SyncAmount | null {
  const [written] = NUMBER.exec(text) ?? []
  if (written === undefined) return null
  const [stated = null] = CODE.exec(currency.toUpperCase()) ?? CODE.exec(text) ?? []
  // A sign of a currency is for those who know it; letters may be “k” or “млн”.
  if (stated === null && /[^\d\s.,'’\u00A0\u202F-]/u.test(text)) return null
  return { decimal: decimalOf(written), currency: stated }
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/u
const NUMERIC = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/u
/** Excel's days of this century and the end of the last. */
const SERIAL = /^[2-6]\d{4}(?:\.\d+)?$/u
const EPOCH_DAYS = 25_569
const DAY_MS = 24 * 60 * 60_000

/** YYYY-MM-DD, or the text if it is not a day. */
export function exactDay(text: string, order: DayOrder): string {
  const [iso] = ISO.exec(text) ?? []
  if (iso !== undefined) return iso
  if (SERIAL.test(text)) return new Date((Math.floor(Number(text)) - EPOCH_DAYS) * DAY_MS).toISOString().slice(0, 10)
  const [, first = '', sign = '', second = '', year = ''] = NUMERIC.exec(text) ?? []
  if (year === '') return text
  // With dots the day comes first everywhere.
  const isMonthFirst = sign !== '.' && order === 'mdy'
  const [day, month] = isMonthFirst ? [second, first] : [first, second]
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** What a day with slashes proves about the order: there is no month 13. Null for what has both readings or none. */
export function provenOrder(text: string): DayOrder | 'either' | null {
  const [, first = '', sign = '', second = '', year = ''] = NUMERIC.exec(text) ?? []
  if (year === '' || sign === '.') return null
  if (Number(first) > 12) return 'dmy'
  if (Number(second) > 12) return 'mdy'
  return first === second ? null : 'either'
}
