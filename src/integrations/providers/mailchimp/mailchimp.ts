/** Mailchimp: somebody subscribed to an audience. It cannot sign, and checks the address with GET. */
import { defineProvider } from '../provider.ts'
import { mailchimpGuide } from './guide.ts'
import { mailchimpBodies } from './map.ts'
import { sampleMailchimp } from './sample.ts'

export const mailchimp = defineProvider({
  id: 'mailchimp',
  displayName: 'Mailchimp',
  group: 'webhook',
  guide: mailchimpGuide,
  signature: { kind: 'token' },
  secret: { madeBy: 'us', format: 'token' },
  successStatus: 200,
  dedupe: { from: 'payload', paths: ['["data[id]"]', 'fired_at'] },
  check: { method: 'GET', knows: 'secret' },
  sample: sampleMailchimp,
  bodies: { kind: 'own', ...mailchimpBodies },
})
