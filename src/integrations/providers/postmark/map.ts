/** One mail. Postmark has already parsed it and, of an answer, cut off what it quotes. */
import { isJsonRecord, type Json, listOf, property, textOf } from '../../body/json.ts'
import { UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import { htmlText } from '../../mail/html-text.ts'
import type { Mail } from '../../mail/mail.ts'
import { namedAddress, readAddresses } from '../../mail/mail-address.ts'
import { mapMail } from '../../mail/map-mail.ts'
import type { OwnBodies } from '../provider.ts'

const text = (payload: Json, name: string): string | null => textOf(property(payload, name)) ?? null

const fullAddress = (full: Json | undefined) =>
  namedAddress(textOf(property(full, 'Name')), textOf(property(full, 'Email')))

const addressesIn = (full: Json | undefined): readonly string[] =>
  listOf(full).flatMap((entry) => fullAddress(entry)?.address ?? [])

function headersIn(payload: Json): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const entry of listOf(property(payload, 'Headers'))) {
    const name = textOf(property(entry, 'Name'))?.toLowerCase()
    if (name !== undefined && !headers.has(name)) headers.set(name, textOf(property(entry, 'Value')) ?? '')
  }
  return headers
}

/** StrippedTextReply is empty unless the mail is an answer. */
function textIn(payload: Json): string | null {
  const html = text(payload, 'HtmlBody')
  return text(payload, 'StrippedTextReply') ?? text(payload, 'TextBody') ?? (html === null ? null : htmlText(html))
}

function mailIn(payload: Json): Mail {
  const headers = headersIn(payload)
  const header = (name: string): string | null => headers.get(name) ?? null
  const receivedAt = readAddresses(text(payload, 'OriginalRecipient'))[0]?.address ?? null
  return {
    from: fullAddress(property(payload, 'FromFull')) ?? readAddresses(text(payload, 'From'))[0] ?? null,
    replyTo: readAddresses(text(payload, 'ReplyTo'))[0] ?? null,
    envelopeFrom: null,
    to: [
      ...addressesIn(property(payload, 'ToFull')),
      ...addressesIn(property(payload, 'CcFull')),
      ...(receivedAt === null ? [] : [receivedAt]),
    ],
    receivedAt,
    subject: text(payload, 'Subject'),
    text: textIn(payload),
    messageId: header('message-id') ?? text(payload, 'MessageID'),
    date: text(payload, 'Date'),
    attachments: listOf(property(payload, 'Attachments')).flatMap((file) => textOf(property(file, 'Name')) ?? []),
    header,
  }
}

const isMail = (payload: Json): boolean =>
  text(payload, 'MessageID') !== null &&
  isJsonRecord(property(payload, 'FromFull')) &&
  (Array.isArray(property(payload, 'ToFull')) || text(payload, 'OriginalRecipient') !== null)

/** What a mapping may refer to: without the attachments, whose contents are no text. */
function viewOf(payload: Json): Json {
  if (!isJsonRecord(payload)) return {}
  return Object.fromEntries(Object.entries(payload).filter(([name]) => name !== 'Attachments' && name !== 'Headers'))
}

export const postmarkBodies: OwnBodies = {
  recognises: (payload) =>
    isMail(payload) && Array.isArray(property(payload, 'ToFull')) && Array.isArray(property(payload, 'Headers')),
  mappable: viewOf,
  map(payload, settings, mapping) {
    if (isMail(payload)) return mapMail(mailIn(payload), viewOf(payload), settings, mapping)
    // Bounces, opens and deliveries of sent mail name their kind.
    const isEvent = text(payload, 'RecordType') !== null && text(payload, 'MessageStream') !== null
    return isEvent ? { kind: 'ignored', reason: 'other-event' } : UNKNOWN_SHAPE
  },
}
