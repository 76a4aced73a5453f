import type { Language, Translate } from './texts.ts'

/** Hours and minutes of a Bot API date (seconds since 1970). */
export function clockTime(date: number, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date * 1000)
}

/** A key that two dates of the same local day share. */
export function dayKey(date: number): string {
  return new Date(date * 1000).toDateString()
}

/** "Today", "Yesterday", "3 May" or, of another year, "3 May 2024". */
export function dayName(date: number, language: Language, t: Translate): string {
  const now = new Date()
  if (dayKey(date) === now.toDateString()) return t('today')
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (dayKey(date) === yesterday.toDateString()) return t('yesterday')
  const year = new Date(date * 1000).getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const }
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', ...year }).format(date * 1000)
}

/** For the list: the time today, otherwise day and month. */
export function shortWhen(date: number, language: Language): string {
  if (dayKey(date) === new Date().toDateString()) return clockTime(date, language)
  return new Intl.DateTimeFormat(language, { day: '2-digit', month: '2-digit' }).format(date * 1000)
}

/** Bytes as "340 B", "12 KB" or "3.4 MB". */
export function fileSize(bytes: number, language: Language): string {
  const format = (value: number, digits: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${format(bytes / 1000, 0)} KB`
  return `${format(bytes / 1_000_000, 1)} MB`
}

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

function relativeTime(date: number, language: Language): string {
  const seconds = date - Date.now() / 1000
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1]
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(seconds / size), unit)
}

/**
 * A Bot API date in the reader's zone, as `date_time_format` of a date_time entity asks for it: `r`, or weekday (`w`), day (`d`, `D`)
 * and time (`t`, `T`), the capital ones longer. Empty for an empty format: then the text stays as it was sent.
 */
export function formattedMoment(date: number, format: string, language: Language): string {
  if (format === 'r') return relativeTime(date, language)
  if (!/[wdDtT]/u.test(format)) return ''
  return new Intl.DateTimeFormat(language, {
    ...(format.includes('w') && { weekday: 'long' }),
    ...(format.includes('d') && { day: '2-digit', month: '2-digit', year: 'numeric' }),
    ...(format.includes('D') && { day: 'numeric', month: 'long', year: 'numeric' }),
    ...(/t/iu.test(format) && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    ...(format.includes('T') && { second: '2-digit' }),
  }).format(date * 1000)
}
