/** The signature that Meta and GitHub share: WebSub's (PubSubHubbub), with SHA-256. */
import type { HmacSpec } from '../signatures/signature-spec.ts'

export const HUB_SIGNATURE_256: HmacSpec = {
  kind: 'hmac',
  carrier: 'headers',
  names: [{ signature: 'x-hub-signature-256' }],
  algorithm: 'sha256',
  encoding: 'hex',
  format: { kind: 'single', prefix: 'sha256=' },
  secretEncoding: 'text',
  signed: '{body}',
}
