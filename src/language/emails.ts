/** Email addresses as people type them: one, or several separated by commas, semicolons or spaces. */
import { type Labelled, splitLabel } from './address-labels.ts'
import { fieldProblem } from './field-problem.ts'
import { withoutInvisible } from './single-line.ts'

/** The address as typed, and in comparable form. */
export type ReadEmail = { readonly value: string; readonly normalized: string } & Labelled

export const MAX_EMAILS = 10
/** RFC 5321: a path is at most 256 characters, including its angle brackets. */
const MAX_EMAIL_LENGTH = 254

/**
 * RFC 5322 dot-atom, with letters of any script (RFC 6531). Quoted local parts are not supported, because nobody uses
 * them.
 */
const LOCAL_PART = /^(?=.{1,64}$)[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
/**
 * Host names of at least two labels (RFC 1035), the last of which begins with a letter: no bare hosts, no IP addresses.
 */
const DOMAIN =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+\p{L}[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]$/u

function isAddress(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@')
  return text.length <= MAX_EMAIL_LENGTH && more.length === 0 && LOCAL_PART.test(local) && DOMAIN.test(domain)
}

/** Lower-cased and trimmed; a “+tag” is part of the address and is kept. */
export function normalizeEmail(value: string): string {
  return value.trim().toLowerCase().normalize('NFC')
}

/** The addresses in a text without commas; only one that stands alone can have a label. */
function addressesIn(text: string): readonly ({ readonly address: string } & Labelled)[] {
  const apart = (whole: string): readonly string[] =>
    whole
      .split(/\s+/u)
      .map((part) => part.replace(/^<|>$/gu, ''))
      .filter((part) => part !== '')
  const { rest, ...labelled } = splitLabel(text.trim())
  const [address, ...more] = apart(rest)
  if (address !== undefined && more.length === 0) return [{ address, ...labelled }]
  return apart(text).map((each) => ({ address: each }))
}

/**
 * @returns the addresses without duplicates, in the order typed
 * @throws AppError VALIDATION (empty, not-an-email with the offending part, too-many)
 */
export function parseEmails(text: string): readonly ReadEmail[] {
  const parts = withoutInvisible(text)
    .replace(/\bmailto:/giu, '')
    .split(/[,;\n]+/u)
    .flatMap(addressesIn)
  if (parts.length === 0) throw fieldProblem('empty')
  const found = new Map<string, ReadEmail>()
  for (const { address, ...labelled } of parts) {
    if (!isAddress(address)) throw fieldProblem('not-an-email', { given: address })
    const normalized = normalizeEmail(address)
    if (!found.has(normalized)) found.set(normalized, { value: address, normalized, ...labelled })
  }
  if (found.size > MAX_EMAILS) throw fieldProblem('too-many', { limit: MAX_EMAILS })
  return [...found.values()]
}
