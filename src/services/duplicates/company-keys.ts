/** The keys by which two companies may be one. Pure. */
import { withoutLegalForms } from '../../language/names/legal-forms.ts'
import { nameSkeleton } from '../../language/names/name-skeleton.ts'
import { words } from '../search/search-words.ts'
import { nameKey } from './duplicate-keys.ts'
import { type DuplicateKey, storedKeys } from './duplicate-signs.ts'
import { nearKeys } from './near-names.ts'

type Known = {
  readonly name: string
  readonly domain?: string | null
  readonly emails?: readonly { readonly normalized: string }[]
  readonly phones?: readonly { readonly e164: string }[]
}

/** The name in one spelling of both alphabets, as one word: “NovaPoshta” is “Нова Пошта”. */
function joinedKey(name: string): string {
  return words(name).map(nameSkeleton).join('')
}

/** Legal forms do not count. */
export function companyKeys({ name, domain, emails = [], phones = [] }: Known): readonly string[] {
  const plain = withoutLegalForms(name)
  const joined = joinedKey(plain)
  const named: readonly DuplicateKey[] =
    joined === ''
      ? []
      : [['name', nameKey(plain)], ['name', joined], ...nearKeys(joined).map((key) => ['near-name', key] as const)]
  return storedKeys([
    ...emails.map(({ normalized }) => ['email', normalized] as const),
    ...phones.map(({ e164 }) => ['phone', e164] as const),
    ...(domain == null ? [] : [['domain', domain] as const]),
    ...named,
  ])
}
