/** Anything that can call an address: Zapier, Make, n8n, a form, curl. */
import { defineProvider } from '../provider.ts'
import { sampleLead } from '../sample-lead.ts'
import { genericGuide } from './guide.ts'

export const generic = defineProvider({
  id: 'generic',
  displayName: 'Webhook',
  group: 'webhook',
  guide: genericGuide,
  signature: { kind: 'token' },
  secret: { madeBy: 'us', format: 'token' },
  successStatus: 202,
  dedupe: { from: 'header', headers: ['idempotency-key'] },
  sample: (at, id) => ({ payload: sampleLead(at, id), headers: { 'idempotency-key': id } }),
  bodies: { kind: 'any', unwrap: (payload) => payload },
})
