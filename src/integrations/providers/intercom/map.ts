/** A conversation that somebody began, or a new contact. All other topics are ignored. */
import { isJsonRecord, type Json, listOf, property, textOf } from '../../body/json.ts'
import { readPath } from '../../body/json-path.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import type { OwnBodies } from '../provider.ts'
import { plainMessage } from './plain-message.ts'

const CONVERSATIONS = ['conversation.user.created']
const CONTACTS = [
  'contact.created',
  'contact.user.created',
  'contact.lead.created',
  'contact.lead.added_email',
  'contact.lead.signed_up',
  'user.created',
]

/** Who wrote, in the API's versions since 2.0 and before. */
function authorOf(item: Json): Json {
  const older = property(item, 'user')
  const author = readPath(item, 'source.author') ?? older ?? readPath(item, 'conversation_message.author')
  return author ?? null
}

function personValues(person: Json): readonly LeadValue[] {
  const read = (path: string) => readPath(person, path) ?? null
  return [
    { label: 'name', value: read('name'), field: 'name' },
    { label: 'email', value: read('email'), field: 'email' },
    { label: 'phone', value: read('phone'), field: 'phone' },
    { label: 'company', value: read('companies.companies[0].name'), field: 'company' },
  ]
}

function conversationValues(item: Json): readonly LeadValue[] {
  const read = (path: string) => readPath(item, path) ?? null
  const body = textOf(read('source.body')) ?? textOf(read('conversation_message.body')) ?? ''
  const subject = textOf(read('source.subject')) ?? textOf(read('conversation_message.subject')) ?? ''
  return [
    ...personValues(authorOf(item)),
    { label: 'title', value: plainMessage(subject), field: 'title' },
    { label: 'note', value: plainMessage(body), field: 'note' },
    { label: 'id', value: read('id'), field: 'externalId' },
    { label: 'at', value: read('created_at'), field: 'occurredAt' },
    { label: 'Page', value: read('source.url'), field: null },
  ]
}

function contactValues(item: Json): readonly LeadValue[] {
  const custom = property(item, 'custom_attributes')
  return [
    ...personValues(item),
    {
      label: 'tags',
      value: listOf(readPath(item, 'tags.tags')).flatMap((tag) => textOf(property(tag, 'name')) ?? []),
      field: 'tags',
    },
    { label: 'id', value: property(item, 'id') ?? null, field: 'externalId' },
    { label: 'at', value: property(item, 'created_at') ?? null, field: 'occurredAt' },
    ...(isJsonRecord(custom) ? Object.entries(custom).map(([label, value]) => ({ label, value, field: null })) : []),
  ]
}

/** A visitor who has only opened the messenger has no name yet. */
const isAnybody = (values: readonly LeadValue[]) =>
  values.some(({ label, value }) => ['name', 'email', 'phone'].includes(label) && textOf(value) !== undefined)

const itemOf = (payload: Json) => readPath(payload, 'data.item')

export const intercomBodies: OwnBodies = {
  recognises: (payload) =>
    property(payload, 'type') === 'notification_event' &&
    textOf(property(payload, 'app_id')) !== undefined &&
    textOf(property(payload, 'topic')) !== undefined &&
    isJsonRecord(itemOf(payload)),
  mappable: (payload) => itemOf(payload) ?? payload,
  map(payload, settings, mapping) {
    const topic = textOf(property(payload, 'topic')) ?? ''
    const item = itemOf(payload)
    if (topic === 'ping') return { kind: 'ignored', reason: 'ping' }
    if (!isJsonRecord(item)) return UNKNOWN_SHAPE
    const conversation = CONVERSATIONS.includes(topic)
    if (!conversation && !CONTACTS.includes(topic)) return { kind: 'ignored', reason: 'other-event' }
    const values = [
      ...(conversation ? conversationValues(item) : contactValues(item)),
      { label: 'source', value: 'Intercom', field: 'source' } as const,
    ]
    if (!isAnybody(values) && mapping === undefined) return { kind: 'ignored', reason: 'other-event' }
    return mapLeads([{ values, view: item }], settings, mapping)
  },
}
