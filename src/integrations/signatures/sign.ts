/** Signs a request as a provider would: for the test button in the chat, and for tests. */
import { AppError } from '../../errors.ts'
import { computeDigest } from './compute-digest.ts'
import { secretKey } from './secret-key.ts'
import type { SignatureSpec } from './signature-spec.ts'

export type ToSign = {
  readonly method: string
  readonly url: string
  readonly body: Uint8Array
  /** The message's id, if the provider signs one. */
  readonly id: string
  /** The time to sign, if the provider signs one. */
  readonly at: Date
}

/**
 * @returns the headers that authenticate the request as the provider's, with lower-case names
 * @throws AppError VALIDATION if the text is not a secret of this provider
 */
export function sign(spec: SignatureSpec, request: ToSign, secret: string): Readonly<Record<string, string>> {
  if (spec.kind === 'token') return { authorization: `Bearer ${secret}` }
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
  const { format } = spec
  const headers: Record<string, string> = {}
  if (format.kind === 'single') headers[spec.header] = `${format.prefix}${signature}`
  if (format.kind === 'list') headers[spec.header] = `${format.version},${signature}`
  if (format.kind === 'pairs')
    headers[spec.header] = `${format.timeKey}=${timestamp},${format.signatureKey}=${signature}`
  if (spec.idHeader !== undefined) headers[spec.idHeader] = request.id
  if (spec.timestamp !== undefined && spec.timestamp.from !== 'signature') {
    headers[spec.timestamp.from.header] = timestamp
  }
  return headers
}
