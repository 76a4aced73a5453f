/** Cal.com: somebody booked a meeting, or answered a routing form. */
import { defineProvider } from '../provider.ts'
import { calComGuide } from './guide.ts'
import { calComBodies } from './map.ts'
import { sampleCalCom } from './sample.ts'

export const calCom = defineProvider({
  id: 'cal-com',
  displayName: 'Cal.com',
  group: 'service',
  guide: calComGuide,
  signature: {
    kind: 'hmac',
    carrier: 'headers',
    names: [{ signature: 'x-cal-signature-256' }],
    algorithm: 'sha256',
    encoding: 'hex',
    format: { kind: 'single', prefix: '' },
    secretEncoding: 'text',
    signed: '{body}',
  },
  secret: { madeBy: 'us', format: 'hex' },
  successStatus: 202,
  dedupe: {
    from: 'payload',
    paths: ['triggerEvent', 'payload.uid', 'createdAt'],
    // The answers to a routing form have no id of their own.
    otherwise: ['triggerEvent', 'payload.formId', 'createdAt'],
  },
  sample: sampleCalCom,
  bodies: { kind: 'own', ...calComBodies },
})
