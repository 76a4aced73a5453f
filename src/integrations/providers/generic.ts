/** Anything that can call an address: Zapier, Make, n8n, a form, curl. */
import { mappableUnknownBody, mapUnknownBody } from '../lead/map-unknown-body.ts'
import { sampleFlatLead } from './flat-lead.ts'
import type { Provider } from './provider.ts'

export const generic: Provider = {
  id: 'generic',
  displayName: 'Webhook',
  signature: { kind: 'token' },
  secret: { madeBy: 'us', format: 'token' },
  successStatus: 202,
  dedupe: { from: 'header', header: 'idempotency-key' },
  sample: (at, id) => ({ payload: sampleFlatLead(at, id), headers: { 'idempotency-key': id } }),
  mappable: mappableUnknownBody,
  map: mapUnknownBody,
}
