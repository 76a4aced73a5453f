/** Reads the id, time and candidate signatures of a request, each once and in the provider's format. */
import { property } from '../body/json.ts'
import { readDigest } from './read-digest.ts'
import type { HmacSpec, SignatureNames, SignatureProblem, SignedRequest } from './signature-spec.ts'

/** More than any provider sends: a list of hundreds would let a sender waste our CPU time. */
const MAX_CANDIDATES = 16
const MAX_HEADER_LENGTH = 2048
const DIGEST_BYTES = { sha1: 20, sha256: 32, sha512: 64 } as const satisfies Record<HmacSpec['algorithm'], number>

export type SignatureClaim = {
  readonly id: string
  /** Exactly as written, since that is what was signed. Empty if the provider signs no time. */
  readonly timestamp: string
  readonly candidates: readonly Uint8Array[]
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: SignatureProblem }

const fail = (reason: SignatureProblem) => ({ ok: false, reason }) as const

/** The value under a name, as it came: null if there is none. */
type Lookup = (name: string) => string | null

/** A field given twice is a list, and looks like a header given twice: joined with a comma and a space. */
function lookupIn(spec: HmacSpec, { headers, payload }: Claimed): Lookup {
  if (spec.carrier === 'headers') return (name) => headers.get(name)
  return (name) => {
    const value = property(payload, name)
    if (Array.isArray(value)) return value.join(', ')
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null
  }
}

const has = (lookup: Lookup, name: string | undefined): boolean => name !== undefined && (lookup(name) ?? '') !== ''

/** The family of names that the request uses. With none of their names, the first family's are missing. */
function familyOf({ names }: HmacSpec, lookup: Lookup): Read<SignatureNames> {
  const used = names.filter(({ signature, id, timestamp }) =>
    [signature, id, timestamp].some((name) => has(lookup, name)),
  )
  return used.length > 1 ? fail('doubled') : { ok: true, value: used[0] ?? names[0] }
}

/**
 * Reads a value that may appear only once. Node.js and the Fetch standard join repeated headers with a comma and a
 * space.
 */
function readOnce(lookup: Lookup, name: string): Read<string> {
  const value = lookup(name)
  if (value === null || value === '') return fail('missing')
  if (value.length > MAX_HEADER_LENGTH) return fail('malformed')
  return value.includes(',') ? fail('doubled') : { ok: true, value }
}

type Signatures = { readonly timestamp?: string; readonly candidates: readonly Uint8Array[] }

function readSignatures(spec: HmacSpec, value: string | null): Read<Signatures> {
  if (value === null || value === '') return fail('missing')
  if (value.length > MAX_HEADER_LENGTH) return fail('malformed')
  const { format } = spec
  const digest = (text: string) => readDigest(text, spec.encoding, DIGEST_BYTES[spec.algorithm])
  const found = (texts: readonly string[], timestamp?: string): Read<Signatures> => {
    if (texts.length > MAX_CANDIDATES) return fail('malformed')
    const candidates = texts.map(digest).filter((bytes) => bytes !== null)
    if (candidates.length === 0) return fail('malformed')
    return { ok: true, value: { candidates, ...(timestamp !== undefined && { timestamp }) } }
  }
  switch (format.kind) {
    case 'single':
      if (value.includes(',')) return fail('doubled')
      return value.startsWith(format.prefix) ? found([value.slice(format.prefix.length)]) : fail('malformed')
    case 'list': {
      // The list's own separator is a space, so a comma before a space means that two headers were joined.
      if (value.includes(', ')) return fail('doubled')
      const start = `${format.version},`
      const entries = value.split(' ').filter((entry) => entry.startsWith(start))
      return found(entries.map((entry) => entry.slice(start.length)))
    }
    case 'pairs': {
      const pairs = value.split(',').map((pair) => pair.trim().split('='))
      const of = (key: string) => pairs.filter(([name]) => name === key).map((pair) => pair.slice(1).join('='))
      const times = of(format.timeKey)
      if (times.length > 1) return fail('doubled')
      const [time] = times
      return time === undefined ? fail('malformed') : found(of(format.signatureKey), time)
    }
  }
}

/**
 * Digits only: anything more lenient could be written in two ways. 15 digits are more than any clock needs, even in
 * milliseconds.
 */
const TIMESTAMP = /^\d{1,15}$/u
/** Printable ASCII except the dot, with which Standard Webhooks separates the signed parts. */
const ID = /^[\x21-\x2d\x2f-\x7e]{1,256}$/u

/** What a claim is read from. */
type Claimed = Pick<SignedRequest, 'headers' | 'payload'>

/** Reads the whole claim; the first problem determines the reason. */
export function readSignatureClaim(spec: HmacSpec, request: Claimed): Read<SignatureClaim> {
  const lookup = lookupIn(spec, request)
  const family = familyOf(spec, lookup)
  if (!family.ok) return family
  const names = family.value
  const signatures = readSignatures(spec, lookup(names.signature))
  if (!signatures.ok) return signatures
  let id = ''
  if (names.id !== undefined) {
    const read = readOnce(lookup, names.id)
    if (!read.ok) return read
    if (!ID.test(read.value)) return fail('malformed')
    id = read.value
  }
  let timestamp = ''
  if (spec.timestamp !== undefined) {
    const read =
      names.timestamp === undefined
        ? ({ ok: true, value: signatures.value.timestamp ?? '' } as const)
        : readOnce(lookup, names.timestamp)
    if (!read.ok) return read
    if (!TIMESTAMP.test(read.value)) return fail('malformed')
    timestamp = read.value
  }
  return { ok: true, value: { id, timestamp, candidates: signatures.value.candidates } }
}
