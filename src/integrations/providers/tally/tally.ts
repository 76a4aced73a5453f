/** Tally: somebody filled in a form. */
import { defineProvider } from '../provider.ts'
import { tallyGuide } from './guide.ts'
import { tallyBodies } from './map.ts'
import { sampleTally } from './sample.ts'

export const tally = defineProvider({
  id: 'tally',
  displayName: 'Tally',
  group: 'service',
  guide: tallyGuide,
  signature: {
    kind: 'hmac',
    carrier: 'headers',
    names: [{ signature: 'tally-signature' }],
    algorithm: 'sha256',
    encoding: 'base64',
    format: { kind: 'single', prefix: '' },
    secretEncoding: 'text',
    signed: '{body}',
  },
  secret: { madeBy: 'us', format: 'hex' },
  successStatus: 202,
  dedupe: { from: 'payload', paths: ['eventId'] },
  sample: sampleTally,
  bodies: { kind: 'own', ...tallyBodies },
})
