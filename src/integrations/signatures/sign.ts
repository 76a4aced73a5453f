/** Signs a request as a provider would: for the test button in the chat, and for tests. */
import { AppError } from '../../errors.ts'
import { computeDigest } from './compute-digest.ts'
import { secretKey } from './secret-key.ts'
import type { SignatureFormat, SignatureSpec } from './signature-spec.ts'

export type ToSign = {
  readonly method: string
  readonly url: string
  readonly body: Uint8Array
  /** The message's id, if the provider signs one. */
  readonly id: string
  /** The time to sign, if the provider signs one. */
  readonly at: Date
}

function written(format: SignatureFormat, signature: string, timestamp: string): string {
  switch (format.kind) {
    case 'single':
      return `${format.prefix}${signature}`
    case 'list':
      return `${format.version},${signature}`
    case 'pairs':
      return `${format.timeKey}=${timestamp},${format.signatureKey}=${signature}`
  }
}

/**
 * @returns what authenticates the request as the provider's: headers with lower-case names, or fields of the body if the
 *   signature's carrier is `fields`
 * @throws AppError VALIDATION if the text is not a secret of this provider
 */
export function sign(spec: SignatureSpec, request: ToSign, secret: string): Readonly<Record<string, string>> {
  if (spec.kind === 'token') return { authorization: `Bearer ${secret}` }
  if (spec.kind === 'basic') {
    return { authorization: `Basic ${Buffer.from(`${spec.user}:${secret}`, 'latin1').toString('base64')}` }
  }
  const key = secretKey(spec.secretEncoding, secret)
  if (key === null) {
    throw new AppError('VALIDATION', { message: 'This is not a secret of that provider', details: { field: 'secret' } })
  }
  const milliseconds = request.at.getTime()
  const timestamp =
    spec.timestamp === undefined
      ? ''
      : String(spec.timestamp.unit === 's' ? Math.floor(milliseconds / 1000) : milliseconds)
  const signature = computeDigest(spec, key, { ...request, timestamp }).toString(spec.encoding)
  const [names] = spec.names
  const values: Record<string, string> = { [names.signature]: written(spec.format, signature, timestamp) }
  if (names.id !== undefined) values[names.id] = request.id
  if (names.timestamp !== undefined) values[names.timestamp] = timestamp
  return values
}
