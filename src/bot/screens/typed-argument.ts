/** A short typed text in a button: one byte for each letter, so that a name of two words fits. */
import type { Argument } from './argument.ts'

/** Never change or reorder it: buttons live for years. New characters go to the end, up to 256. */
const CHARACTERS = [
  ' abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  'абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯёъыэЁЪЫЭ',
  '\'’ʼ.,-–+@_#&()/:!?"«»%№$€₴=*äöüßåéèñçšžćčłśżóøÄÖÜÅÉŠŽČŁ',
].join('')
const CODES = new Map([...CHARACTERS].map((character, code) => [character, code]))

/** Base64 has four characters for three bytes. */
const MAX_CHARACTERS = 26
const MAX_SIZE = 35

function textOf<const Size extends number>(size: Size, maxCharacters: number): Argument<string, Size> {
  return {
    size,
    encode(text) {
      const codes = [...text].map((character) => CODES.get(character))
      if (codes.length > maxCharacters) return ''
      const known = codes.filter((code) => code !== undefined)
      return known.length < codes.length ? '' : Buffer.from(known).toString('base64url')
    },
    decode(text) {
      const characters = [...Buffer.from(text, 'base64url')].map((code) => CHARACTERS[code])
      return characters.includes(undefined) ? null : characters.join('')
    },
  }
}

/** Empty for a text that is longer, or has other characters. */
export const shortText: Argument<string, 35> = textOf(MAX_SIZE, MAX_CHARACTERS)

/** The same with less room, beside something else. */
export const shorterText: Argument<string, 32> = textOf(32, 24)
