/** Calendly: somebody booked a meeting. */
import { defineProvider } from '../provider.ts'
import { calendlyGuide } from './guide.ts'
import { calendlyBodies } from './map.ts'
import { sampleCalendly } from './sample.ts'

export const calendly = defineProvider({
  id: 'calendly',
  displayName: 'Calendly',
  group: 'service',
  guide: calendlyGuide,
  signature: {
    kind: 'hmac',
    carrier: 'headers',
    names: [{ signature: 'calendly-webhook-signature' }],
    algorithm: 'sha256',
    encoding: 'hex',
    format: { kind: 'pairs', timeKey: 't', signatureKey: 'v1' },
    secretEncoding: 'text',
    signed: '{timestamp}.{body}',
    timestamp: { unit: 's', toleranceSeconds: 300 },
  },
  secret: { madeBy: 'us', format: 'hex' },
  successStatus: 202,
  dedupe: { from: 'payload', paths: ['event', 'payload.uri'] },
  sample: sampleCalendly,
  bodies: { kind: 'own', ...calendlyBodies },
})
