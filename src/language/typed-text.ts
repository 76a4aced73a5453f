/** Makes typed text comparable before it is read: spaces, digits, apostrophes, dashes and case. Pure. */
import { withoutInvisible } from './single-line.ts'

const SPACE = /\s/u
/** Every character that is typed as an apostrophe; “ʼ” (U+02BC) is a letter for Unicode. */
export const APOSTROPHES = '’‘ʼʹ`´′＇'
const DASHES = '‐‑‒–—−－'

function foldUnit(unit: string): string {
  if (SPACE.test(unit)) return ' '
  if (APOSTROPHES.includes(unit)) return "'"
  if (DASHES.includes(unit)) return '-'
  const code = unit.charCodeAt(0)
  // Full-width forms, as East Asian keyboards type them, are at a fixed offset from ASCII.
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase()
  const lower = unit.toLowerCase()
  return lower.length === 1 ? lower : unit
}

/**
 * Removes invisible characters, composes and trims. Positions in the result of {@link foldTyped} refer to this text.
 */
export function cleanTyped(text: string): string {
  return withoutInvisible(text).normalize('NFC').trim()
}

/**
 * Folds text to lower case and to one kind of space, apostrophe, dash and digit.
 *
 * @returns a text of the same length in UTF-16 units, so that positions in it are valid in the given text
 */
export function foldTyped(text: string): string {
  let folded = ''
  for (let at = 0; at < text.length; at += 1) folded += foldUnit(text.charAt(at))
  return folded
}
