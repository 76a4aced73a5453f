/** One filled-in form of a Webflow site. Its other events are ignored. */
import { isJsonRecord, type Json, property, textOf } from '../../body/json.ts'
import { readPath } from '../../body/json-path.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { answerTo } from '../../lead/read-question.ts'
import type { OwnBodies } from '../provider.ts'

const mappable: OwnBodies['mappable'] = (payload) => readPath(payload, 'payload.data') ?? payload

/** Only these of their events have all of this. */
function isWebflow(payload: Json): boolean {
  const type = textOf(property(payload, 'triggerType')) ?? ''
  return /^[a-z]+(?:_[a-z]+)+$/u.test(type) && isJsonRecord(property(payload, 'payload'))
}

export const webflowBodies: OwnBodies = {
  recognises: isWebflow,
  mappable,
  map(payload, settings, mapping) {
    if (!isWebflow(payload)) return UNKNOWN_SHAPE
    if (property(payload, 'triggerType') !== 'form_submission') return { kind: 'ignored', reason: 'other-event' }
    const read = (path: string) => readPath(payload, `payload.${path}`) ?? null
    const data = read('data')
    if (!isJsonRecord(data)) return UNKNOWN_SHAPE
    const values: readonly LeadValue[] = [
      ...Object.entries(data).map(([question, answer]) => answerTo(question, answer)),
      { label: 'id', value: read('id'), field: 'externalId' },
      { label: 'at', value: read('submittedAt'), field: 'occurredAt' },
      { label: 'form', value: read('name'), field: 'source' },
    ]
    return mapLeads([{ values, view: data }], settings, mapping)
  },
}
