/** Google Forms: a script that people paste there signs as Standard Webhooks does. */
import { defineProvider } from '../provider.ts'
import { googleFormsGuide } from './guide.ts'
import { googleFormsBodies } from './map.ts'
import { sampleGoogleForms } from './sample.ts'
import { GOOGLE_FORMS_SCRIPT } from './script.ts'

export const googleForms = defineProvider({
  id: 'google-forms',
  displayName: 'Google Forms',
  group: 'webhook',
  guide: googleFormsGuide,
  signature: {
    kind: 'hmac',
    carrier: 'headers',
    names: [{ signature: 'webhook-signature', id: 'webhook-id', timestamp: 'webhook-timestamp' }],
    algorithm: 'sha256',
    encoding: 'base64',
    format: { kind: 'list', version: 'v1' },
    secretEncoding: 'whsec',
    signed: '{id}.{timestamp}.{body}',
    timestamp: { unit: 's', toleranceSeconds: 300 },
  },
  secret: { madeBy: 'us', format: 'whsec' },
  successStatus: 200,
  dedupe: { from: 'header', headers: ['webhook-id'] },
  script: GOOGLE_FORMS_SCRIPT,
  sample: sampleGoogleForms,
  bodies: { kind: 'own', ...googleFormsBodies },
})
