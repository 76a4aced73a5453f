/** The HMAC over a provider's template, shared by verifying and signing. */
import { createHmac } from 'node:crypto'

import type { HmacSpec } from './signature-spec.ts'

export type SignedParts = {
  readonly id: string
  readonly timestamp: string
  readonly method: string
  readonly url: string
  readonly body: Uint8Array
}

const PART = /\{(id|timestamp|method|url|body)\}/u

/** The digest of what the provider signs, in order, without copying the body. */
export function computeDigest(spec: HmacSpec, key: Uint8Array, parts: SignedParts): Buffer {
  const hmac = createHmac(spec.algorithm, key)
  // Splitting by a pattern with one group yields literals and part names alternately.
  spec.signed.split(PART).forEach((piece, index) => {
    hmac.update(index % 2 === 0 ? piece : parts[piece as keyof SignedParts])
  })
  return hmac.digest()
}
