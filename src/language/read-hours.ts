/** Reads hours “from … to …” as people type them: “22-7”, “from 10:30 pm to 7 am”, “з 22 до 7”, “22:00 – 7:30”. Pure. */
import { cleanTyped, foldTyped } from './typed-text.ts'

/** In minutes after midnight. */
export type ReadHours = { readonly from: number; readonly to: number }

const CLOCK =
  /(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s?(?:год\.?|h)?\s?(?<half>am|pm|a\.m\.?|p\.m\.?|ранку|вечора|ночі|дня)?/u
    .source
const RANGE = new RegExp(
  `^(?:from |between |quiet |з |із |від )*${CLOCK}\\s?(?:-|to|till|until|and|до|по|та|і)\\s?${CLOCK.replaceAll('?<', '?<to_')}$`,
  'u',
)
const OFF = /^(?:off|no|none|never|ні|ніколи|вимкнути|вимкни|без)[.!]?$/u

function minutesOf(hour: string | undefined, minute = '0', half = ''): number | null {
  const [given, past] = [Number(hour), Number(minute)]
  const isLate = half.startsWith('p') || half === 'вечора' || half === 'дня' || (half === 'ночі' && given > 6)
  if (half !== '' && given > 12) return null
  const hours = half === '' ? given : (given % 12) + (isLate ? 12 : 0)
  return hours > 24 || past > 59 || (hours === 24 && past > 0) ? null : (hours % 24) * 60 + past
}

/** `off` for “never”; null if it is neither. Hours that begin and end at the same time are none. */
export function readHours(text: string): ReadHours | 'off' | null {
  const said = foldTyped(cleanTyped(text)).replaceAll(/\s+/gu, ' ')
  if (OFF.test(said)) return 'off'
  const found = RANGE.exec(said)?.groups
  if (found === undefined) return null
  const from = minutesOf(found['hour'], found['minute'], found['half'])
  const to = minutesOf(found['to_hour'], found['to_minute'], found['to_half'])
  return from === null || to === null || from === to ? null : { from, to }
}
