/** Google Forms: a script that people paste there signs as Standard Webhooks does. */
import { defineProvider } from '../provider.ts'
import { STANDARD_NAMES, standardSignature } from '../standard-signature.ts'
import { googleFormsGuide } from './guide.ts'
import { googleFormsBodies } from './map.ts'
import { sampleGoogleForms } from './sample.ts'
import { GOOGLE_FORMS_SCRIPT } from './script.ts'

export const googleForms = defineProvider({
  id: 'google-forms',
  displayName: 'Google Forms',
  group: 'webhook',
  guide: googleFormsGuide,
  signature: standardSignature(STANDARD_NAMES),
  secret: { madeBy: 'us', format: 'whsec' },
  successStatus: 200,
  dedupe: { from: 'header', headers: ['webhook-id'] },
  script: GOOGLE_FORMS_SCRIPT,
  sample: sampleGoogleForms,
  bodies: { kind: 'own', ...googleFormsBodies },
})
