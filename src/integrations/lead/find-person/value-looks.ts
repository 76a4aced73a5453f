/** What a value looks like, whatever its key says. */
import type { Scalar } from './place.ts'

const MAX_EMAIL_LENGTH = 254
const ADDRESS = /^[^\s@,;<>"()[\]:]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+\p{L}[\p{L}\p{N}-]{1,62}$/u
/** RFC 5322: `Ada Byron <ada@example.com>`. */
const MAILBOX = /^(?<name>[^<>]{0,120})<(?<address>[^<>\s]{3,254})>$/u

export type Mailbox = { readonly address: string; readonly name: string | null }

/** An address with or without a name before it; null for anything else. */
export function readMailbox(value: Scalar): Mailbox | null {
  if (typeof value !== 'string' || value.length > 2 * MAX_EMAIL_LENGTH || !value.includes('@')) return null
  const text = value.trim().replace(/^mailto:/iu, '')
  if (text.length <= MAX_EMAIL_LENGTH && ADDRESS.test(text)) return { address: text, name: null }
  const { name, address } = MAILBOX.exec(text)?.groups ?? {}
  if (address === undefined || !ADDRESS.test(address)) return null
  const written = (name ?? '').trim().replaceAll(/^["']|["']$/gu, '')
  return { address, name: looksLikeName(written) ? written : null }
}

const MAX_PHONE_LENGTH = 40

/** @param named whether the key says that it is a number: otherwise only `+…` is one, since any id has digits */
export function looksLikePhone(value: Scalar, named: boolean): boolean {
  if (typeof value === 'boolean' || (!named && (typeof value !== 'string' || !value.includes('+')))) return false
  const text = String(value)
    .trim()
    .replace(/^(?:tel|whatsapp):/iu, '')
  if (text.length > MAX_PHONE_LENGTH || /\d{4}-\d{2}-\d{2}/u.test(text)) return false
  const digits = text.replaceAll(/\D/gu, '').length
  // ITU-T E.164: at most 15 digits; here also an extension.
  if (!named) return /^\+\d[\d ().-]{6,24}(?:;ext=\d{1,6})?$/u.test(text) && digits >= 8 && digits <= 20
  return (
    digits >= 7 &&
    digits <= 20 &&
    /^[+(\d][\d\s().+/-]*(?:[,;]?\s*(?:ext|x|доб|дод|вн|внутр)[.=]?\s*\d{1,6})?$/iu.test(text)
  )
}

const MAX_NAME_LENGTH = 80
const MAX_NAME_WORDS = 6
const NO_NAMES = new Set([
  'unknown',
  'anonymous',
  'none',
  'null',
  'undefined',
  'na',
  'n a',
  'no name',
  'guest',
  'default',
])

/** One to six words of letters. “#9999.1”, “acme/shop”, “v1.2” and “Form 7” are not names of people. */
export function looksLikeName(value: Scalar): value is string {
  if (typeof value !== 'string' || value.length > MAX_NAME_LENGTH) return false
  const text = value.trim()
  if (!/^[\p{L}\p{M}][\p{L}\p{M}\s.,'’ʼ`´·-]*(?:\([\p{L}\p{M}\s]+\))?$/u.test(text)) return false
  if (/\.[a-z]{2,}$/u.test(text) || text.split(/\s+/u).length > MAX_NAME_WORDS) return false
  return !NO_NAMES.has(text.toLowerCase())
}

/** Addresses that no person reads. */
const MACHINE =
  /^(?:no-?_?\.?reply|do-?_?\.?not-?_?\.?reply|mailer-daemon|postmaster|bounces?|notifications?|alerts?|daemon|root|cron|builds?|deploy(?:er)?|git|jenkins)(?:[+._-].*)?@|\[bot\]@|@(?:users\.)?noreply\./iu
/** Addresses behind which a team sits: more often the service's own than a customer's. */
const SHARED = /^(?:support|help|helpdesk|admin|administrator|billing|accounts?|webmaster|security|bot)(?:[+._-].*)?@/iu

export type AddressKind = 'personal' | 'shared' | 'machine'

export function addressKind(address: string): AddressKind {
  return MACHINE.test(address) ? 'machine' : SHARED.test(address) ? 'shared' : 'personal'
}
