/** Standard Webhooks 1.0.0: for senders that sign, and for everything that uses its libraries or Svix. */
import { isJsonRecord, type Json, property } from '../body/json.ts'
import { mapUnknownBody } from '../lead/map-unknown-body.ts'
import { sampleFlatLead } from './flat-lead.ts'
import type { Provider } from './provider.ts'

/** The specification recommends wrapping the data in `{type, timestamp, data}`; a bare lead is accepted as well. */
function unwrap(payload: Json): Json {
  const data = property(payload, 'data')
  if (typeof property(payload, 'type') !== 'string' || !isJsonRecord(data)) return payload
  const timestamp = property(payload, 'timestamp')
  return timestamp === undefined || Object.hasOwn(data, 'occurredAt') ? data : { ...data, occurredAt: timestamp }
}

export const standard: Provider = {
  id: 'standard',
  displayName: 'Standard Webhooks',
  signature: {
    kind: 'hmac',
    header: 'webhook-signature',
    algorithm: 'sha256',
    encoding: 'base64',
    format: { kind: 'list', version: 'v1' },
    secretEncoding: 'whsec',
    signed: '{id}.{timestamp}.{body}',
    idHeader: 'webhook-id',
    timestamp: { from: { header: 'webhook-timestamp' }, unit: 's', toleranceSeconds: 300 },
  },
  secret: { madeBy: 'us', format: 'whsec' },
  successStatus: 202,
  // The id is signed, so that nobody can send the same message under a new id.
  dedupe: { from: 'header', header: 'webhook-id' },
  sample: (at, id) => ({
    payload: { type: 'lead.created', timestamp: at.toISOString(), data: sampleFlatLead(at, id) },
    headers: {},
  }),
  mappable: unwrap,
  map: (payload, settings, mapping) => mapUnknownBody(unwrap(payload), settings, mapping),
}
