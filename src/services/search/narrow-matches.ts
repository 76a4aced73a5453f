/**
 * What is typed may name one record among those that its words and digits find: “@anna_k” is one account, whose words may be
 * others' names, and a number with an extension is one person of a switchboard. Pure.
 */
import { askedExtension } from './asked-terms.ts'
import { extensionTokens } from './search-terms.ts'
import { fold } from './search-words.ts'

type Tokens = readonly string[]
type IsNamed = (tokens: Tokens) => boolean

/** Without the “@”, only an underscore shows that it is not the name of a person. */
const HANDLE = /^(?:@\w+|\w*_\w+)$/u

function namedBy(text: string): IsNamed | null {
  const handle = fold(text.trim())
  if (HANDLE.test(handle)) {
    const whole = handle.startsWith('@') ? handle : `@${handle}`
    return (tokens) => tokens.includes(whole)
  }
  const asked = askedExtension(text)
  if (asked === null) return null
  const [first, last] = extensionTokens(asked.digits, asked.extension)
  return (tokens) => tokens.some((token) => token.startsWith(first) || token.startsWith(last))
}

/** Only the records that are named, if there are any; else all of them. */
export function narrowed<T extends { readonly search: { readonly tokens: Tokens } }>(
  records: readonly T[],
  text: string,
): readonly T[] {
  const isNamed = namedBy(text)
  const named = isNamed === null ? [] : records.filter(({ search }) => isNamed(search.tokens))
  return named.length === 0 ? records : named
}
