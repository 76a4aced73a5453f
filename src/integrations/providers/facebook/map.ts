/**
 * Facebook Lead Ads. Meta's own notification carries only the lead's id: the answers (`field_data`) are fetched with a
 * page's access token and added to it. Deliveries that already contain them, forwarded by an automation tool, are
 * mapped as they are.
 */
import { isJsonRecord, type Json, type JsonRecord, listOf, property, textOf } from '../../body/json.ts'
import { readAll } from '../../body/json-path.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { answerTo } from '../../lead/read-question.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { OwnBodies, ReferenceSpec } from '../provider.ts'
import { graphApi } from './graph-api.ts'

/** The values of all leadgen changes: several in one delivery are several leads. */
function leadsOf(payload: Json): readonly Json[] {
  return readAll(payload, 'entry[*].changes[*]')
    .filter((change) => property(change, 'field') === 'leadgen')
    .flatMap((change) => property(change, 'value') ?? [])
}

function answersOf(lead: Json): readonly LeadValue[] {
  return listOf(property(lead, 'field_data')).flatMap((answer) => {
    const label = textOf(property(answer, 'name'))
    const given = listOf(property(answer, 'values')).flatMap((value) => textOf(value) ?? [])
    return label === undefined ? [] : [answerTo(label, given.join(', '))]
  })
}

/** Our own mark in a stored body: the lead was requested but no longer exists. */
const GONE_MARK = 'clientsphere_gone'

const isGone = (lead: Json): boolean => property(lead, GONE_MARK) === true
const lacksAnswers = (lead: Json): boolean => !isGone(lead) && answersOf(lead).length === 0

/** Meta's ids are digits. An id that JavaScript did not represent exactly would be another lead's. */
function idOf(lead: Json): string | null {
  const id = property(lead, 'leadgen_id')
  const text = typeof id === 'number' && !Number.isSafeInteger(id) ? undefined : textOf(id)
  return text !== undefined && /^\d{1,32}$/u.test(text) ? text : null
}

function missing(payload: Json): readonly (string | null)[] {
  return [...new Set(leadsOf(payload).filter(lacksAnswers).map(idOf))]
}

/** The fetched values win: created_time and the ids of form and ad are the same or more reliable. */
function completed(lead: Json, answers: ReadonlyMap<string, JsonRecord | 'gone'>): Json {
  const answer = lacksAnswers(lead) ? answers.get(idOf(lead) ?? '') : undefined
  if (answer === undefined || !isJsonRecord(lead)) return lead
  return answer === 'gone' ? { ...lead, [GONE_MARK]: true } : { ...lead, ...answer }
}

function complete(payload: Json, answers: ReadonlyMap<string, JsonRecord | 'gone'>): Json {
  if (!isJsonRecord(payload)) return payload
  const entry = listOf(property(payload, 'entry')).map((page): Json => {
    if (!isJsonRecord(page)) return page
    const changes = listOf(property(page, 'changes')).map((change): Json => {
      if (!isJsonRecord(change) || property(change, 'field') !== 'leadgen') return change
      return { ...change, value: completed(property(change, 'value') ?? null, answers) }
    })
    return { ...page, changes }
  })
  return { ...payload, entry }
}

const viewOf = (lead: Json): Json => Object.fromEntries(answersOf(lead).map(({ label, value }) => [label, value]))

export const facebookReferences: ReferenceSpec = { api: graphApi, missing, complete }

export const facebookBodies: OwnBodies = {
  mappable: (payload) => viewOf(leadsOf(payload).find((lead) => !isGone(lead)) ?? null),
  map(payload, settings, mapping) {
    const leads = leadsOf(payload)
    if (leads.length === 0) {
      const known = typeof property(payload, 'object') === 'string' && listOf(property(payload, 'entry')).length > 0
      return known ? { kind: 'ignored', reason: 'other-event' } : UNKNOWN_SHAPE
    }
    if (!leads.every(isJsonRecord)) return UNKNOWN_SHAPE
    if (leads.some(lacksAnswers)) return { kind: 'needs-mapping', reason: 'answers-missing', problems: [] }
    const available = leads.filter((lead) => !isGone(lead))
    if (available.length === 0) return { kind: 'needs-mapping', reason: 'lead-gone', problems: [] }
    const mapped = mapLeads(
      available.map((lead) => ({
        view: viewOf(lead),
        values: [
          { label: 'leadgen_id', value: property(lead, 'leadgen_id') ?? null, field: 'externalId' },
          { label: 'created_time', value: property(lead, 'created_time') ?? null, field: 'occurredAt' },
          ...answersOf(lead),
          { label: 'Form', value: property(lead, 'form_id') ?? null, field: null },
          { label: 'Ad', value: property(lead, 'ad_id') ?? null, field: null },
        ],
      })),
      settings,
      mapping,
    )
    return mapped.kind === 'leads' && available.length < leads.length
      ? { ...mapped, problem: 'some-leads-gone' }
      : mapped
  },
}
