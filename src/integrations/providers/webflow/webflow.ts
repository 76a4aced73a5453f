/** Webflow: somebody filled in a form of a site. */
import { defineProvider } from '../provider.ts'
import { webflowGuide } from './guide.ts'
import { webflowBodies } from './map.ts'
import { sampleWebflow } from './sample.ts'

export const webflow = defineProvider({
  id: 'webflow',
  displayName: 'Webflow',
  group: 'webhook',
  guide: webflowGuide,
  signature: {
    kind: 'hmac',
    carrier: 'headers',
    names: [{ signature: 'x-webflow-signature', timestamp: 'x-webflow-timestamp' }],
    algorithm: 'sha256',
    encoding: 'hex',
    format: { kind: 'single', prefix: '' },
    secretEncoding: 'text',
    signed: '{timestamp}:{body}',
    timestamp: { unit: 'ms', toleranceSeconds: 300 },
    orPathSecret: true,
  },
  secret: { madeBy: 'them', meanwhile: 'token' },
  successStatus: 200,
  dedupe: { from: 'payload', paths: ['payload.id'] },
  sample: sampleWebflow,
  bodies: { kind: 'own', ...webflowBodies },
})
