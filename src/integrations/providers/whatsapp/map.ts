/**
 * Messages from people. Each one is a lead: the first makes the deal, and what the same person writes later is added to
 * their open deal as notes. What only reports on our own messages (sent, read) is ignored.
 */
import { isJsonRecord, type Json, listOf, property, textOf } from '../../body/json.ts'
import { readAll, readPath } from '../../body/json-path.ts'
import { cutText } from '../../body/cut-text.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { OwnBodies } from '../provider.ts'
import { isWritten, messageText } from './read-message.ts'

const MAX_NOTE = 9000
const MAX_NAME = 128

/** A message with the batch that it came in, which has the names. */
type Written = { readonly message: Json; readonly around: Json }

function writtenIn(payload: Json): readonly Written[] {
  return readAll(payload, 'entry[*].changes[*]')
    .filter((change) => property(change, 'field') === 'messages')
    .flatMap((change) => {
      const around = property(change, 'value') ?? null
      return listOf(property(around, 'messages'))
        .filter(isWritten)
        .map((message) => ({ message, around }))
    })
}

/** The sender's card. Only one that says whose it is, or the only one. */
function cardOf({ message, around }: Written): Json {
  const cards = listOf(property(around, 'contacts'))
  const from = textOf(property(message, 'from'))
  const own = cards.find((card) => from !== undefined && textOf(property(card, 'wa_id')) === from)
  return own ?? (cards.length === 1 && textOf(property(cards[0], 'wa_id')) === undefined ? (cards[0] ?? null) : null)
}

/** WhatsApp's ids of people are their numbers in E.164, without the plus. */
function phoneOf(message: Json): string | null {
  const from = textOf(property(message, 'from')) ?? ''
  return /^[1-9]\d{6,14}$/u.test(from) ? `+${from}` : null
}

function viewOf({ message, around }: Written): Json {
  return { ...(isJsonRecord(message) ? message : {}), contact: cardOf({ message, around }) }
}

function valuesOf(written: Written): readonly LeadValue[] {
  const { message, around } = written
  const card = cardOf(written)
  const name = cutText(readPath(card, 'profile.name') ?? readPath(card, 'profile.username'), MAX_NAME)
  const ad = property(message, 'referral')
  const said = (path: string): Json => readPath(ad ?? null, path) ?? null
  return [
    { label: 'Name', value: name, field: 'name' },
    { label: 'Phone', value: phoneOf(message), field: 'phone' },
    { label: 'Message', value: cutText(messageText(message), MAX_NOTE), field: 'note' },
    { label: 'id', value: property(message, 'id') ?? null, field: 'externalId' },
    { label: 'timestamp', value: property(message, 'timestamp') ?? null, field: 'occurredAt' },
    { label: 'Written to', value: readPath(around, 'metadata.display_phone_number') ?? null, field: null },
    { label: 'Ad', value: said('headline'), field: null },
    { label: 'Ad link', value: said('source_url'), field: null },
  ]
}

const isWhatsapp = (payload: Json): boolean =>
  property(payload, 'object') === 'whatsapp_business_account' && listOf(property(payload, 'entry')).length > 0

export const whatsappBodies: OwnBodies = {
  recognises: (payload) =>
    isWhatsapp(payload) &&
    listOf(property(payload, 'entry')).every((entry) => Array.isArray(property(entry, 'changes'))),
  mappable(payload) {
    const [first] = writtenIn(payload)
    return first === undefined ? {} : viewOf(first)
  },
  map(payload, settings, mapping) {
    if (!isWhatsapp(payload)) return UNKNOWN_SHAPE
    const written = writtenIn(payload)
    if (written.length === 0) return { kind: 'ignored', reason: 'other-event' }
    return mapLeads(
      written.map((entry) => ({ values: valuesOf(entry), view: viewOf(entry) })),
      settings,
      mapping,
    )
  },
}
