/** What a deal is found by: the words of its title and its tags. Pure. */
import { fold, MAX_TOKENS, MAX_TRIGRAMS, trigramsOf, words } from '../contacts/search-terms.ts'

export function dealSearchTerms(fields: { readonly title: string; readonly tags: readonly string[] }): {
  tokens: string[]
  trigrams: string[]
} {
  const named = words(fields.title)
  const tokens = new Set([...named, ...fields.tags.map((tag) => `#${fold(tag)}`)])
  const trigrams = new Set(named.flatMap((word) => trigramsOf(word)))
  return { tokens: [...tokens].slice(0, MAX_TOKENS), trigrams: [...trigrams].slice(0, MAX_TRIGRAMS) }
}
