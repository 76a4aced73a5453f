/** Contact Form 7: somebody filled in a form of a WordPress site; a plugin sends it. It cannot sign. */
import { defineProvider } from '../provider.ts'
import { contactForm7Guide } from './guide.ts'
import { contactForm7Bodies } from './map.ts'
import { sampleContactForm7 } from './sample.ts'

export const contactForm7 = defineProvider({
  id: 'contact-form-7',
  displayName: 'Contact Form 7',
  group: 'webhook',
  guide: contactForm7Guide,
  signature: { kind: 'token' },
  secret: { madeBy: 'us', format: 'token' },
  successStatus: 200,
  dedupe: { from: 'header', headers: ['idempotency-key'] },
  sample: sampleContactForm7,
  bodies: { kind: 'own', ...contactForm7Bodies },
})
