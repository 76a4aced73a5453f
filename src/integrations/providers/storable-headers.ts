/** Decides which headers of a delivery may be stored. */
import { beginningOf } from '../../language/cut-text.ts'
import type { SignatureSpec } from '../signatures/signature-spec.ts'

/** Every header with a name like a credential counts as one, because an unknown sender may use any name. */
const CREDENTIAL = /auth|cookie|token|secret|signature|password|passwd|api-?key|credential|session|jwt/iu
const MAX_HEADERS = 40
const MAX_NAME_LENGTH = 100
const MAX_VALUE_LENGTH = 500

/**
 * The headers without credentials, signatures and the sender's network address, with lower-case names, bounded.
 *
 * @param spec the signature of the source's provider: its headers are removed, whatever their names
 */
export function storableHeaders(
  spec: SignatureSpec,
  headers: Iterable<readonly [name: string, value: string]>,
): Readonly<Record<string, string>> {
  const signatures = spec.kind === 'hmac' ? spec.names.map(({ signature }) => signature) : []
  const kept = [...headers]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => !CREDENTIAL.test(name) && name.length <= MAX_NAME_LENGTH)
    .filter(([name]) => !signatures.includes(name))
    .filter(([name]) => !/^(?:forwarded|x-forwarded-.*|x-real-ip|cf-connecting-ip|true-client-ip)$/u.test(name))
    .slice(0, MAX_HEADERS)
  return Object.fromEntries(kept.map(([name, value]) => [name, beginningOf(value, MAX_VALUE_LENGTH)]))
}
