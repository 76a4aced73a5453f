/** Standard Webhooks 1.0.0: for senders that sign, and for everything that uses its libraries or Svix. */
import { isJsonRecord, type Json, type JsonRecord, listOf, property } from '../../body/json.ts'
import { fieldOfLabel, type LeadField } from '../../lead/lead-fields.ts'
import { defineProvider } from '../provider.ts'
import { sampleLead } from '../sample-lead.ts'
import { STANDARD_NAMES, standardSignature, SVIX_NAMES } from '../standard-signature.ts'
import { standardGuide } from './guide.ts'

const WHO: readonly (LeadField | undefined)[] = [
  ...(['name', 'firstName', 'lastName', 'email', 'phone'] as const),
  ...(['telegramUserId', 'telegramUsername'] as const),
]
/** The rest of an envelope, such as its id and type, is about the message. */
const AROUND: readonly (LeadField | undefined)[] = [
  ...(['source', 'tags', 'note'] as const),
  ...(['utmSource', 'utmMedium', 'utmCampaign', 'utmTerm', 'utmContent'] as const),
]

function opened(envelope: JsonRecord, lead: JsonRecord): JsonRecord {
  const { timestamp } = envelope
  const around = Object.entries(envelope).filter(([key]) => AROUND.includes(fieldOfLabel(key)))
  const sentAt = timestamp === undefined ? {} : { occurredAt: timestamp }
  return { ...Object.fromEntries(around), ...sentAt, ...lead }
}

/**
 * The specification recommends wrapping the data in `{type, timestamp, data}`. The type may be missing, and the data may be a
 * list; a bare lead is accepted as well, and may have a field called `data`.
 */
function unwrap(payload: Json): Json {
  const data = property(payload, 'data')
  if (!isJsonRecord(payload) || data === undefined) return payload
  const isLead = Object.keys(payload).some((key) => WHO.includes(fieldOfLabel(key)))
  if (isLead && typeof payload['type'] !== 'string') return payload
  if (isJsonRecord(data)) return opened(payload, data)
  const leads = listOf(data).filter(isJsonRecord)
  return leads.length > 0 && leads.length === listOf(data).length ? leads.map((lead) => opened(payload, lead)) : payload
}

export const standard = defineProvider({
  id: 'standard',
  displayName: 'Standard Webhooks',
  group: 'service',
  guide: standardGuide,
  signature: standardSignature(STANDARD_NAMES, SVIX_NAMES),
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
