/** Standard Webhooks 1.0.0: for senders that sign, and for everything that uses its libraries or Svix. */
import { isJsonRecord, type Json, property } from '../../body/json.ts'
import { defineProvider } from '../provider.ts'
import { sampleLead } from '../sample-lead.ts'
import { standardGuide } from './guide.ts'

/** The specification recommends wrapping the data in `{type, timestamp, data}`; a bare lead is accepted as well. */
function unwrap(payload: Json): Json {
  const data = property(payload, 'data')
  if (typeof property(payload, 'type') !== 'string' || !isJsonRecord(data)) return payload
  const timestamp = property(payload, 'timestamp')
  return timestamp === undefined || Object.hasOwn(data, 'occurredAt') ? data : { ...data, occurredAt: timestamp }
}

export const standard = defineProvider({
  id: 'standard',
  displayName: 'Standard Webhooks',
  group: 'service',
  guide: standardGuide,
  signature: {
    kind: 'hmac',
    carrier: 'headers',
    // Svix sends under its own names unless its customer chose the standard's.
    names: [
      { signature: 'webhook-signature', id: 'webhook-id', timestamp: 'webhook-timestamp' },
      { signature: 'svix-signature', id: 'svix-id', timestamp: 'svix-timestamp' },
    ],
    algorithm: 'sha256',
    encoding: 'base64',
    format: { kind: 'list', version: 'v1' },
    secretEncoding: 'whsec',
    signed: '{id}.{timestamp}.{body}',
    timestamp: { unit: 's', toleranceSeconds: 300 },
  },
  secret: { madeBy: 'us', format: 'whsec' },
  successStatus: 202,
  // The id is signed, so that nobody can send the same message under a new id; a request with both is refused.
  dedupe: { from: 'header', headers: ['webhook-id', 'svix-id'] },
  sample: (at, id) => ({
    payload: { type: 'lead.created', timestamp: at.toISOString(), data: sampleLead(at, id) },
    headers: {},
  }),
  bodies: { kind: 'any', unwrap },
})
