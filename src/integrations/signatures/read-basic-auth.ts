/** Reads `Authorization: Basic` (RFC 7617) strictly: each pair of user and password has exactly one valid encoding. */
import type { SignatureProblem } from './signature-spec.ts'

const BASIC = /^Basic +([A-Za-z0-9+/]{1,700}={0,2})$/iu

export function readBasicAuth(
  header: string | null,
): { readonly user: string; readonly password: string } | { readonly reason: SignatureProblem } {
  if (header === null || header === '') return { reason: 'missing' }
  if (header.includes(',')) return { reason: 'doubled' }
  const encoded = BASIC.exec(header)?.[1] ?? ''
  const bytes = Buffer.from(encoded, 'base64')
  const text = bytes.toString('latin1')
  // The user cannot contain a colon, the password can.
  const colon = text.indexOf(':')
  if (bytes.toString('base64') !== encoded || colon < 0) return { reason: 'malformed' }
  return { user: text.slice(0, colon), password: text.slice(colon + 1) }
}
