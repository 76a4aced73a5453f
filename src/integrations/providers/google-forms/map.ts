/** One filled-in form, as our own script writes it. */
import { isJsonRecord, type Json, listOf, property, textOf } from '../../body/json.ts'
import { readPath } from '../../body/json-path.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { answerTo } from '../../lead/read-question.ts'
import type { OwnBodies } from '../provider.ts'

/** Ticked boxes are a list; the rows of a grid are lists in a list. */
function written(answer: Json | undefined): Json {
  if (!Array.isArray(answer)) return answer ?? null
  return answer.flatMap((part: Json) => textOf(written(part)) ?? []).join(', ')
}

const answersOf = (payload: Json): readonly LeadValue[] =>
  listOf(property(payload, 'answers')).map((answer) =>
    answerTo(textOf(property(answer, 'question')) ?? '?', written(property(answer, 'answer'))),
  )

const mappable: OwnBodies['mappable'] = (payload) =>
  Object.fromEntries(answersOf(payload).map(({ label, value }) => [label, value]))

export const googleFormsBodies: OwnBodies = {
  recognises: (payload) =>
    property(payload, 'type') === 'google_forms.response' && isJsonRecord(property(payload, 'response')),
  mappable,
  map(payload, settings, mapping) {
    if (!isJsonRecord(property(payload, 'response'))) return UNKNOWN_SHAPE
    const read = (path: string) => readPath(payload, path) ?? null
    const values: readonly LeadValue[] = [
      ...answersOf(payload),
      // The account that answered, if the form collects it: an address in an answer comes first.
      { label: 'Google account', value: read('response.email'), field: 'email' },
      { label: 'response', value: read('response.id'), field: 'externalId' },
      { label: 'at', value: read('timestamp'), field: 'occurredAt' },
      { label: 'form', value: read('form.title'), field: 'source' },
    ]
    return mapLeads([{ values, view: mappable(payload) }], settings, mapping)
  },
}
