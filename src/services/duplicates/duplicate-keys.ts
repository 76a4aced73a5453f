/**
 * The keys by which two contacts may be one person, kept with each contact under an index. Two contacts that share a key are
 * candidates, and the key says why. Pure.
 */
import { nameSkeleton } from '../../language/names/name-skeleton.ts'
import { words } from '../search/search-words.ts'

/** From the surest to the least sure. An email or a number with its extension is certain, everything else likely. */
const DUPLICATE_SIGNS = ['email', 'phone', 'telegram', 'name-company', 'name'] as const
export type DuplicateSign = (typeof DUPLICATE_SIGNS)[number]

/** Higher means surer: a pair has the sum of its signs, so that several likely ones never outweigh a certain one. */
const SCORES: Readonly<Record<DuplicateSign, number>> = {
  email: 100,
  phone: 100,
  telegram: 40,
  'name-company': 30,
  name: 20,
}
export const CERTAIN = 100

const LETTERS = { email: 'e', phone: 'p', telegram: 't', 'name-company': 'c', name: 'n' } as const satisfies Record<
  DuplicateSign,
  string
>

type Known = {
  readonly name: string
  readonly emails: readonly { readonly normalized: string }[]
  readonly phones: readonly { readonly e164: string }[]
  readonly telegram?: { readonly userId?: number | null; readonly username?: string | null } | null
}

/** One spelling for a name in both alphabets, whatever the order of its words. Empty if nothing is left. */
export function nameKey(name: string): string {
  return words(name)
    .map(nameSkeleton)
    .filter((word) => word !== '')
    .toSorted()
    .join(' ')
}

/** A single word is no sign without a company: every team knows several Annas. */
function nameKeys(name: string, companyName: string | null): readonly (readonly [DuplicateSign, string])[] {
  const key = nameKey(name)
  if (key === '') return []
  const company = companyName === null ? '' : nameKey(companyName)
  return [
    ...(company === '' ? [] : [['name-company', `${key}@${company}`] as const]),
    ...(key.includes(' ') ? [['name', key] as const] : []),
  ]
}

export function duplicateKeys(known: Known, companyName: string | null): readonly string[] {
  const { name, emails, phones, telegram } = known
  const found: readonly (readonly [DuplicateSign, string])[] = [
    ...emails.map(({ normalized }) => ['email', normalized] as const),
    ...phones.map(({ e164 }) => ['phone', e164] as const),
    ...(telegram?.userId == null ? [] : [['telegram', String(telegram.userId)] as const]),
    ...(telegram?.username == null ? [] : [['telegram', `@${telegram.username.toLowerCase()}`] as const]),
    ...nameKeys(name, companyName),
  ]
  return [...new Set(found.map(([sign, value]) => `${LETTERS[sign]}:${value}`))]
}

/** Why two contacts may be one, the surest reason first. */
export function signsOf(own: readonly string[], others: readonly string[]): readonly DuplicateSign[] {
  const shared = own.filter((key) => others.includes(key))
  const signs = DUPLICATE_SIGNS.filter((sign) => shared.some((key) => key.startsWith(`${LETTERS[sign]}:`)))
  // The name and the company say more than the name alone.
  return signs.includes('name-company') ? signs.filter((sign) => sign !== 'name') : signs
}

export function scoreOf(signs: readonly DuplicateSign[]): number {
  return signs.reduce((sum, sign) => sum + SCORES[sign], 0)
}
