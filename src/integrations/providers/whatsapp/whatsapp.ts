/** WhatsApp Cloud API: somebody wrote to the business. */
import { HUB_CHALLENGE } from '../hub-challenge.ts'
import { HUB_SIGNATURE_256 } from '../hub-signature.ts'
import { defineProvider } from '../provider.ts'
import { whatsappGuide } from './guide.ts'
import { whatsappBodies } from './map.ts'
import { sampleWhatsapp } from './sample.ts'

export const whatsapp = defineProvider({
  id: 'whatsapp',
  displayName: 'WhatsApp Cloud',
  group: 'service',
  guide: whatsappGuide,
  signature: HUB_SIGNATURE_256,
  // The app secret, from the app's basic settings.
  secret: { madeBy: 'them' },
  successStatus: 200,
  challenge: HUB_CHALLENGE,
  dedupe: { from: 'payload', paths: ['entry[*].changes[*].value.messages[*].id'] },
  sample: sampleWhatsapp,
  bodies: { kind: 'own', ...whatsappBodies },
})
