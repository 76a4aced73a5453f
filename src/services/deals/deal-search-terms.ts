/** The search terms of a deal: the words of its searched fields. Pure. */
import { fold, MAX_TOKENS, MAX_TRIGRAMS, searchWords, trigramsOf } from '../contacts/search-terms.ts'

/** @param texts of the searched fields; tags begin with “#” and match only as a whole */
export function dealSearchTerms(texts: readonly string[]): { tokens: string[]; trigrams: string[] } {
  const named = texts.filter((text) => !text.startsWith('#')).flatMap((text) => searchWords(text))
  const tags = texts.filter((text) => text.startsWith('#')).map((tag) => fold(tag))
  const tokens = new Set([...named, ...tags])
  const trigrams = new Set(named.flatMap((word) => trigramsOf(word)))
  return { tokens: [...tokens].slice(0, MAX_TOKENS), trigrams: [...trigrams].slice(0, MAX_TRIGRAMS) }
}
