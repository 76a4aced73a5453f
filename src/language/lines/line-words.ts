/** The words of a typed line with their places. Pure. */
import { foldTyped } from '../typed-text.ts'
import type { Place } from './span.ts'

/** @property folded in lower case, with one kind of apostrophe and dash */
export type Word = Place & { readonly text: string; readonly folded: string }

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’ʼ`‐‑-]*/gu
/** Anything later is prose. */
const MAX_WORDS = 80

export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].slice(0, MAX_WORDS).map((match) => {
    const typed = match[0].replace(/['’ʼ`‐‑-]+$/u, '')
    return { start: match.index, end: match.index + typed.length, text: typed, folded: foldTyped(typed) }
  })
}

/** Whether a word begins with a capital letter, as names do. */
export function isCapitalised(text: string): boolean {
  return /^\p{Lu}/u.test(text)
}
