/** Answers the request by which a sender checks an address before it sends anything. */
import type { SignatureSpec, SignedRequest } from '../signatures/signature-spec.ts'
import { verify } from '../signatures/verify.ts'
import type { CheckSpec } from './provider.ts'

/** @returns whether to answer with 200; otherwise it is refused like a wrong signature */
export function answersCheck(
  check: CheckSpec,
  signature: SignatureSpec,
  request: Omit<SignedRequest, 'rawBody'>,
  secrets: readonly string[],
): boolean {
  if (request.method !== check.method) return false
  if (check.knows === 'address') return true
  // A secret in a path has no time that could be compared.
  return verify(signature, { ...request, rawBody: new Uint8Array() }, secrets, new Date(0)).ok
}
