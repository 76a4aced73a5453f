/** The text of a cell's value. Pure. */

/** Days from Excel's day 0 to 1970. Its day 60 is a day that never was, so that earlier ones are one off; nobody has those. */
const EPOCH_DAYS = 25_569
/** Files of old Macs count from 1904. */
const DAYS_TO_1904 = 1_462
const DAY_MS = 24 * 60 * 60_000
const MINUTE_MS = 60_000
/** The year 9999. */
const MAX_SERIAL = 2_958_465

/** `YYYY-MM-DD`, with the time if there is one. Null for a number that is not a day. */
export function serialDay(serial: number, since1904 = false): string | null {
  const days = serial + (since1904 ? DAYS_TO_1904 : 0)
  if (!(days >= 1 && days <= MAX_SERIAL)) return null
  const at = new Date(Math.round(((days - EPOCH_DAYS) * DAY_MS) / MINUTE_MS) * MINUTE_MS)
  const [day = '', time = ''] = at.toISOString().split('T')
  return Number.isInteger(serial) ? day : `${day} ${time.slice(0, 5)}`
}

/** Telephone numbers are numbers to Excel: 3.80671234567E11 is 380671234567. */
export function plainNumber(written: string): string {
  const number = Number(written)
  if (!Number.isFinite(number)) return written
  return Number.isInteger(number) && Math.abs(number) < 1e21 ? number.toFixed(0) : String(number)
}

const BUILT_IN_DAYS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])

/** Whether a number in that format is shown as a day. @param code of a custom format */
export function isDayFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DAYS.has(id)
  const letters = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./gu, '')
  return /[dy]/iu.test(letters)
}
