/** Converts a secret's text, as people copy it, to the key bytes. */
import type { SecretEncoding } from './signature-spec.ts'

const WHSEC = /^whsec_((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/u

/** @returns the key, or null if the text is not a secret in this encoding */
export function secretKey(encoding: SecretEncoding, secret: string): Uint8Array | null {
  if (encoding === 'text') return secret === '' ? null : Buffer.from(secret, 'utf8')
  const base64 = WHSEC.exec(secret)?.[1]
  return base64 ? Buffer.from(base64, 'base64') : null
}
