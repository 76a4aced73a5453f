/** Stripe: somebody paid through Checkout or a payment link. */
import { defineProvider } from '../provider.ts'
import { stripeGuide } from './guide.ts'
import { stripeBodies } from './map.ts'
import { sampleStripe } from './sample.ts'

export const stripe = defineProvider({
  id: 'stripe',
  displayName: 'Stripe',
  group: 'service',
  guide: stripeGuide,
  signature: {
    kind: 'hmac',
    carrier: 'headers',
    names: [{ signature: 'stripe-signature' }],
    algorithm: 'sha256',
    encoding: 'hex',
    // Several v1 while a secret is rolled; v0 is only a test scheme and never counts.
    format: { kind: 'pairs', timeKey: 't', signatureKey: 'v1' },
    // Although it begins with whsec_, the whole text is the key.
    secretEncoding: 'text',
    signed: '{timestamp}.{body}',
    timestamp: { unit: 's', toleranceSeconds: 300 },
  },
  secret: { madeBy: 'them' },
  successStatus: 202,
  dedupe: { from: 'payload', paths: ['id'] },
  sample: sampleStripe,
  bodies: { kind: 'own', ...stripeBodies },
})
