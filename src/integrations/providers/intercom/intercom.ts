/** Intercom: somebody began a conversation, or a contact was made. */
import { defineProvider } from '../provider.ts'
import { intercomGuide } from './guide.ts'
import { intercomBodies } from './map.ts'
import { sampleIntercom } from './sample.ts'

export const intercom = defineProvider({
  id: 'intercom',
  displayName: 'Intercom',
  group: 'webhook',
  guide: intercomGuide,
  signature: {
    kind: 'hmac',
    carrier: 'headers',
    names: [{ signature: 'x-hub-signature' }],
    algorithm: 'sha1',
    encoding: 'hex',
    format: { kind: 'single', prefix: 'sha1=' },
    secretEncoding: 'text',
    signed: '{body}',
  },
  secret: { madeBy: 'them' },
  successStatus: 200,
  dedupe: { from: 'payload', paths: ['id'] },
  check: { method: 'HEAD', knows: 'address' },
  sample: sampleIntercom,
  bodies: { kind: 'own', ...intercomBodies },
})
