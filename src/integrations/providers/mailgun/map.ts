/** One mail, as the fields of a form. Mailgun has already parsed it and cut off what it quotes. */
import { isJsonRecord, type Json, type JsonRecord, listOf, property, textOf } from '../../body/json.ts'
import { UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import { htmlText } from '../../mail/html-text.ts'
import type { Mail } from '../../mail/mail.ts'
import { readAddresses } from '../../mail/mail-address.ts'
import { mapMail } from '../../mail/map-mail.ts'
import type { OwnBodies } from '../provider.ts'

const MAX_ATTACHMENTS = 50

/** A field that was sent twice is a list: then the first counts. */
const fieldIn = (form: Json, name: string): string | null => {
  const value = property(form, name)
  return textOf(Array.isArray(value) ? listOf(value)[0] : value) ?? null
}

function jsonIn(form: Json, name: string): Json {
  const text = fieldIn(form, name)
  if (text === null) return null
  try {
    return JSON.parse(text) as Json
  } catch {
    return null
  }
}

/** Pairs of name and value, in the order of the mail. */
function headersIn(form: Json): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const pair of listOf(jsonIn(form, 'message-headers'))) {
    const [name, value] = listOf(pair).map(textOf)
    const lower = name?.toLowerCase()
    if (lower !== undefined && !headers.has(lower)) headers.set(lower, value ?? '')
  }
  return headers
}

/** Posted with the form, of which only names are kept; or stored at Mailgun, with a list. */
function attachmentsIn(form: Json): readonly string[] {
  const stored = listOf(jsonIn(form, 'attachments')).flatMap((file) => textOf(property(file, 'name')) ?? [])
  const posted = Array.from({ length: MAX_ATTACHMENTS }, (_, index) => fieldIn(form, `attachment-${index + 1}`))
  return [...stored, ...posted.filter((name) => name !== null)]
}

function textIn(form: Json): string | null {
  const plain = fieldIn(form, 'stripped-text') ?? fieldIn(form, 'body-plain')
  const html = plain === null ? (fieldIn(form, 'stripped-html') ?? fieldIn(form, 'body-html')) : null
  return plain ?? (html === null ? null : htmlText(html))
}

function mailIn(form: JsonRecord): Mail {
  const headers = headersIn(form)
  const header = (name: string): string | null => headers.get(name) ?? null
  const first = (text: string | null) => readAddresses(text)[0] ?? null
  const recipients = readAddresses(fieldIn(form, 'recipient')).map(({ address }) => address)
  const others = [fieldIn(form, 'To') ?? header('to'), fieldIn(form, 'Cc') ?? header('cc')]
  const sender = property(form, 'sender')
  return {
    from: first(fieldIn(form, 'from') ?? fieldIn(form, 'From') ?? header('from')) ?? first(fieldIn(form, 'sender')),
    replyTo: first(fieldIn(form, 'Reply-To') ?? header('reply-to')),
    envelopeFrom: typeof sender === 'string' ? sender.trim().replaceAll(/^<|>$/gu, '').toLowerCase() : null,
    to: [...recipients, ...others.flatMap((text) => readAddresses(text).map(({ address }) => address))],
    receivedAt: recipients[0] ?? null,
    subject: fieldIn(form, 'subject') ?? fieldIn(form, 'Subject') ?? header('subject'),
    text: textIn(form),
    messageId: fieldIn(form, 'Message-Id') ?? header('message-id'),
    date: fieldIn(form, 'Date') ?? header('date'),
    attachments: attachmentsIn(form),
    header,
  }
}

/** Whether it has what every mail has, and nobody else's form. */
const isMail = (payload: Json): payload is JsonRecord =>
  isJsonRecord(payload) &&
  fieldIn(payload, 'recipient') !== null &&
  ['sender', 'from', 'From'].some((name) => property(payload, name) !== undefined) &&
  ['body-plain', 'stripped-text', 'message-headers'].some((name) => property(payload, name) !== undefined)

export const mailgunBodies: OwnBodies = {
  recognises: (payload) =>
    isMail(payload) &&
    ['body-plain', 'message-headers', 'timestamp', 'token', 'signature'].every(
      (name) => property(payload, name) !== undefined,
    ),
  mappable: (payload) => payload,
  map(payload, settings, mapping) {
    if (isMail(payload)) return mapMail(mailIn(payload), payload, settings, mapping)
    // Webhooks of sent mail are set up beside the routes of received mail, and are JSON.
    const isEvent = isJsonRecord(property(payload, 'event-data')) && isJsonRecord(property(payload, 'signature'))
    return isEvent ? { kind: 'ignored', reason: 'other-event' } : UNKNOWN_SHAPE
  },
}
