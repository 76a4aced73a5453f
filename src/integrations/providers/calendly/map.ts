/** One booked meeting: the invitee's own values, and the answers to the questions. */
import { isJsonRecord, type Json, listOf, property, textOf } from '../../body/json.ts'
import { readPath } from '../../body/json-path.ts'
import type { LeadField } from '../../lead/lead-fields.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { answerTo } from '../../lead/read-question.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { OwnBodies } from '../provider.ts'

/** The invitee's values that map to lead fields. */
const INVITEE: readonly (readonly [path: string, field: LeadField])[] = [
  ['name', 'name'],
  ['first_name', 'firstName'],
  ['last_name', 'lastName'],
  ['email', 'email'],
  ['text_reminder_number', 'phone'],
  ['uri', 'externalId'],
  ['created_at', 'occurredAt'],
  ['scheduled_event.name', 'source'],
  ['tracking.utm_source', 'utmSource'],
  ['tracking.utm_medium', 'utmMedium'],
  ['tracking.utm_campaign', 'utmCampaign'],
  ['tracking.utm_term', 'utmTerm'],
  ['tracking.utm_content', 'utmContent'],
]

/** Other values that a rep wants to read. */
const EXTRA: readonly (readonly [path: string, label: string])[] = [
  ['scheduled_event.start_time', 'Meeting'],
  ['scheduled_event.location.join_url', 'Meeting link'],
  ['scheduled_event.location.location', 'Meeting place'],
  ['timezone', 'Time zone'],
  ['old_invitee', 'Rescheduled from'],
]

function answersOf(invitee: Json): readonly LeadValue[] {
  return listOf(property(invitee, 'questions_and_answers')).map((entry) => {
    const label = textOf(property(entry, 'question')) ?? 'question'
    return answerTo(label, property(entry, 'answer') ?? null)
  })
}

const inviteeOf = (payload: Json): Json => property(payload, 'payload') ?? null

const mappable: OwnBodies['mappable'] = (payload) => {
  const invitee = inviteeOf(payload)
  if (!isJsonRecord(invitee)) return {}
  const answers = answersOf(invitee).map(({ label, value }) => [label, value] as const)
  // The invitee's own values come last, so that a question cannot replace one.
  return { ...Object.fromEntries(answers), ...invitee }
}

export const calendlyBodies: OwnBodies = {
  mappable,
  map(payload, settings, mapping) {
    const event = property(payload, 'event')
    if (typeof event === 'string' && event !== 'invitee.created') return { kind: 'ignored', reason: 'other-event' }
    const invitee = inviteeOf(payload)
    if (event === undefined || !isJsonRecord(invitee)) return UNKNOWN_SHAPE
    const values: readonly LeadValue[] = [
      ...INVITEE.map(([path, field]) => ({ label: field, value: readPath(invitee, path) ?? null, field })),
      ...answersOf(invitee),
      ...EXTRA.map(([path, label]) => ({ label, value: readPath(invitee, path) ?? null, field: null })),
    ]
    return mapLeads([{ values, view: mappable(payload) }], settings, mapping)
  },
}
