/** The keys by which two contacts may be one person. Pure. */
import { nameSkeleton } from '../../language/names/name-skeleton.ts'
import { words } from '../search/search-words.ts'
import { type DuplicateKey, storedKeys } from './duplicate-signs.ts'

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
function nameKeys(name: string, companyName: string | null): readonly DuplicateKey[] {
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
  return storedKeys([
    ...emails.map(({ normalized }) => ['email', normalized] as const),
    ...phones.map(({ e164 }) => ['phone', e164] as const),
    ...(telegram?.userId == null ? [] : [['telegram', String(telegram.userId)] as const]),
    ...(telegram?.username == null ? [] : [['telegram', `@${telegram.username.toLowerCase()}`] as const]),
    ...nameKeys(name, companyName),
  ])
}
