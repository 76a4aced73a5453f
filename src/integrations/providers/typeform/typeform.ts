/** Typeform: somebody filled in a form. */
import { defineProvider } from '../provider.ts'
import { typeformGuide } from './guide.ts'
import { typeformBodies } from './map.ts'
import { sampleTypeform } from './sample.ts'

export const typeform = defineProvider({
  id: 'typeform',
  displayName: 'Typeform',
  group: 'service',
  guide: typeformGuide,
  signature: {
    kind: 'hmac',
    carrier: 'headers',
    names: [{ signature: 'typeform-signature' }],
    algorithm: 'sha256',
    encoding: 'base64',
    format: { kind: 'single', prefix: 'sha256=' },
    secretEncoding: 'text',
    signed: '{body}',
  },
  secret: { madeBy: 'us', format: 'hex' },
  successStatus: 202,
  dedupe: { from: 'payload', paths: ['event_id'] },
  sample: sampleTypeform,
  bodies: { kind: 'own', ...typeformBodies },
})
