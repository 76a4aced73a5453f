/** The signature of Standard Webhooks 1.0.0, which Svix signs by, too. */
import type { HmacSpec } from '../signatures/signature-spec.ts'

export const STANDARD_NAMES = {
  signature: 'webhook-signature',
  id: 'webhook-id',
  timestamp: 'webhook-timestamp',
} as const
/** Svix sends under its own names unless its customer chose the standard's. */
export const SVIX_NAMES = { signature: 'svix-signature', id: 'svix-id', timestamp: 'svix-timestamp' } as const

export function standardSignature(...names: HmacSpec['names']): HmacSpec {
  return {
    kind: 'hmac',
    carrier: 'headers',
    names,
    algorithm: 'sha256',
    encoding: 'base64',
    format: { kind: 'list', version: 'v1' },
    secretEncoding: 'whsec',
    signed: '{id}.{timestamp}.{body}',
    timestamp: { unit: 's', toleranceSeconds: 300 },
  }
}
