/** Finds the verbs and the keyword of a line. Pure. */
import { foldTyped } from '../typed-text.ts'
import { keywordAt, verbAt } from './line-verbs.ts'
import { wordsOf } from './line-words.ts'
import type { Span } from './span.ts'

/** A verb further on belongs to prose. */
const MAX_WORDS = 16

/** Separators, and words that are said before the verb. */
const FILLER =
  /^(?:[\s|,;:.!()–—-]|(?:please|pls|i|we|need to|have to|must|should|let's|to|and|then|треба|потрібно|варто|слід|мушу|маю|будь ласка|і|та|потім)(?![\p{L}\p{N}']))*$/u

/** Whether nothing but masked spans, separators and fillers stand before a place. */
export function isLead(folded: string): boolean {
  return FILLER.test(folded)
}

/** @param text with what is certainly something else masked */
export function findVerbs(text: string): readonly Span[] {
  const folded = foldTyped(text)
  const found: Span[] = []
  for (const { start } of wordsOf(text).slice(0, MAX_WORDS)) {
    const last = found.at(-1)
    if (last !== undefined && start < last.end) continue
    const verb = verbAt(folded.slice(start))
    if (verb === null) continue
    found.push({ start, end: start + verb.length, kind: 'verb', value: verb.meaning, certainty: 0.88 })
  }
  return found
}

/** The keyword at the beginning of a line, behind nothing but masked spans, with the colon after it. */
export function findKeyword(text: string): Span | null {
  const folded = foldTyped(text)
  for (const { start } of wordsOf(text).slice(0, MAX_WORDS)) {
    if (!isLead(folded.slice(0, start))) return null
    const keyword = keywordAt(folded.slice(start))
    if (keyword === null) continue
    const colon = /^\s*[:,–—-](?=\s|$)/u.exec(folded.slice(start + keyword.length))?.[0].length ?? 0
    const end = start + keyword.length + colon
    return { start, end, kind: 'keyword', value: keyword.meaning, certainty: 0.93 }
  }
  return null
}
