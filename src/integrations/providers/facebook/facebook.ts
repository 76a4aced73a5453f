/** Facebook Lead Ads, also on Instagram: somebody filled in a lead form. */
import { HUB_CHALLENGE } from '../hub-challenge.ts'
import { HUB_SIGNATURE_256 } from '../hub-signature.ts'
import { defineProvider } from '../provider.ts'
import { facebookGuide } from './guide.ts'
import { facebookBodies, facebookReferences } from './map.ts'
import { sampleFacebook } from './sample.ts'

export const facebook = defineProvider({
  id: 'facebook',
  displayName: 'Facebook Lead Ads',
  group: 'service',
  guide: facebookGuide,
  signature: HUB_SIGNATURE_256,
  // The app secret, from the app's basic settings.
  secret: { madeBy: 'them' },
  successStatus: 200,
  challenge: HUB_CHALLENGE,
  references: facebookReferences,
  dedupe: { from: 'payload', paths: ['entry[*].changes[*].value.leadgen_id'] },
  sample: sampleFacebook,
  bodies: { kind: 'own', ...facebookBodies },
})
