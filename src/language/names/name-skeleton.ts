/**
 * One spelling for a name, however it is written: in Ukrainian, as typed on a Russian keyboard, or in Latin letters by the
 * official table of 2010, by BGN/PCGN, as in a passport or as people usually type it. Pure.
 */
import { APOSTROPHES } from '../typed-text.ts'
import { CYRILLIC_LOOKALIKES, LATIN_OF_CYRILLIC, PLAIN_LATIN } from './cyrillic-letters.ts'

const APOSTROPHE = new RegExp(`['${APOSTROPHES}]`, 'gu')

/**
 * Applied in this order, and again until nothing changes. Spellings of one sound become one; where tables disagree about a
 * vowel (ie/ye, iu/yu, -ii/-iy/-yi), the shortest wins. A rule must never undo another one.
 */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  // Consonants, the longest spelling first: Klitschko, Mitchell, Kowalczyk.
  [/tsch|tch|cz/gu, 'ch'],
  // Shcherbak, Scherbak, Sherbak.
  [/shch|sch|shh|sz/gu, 'sh'],
  [/tz/gu, 'ts'],
  [/chr/gu, 'hr'],
  [/ck/gu, 'k'],
  [/c(?=[eiy])/gu, 's'],
  [/c(?!h)/gu, 'k'],
  [/x/gu, 'ks'],
  [/qu(?=[aeio])/gu, 'kv'],
  [/q/gu, 'k'],
  [/w/gu, 'v'],
  [/ph/gu, 'f'],
  [/th/gu, 't'],
  [/kh|g/gu, 'h'],
  [/off$/u, 'ov'],
  // John and Julia begin with one letter in English and with another in Ukrainian.
  [/dzh|[jy]/gu, 'i'],
  [/ohn/gu, 'on'],
  // Yevhen, Ievhen, Evgen; Lyudmyla, Liudmyla, Ludmila.
  [/i+e/gu, 'e'],
  [/(\p{L})\1+/gu, '$1'],
  [/(?<=[bdfhklmnprstvz])i(?=[ou])/gu, ''],
  // Сергей and Сергій, Ковалев and Ковальов. A short word is no surname, and would lose too much.
  [/(?<=..)ei$/u, 'i'],
  [/(?<=..)ev(?=a?$)/u, 'ov'],
]

function mapped(text: string, table: Readonly<Record<string, string>>): string {
  return [...text].map((letter) => table[letter] ?? letter).join('')
}

/** Whether the word is in Cyrillic letters, all of which are known here. */
function isCyrillic(word: string): boolean {
  const letters = word.match(/\p{Script=Cyrillic}/gu) ?? []
  return letters.length > 0 && letters.every((letter) => LATIN_OF_CYRILLIC[letter] !== undefined)
}

/** Lower case, without apostrophes and marks, in Latin letters. Other alphabets stay as they are. */
function inLatin(word: string): string {
  const typed = word.normalize('NFC').toLowerCase().replace(APOSTROPHE, '')
  const unmarked = mapped(typed, PLAIN_LATIN)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(APOSTROPHE, '')
    .toLowerCase()
  const plain = mapped(unmarked, PLAIN_LATIN)
  return mapped(isCyrillic(plain) ? mapped(plain, CYRILLIC_LOOKALIKES) : plain, LATIN_OF_CYRILLIC)
}

function respelled(word: string): string {
  let spelled = word
  for (const [spelling, plain] of SPELLINGS) spelled = spelled.replace(spelling, plain)
  return spelled === word ? word : respelled(spelled)
}

/**
 * Equal for all spellings of a name: “Шевченко” and “Shevchenko”, “Сергій”, “Сергей”, “Serhii” and “Sergey”. Different
 * names may share one, so it finds candidates and proves nothing.
 *
 * @returns lower-case letters, and whatever has no letters of these alphabets as it is; empty if nothing is left
 */
export function nameSkeleton(word: string): string {
  return respelled(inLatin(word))
}
