/**
 * Verifies a request against a provider's signature. An unknown source, a missing header and a wrong signature cost the
 * same: the body is always signed with every secret, and with a dummy key if there is no secret, so that the response
 * time reveals nothing to a sender.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

import { computeDigest } from './compute-digest.ts'
import { readBasicAuth } from './read-basic-auth.ts'
import { secretKey } from './secret-key.ts'
import type {
  BasicSpec,
  HmacSpec,
  SignatureProblem,
  SignatureSpec,
  SignedRequest,
  TimestampSpec,
  TokenSpec,
} from './signature-spec.ts'
import { readSignatureClaim } from './signature-claim.ts'
import { writtenUrls } from './url-forms.ts'

export type Verified =
  | {
      readonly ok: true
      /** Which of the secrets matched: the admin can be shown that an old one is still in use. */
      readonly secretIndex: number
      /** The signed message id, if the provider signs one. */
      readonly id?: string
      /** When the sender signed, if it says so. */
      readonly signedAt?: Date
    }
  | { readonly ok: false; readonly reason: SignatureProblem }

/**
 * As many secrets as a source can have during repeated rotations. If there are fewer, dummy keys make up the
 * difference.
 */
const MIN_KEYS = 4
const dummyKey = randomBytes(32)

/** The spec that determines the work if there is no signature to read. */
const DUMMY: HmacSpec = {
  kind: 'hmac',
  carrier: 'headers',
  names: [{ signature: 'x-none' }],
  algorithm: 'sha256',
  encoding: 'hex',
  format: { kind: 'single', prefix: '' },
  secretEncoding: 'text',
  signed: '{body}',
}

function keysOf(spec: HmacSpec, secrets: readonly string[]): readonly Uint8Array[] {
  const keys = secrets.map((secret) => secretKey(spec.secretEncoding, secret) ?? dummyKey)
  while (keys.length < MIN_KEYS) keys.push(dummyKey)
  return keys
}

/** Compares in time that depends on neither text, because only digests of equal length are compared. */
function sameText(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}

function checkTime(spec: TimestampSpec, timestamp: string, now: Date): { at: Date; problem?: SignatureProblem } {
  const milliseconds = Number(timestamp) * (spec.unit === 's' ? 1000 : 1)
  const age = now.getTime() - milliseconds
  const tolerance = spec.toleranceSeconds * 1000
  if (age > tolerance) return { at: new Date(milliseconds), problem: 'too-old' }
  if (-age > tolerance) return { at: new Date(milliseconds), problem: 'too-new' }
  return { at: new Date(milliseconds) }
}

function verifyHmac(spec: HmacSpec, request: SignedRequest, secrets: readonly string[], now: Date): Verified {
  const claim = readSignatureClaim(spec, request)
  const { id, timestamp, candidates } = claim.ok ? claim.value : { id: '', timestamp: '', candidates: [] }
  const parts = { id, timestamp, method: request.method, body: request.rawBody }
  const urls = writtenUrls(request.url, spec.urlForms)
  let secretIndex = -1
  // Try every key and every candidate, even after a match.
  keysOf(spec, secrets).forEach((key, index) => {
    for (const url of urls) {
      const digest = computeDigest(spec, key, { ...parts, url })
      for (const candidate of candidates) {
        if (timingSafeEqual(candidate, digest) && key !== dummyKey && secretIndex < 0) secretIndex = index
      }
    }
  })
  if (!claim.ok) return claim
  if (secretIndex < 0) return { ok: false, reason: 'wrong' }
  const time = spec.timestamp && checkTime(spec.timestamp, timestamp, now)
  if (time?.problem !== undefined) return { ok: false, reason: time.problem }
  return { ok: true, secretIndex, ...(id !== '' && { id }), ...(time && { signedAt: time.at }) }
}

const BEARER = /^Bearer +([\x21-\x2b\x2d-\x7e]{1,512})$/iu

type ReadToken = { readonly token: string } | { readonly reason: SignatureProblem }

function readToken({ queryParameter }: TokenSpec, request: SignedRequest): ReadToken {
  if (request.pathSecret !== undefined && request.pathSecret !== '') return { token: request.pathSecret }
  const [inQuery = '', ...more] =
    queryParameter === undefined ? [] : new URL(request.url).searchParams.getAll(queryParameter)
  if (more.length > 0) return { reason: 'doubled' }
  if (inQuery !== '') return { token: inQuery }
  const header = request.headers.get('authorization')
  if (header === null || header === '') return { reason: 'missing' }
  if (header.includes(',')) return { reason: 'doubled' }
  const token = BEARER.exec(header)?.[1]
  return token === undefined ? { reason: 'malformed' } : { token }
}

function verifyShared(request: SignedRequest, secrets: readonly string[], read: ReadToken): Verified {
  verifyUnknownSource(request)
  if ('reason' in read) return { ok: false, reason: read.reason }
  let secretIndex = -1
  secrets.forEach((secret, index) => {
    if (sameText(read.token, secret) && secret !== '' && secretIndex < 0) secretIndex = index
  })
  return secretIndex < 0 ? { ok: false, reason: 'wrong' } : { ok: true, secretIndex }
}

/** The user is no secret, but a request with another one is not the one that was set up. */
function readPassword({ user }: BasicSpec, { headers }: SignedRequest): ReadToken {
  const read = readBasicAuth(headers.get('authorization'))
  if ('reason' in read) return read
  return read.user === user ? { token: read.password } : { reason: 'wrong' }
}

/**
 * Verifies a request. Every secret is tried, even after a match, and the time is checked only once the signature is
 * right.
 *
 * @param secrets the texts of all active secrets, decrypted; during a rotation the old and the new one
 * @param now the time to compare the signed time with
 */
export function verify(spec: SignatureSpec, request: SignedRequest, secrets: readonly string[], now: Date): Verified {
  switch (spec.kind) {
    case 'hmac': {
      const { pathSecret = '' } = request
      if (spec.orPathSecret === true && pathSecret !== '') return verifyShared(request, secrets, { token: pathSecret })
      return verifyHmac(spec, request, secrets, now)
    }
    case 'token':
      return verifyShared(request, secrets, readToken(spec, request))
    case 'basic':
      return verifyShared(request, secrets, readPassword(spec, request))
  }
}

/**
 * Does the work of {@link verify} for a source that does not exist: the result and the time are those of a wrong
 * signature.
 */
export function verifyUnknownSource(request: SignedRequest): { readonly ok: false; readonly reason: 'wrong' } {
  verifyHmac(DUMMY, request, [], new Date(0))
  return { ok: false, reason: 'wrong' }
}
