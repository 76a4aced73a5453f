/** Mailgun: somebody wrote to an address that Mailgun receives mail for. */
import { defineProvider } from '../provider.ts'
import { mailgunGuide } from './guide.ts'
import { mailgunBodies } from './map.ts'
import { sampleMailgun } from './sample.ts'

/**
 * Mailgun posts a mail again for eight hours, and nothing says that it signs it again: with five minutes, each mail that came
 * while we were down would be lost. Replays gain nothing by it, because a token is remembered for much longer.
 */
const RETRIED_FOR_SECONDS = 9 * 60 * 60

export const mailgun = defineProvider({
  id: 'mailgun',
  displayName: 'Mailgun',
  group: 'service',
  guide: mailgunGuide,
  signature: {
    kind: 'hmac',
    carrier: 'fields',
    names: [{ signature: 'signature', id: 'token', timestamp: 'timestamp' }],
    algorithm: 'sha256',
    encoding: 'hex',
    format: { kind: 'single', prefix: '' },
    secretEncoding: 'text',
    // Not the body: each token is therefore accepted once.
    signed: '{timestamp}{id}',
    timestamp: { unit: 's', toleranceSeconds: RETRIED_FOR_SECONDS },
  },
  secret: { madeBy: 'them' },
  // Only 200 counts as received.
  successStatus: 200,
  dedupe: { from: 'payload', paths: ['token'] },
  sample: sampleMailgun,
  bodies: { kind: 'own', ...mailgunBodies },
})
