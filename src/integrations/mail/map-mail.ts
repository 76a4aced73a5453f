/** A person's mail as a lead. Pure. */
import { cutText } from '../body/cut-text.ts'
import type { Json } from '../body/json.ts'
import type { LeadMapping } from '../lead/lead-mapping.ts'
import type { LeadSettings } from '../lead/lead-settings.ts'
import { mapLeads } from '../lead/map-leads.ts'
import type { MapResult } from '../lead/map-result.ts'
import type { Mail } from './mail.ts'
import { decodeWords } from './mail-address.ts'
import { personBehind } from './is-from-a-person.ts'

const MAX_NAME = 128
const MAX_NOTE = 9000
const MAX_FILES = 20

/** What mail programs put before the subject of an answer. */
const PREFIX = /^(?:(?:re|aw|sv|fwd?|wg|відп|пер)(?:\[\d+\])?\s*:\s*)+/iu

/** RFC 5322 dates are what JavaScript reads, too; anything else is left out. */
function timeOf(date: string | null): string | null {
  const at = date === null ? Number.NaN : Date.parse(date)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** @param view what a mapping's paths refer to */
export function mapMail(mail: Mail, view: Json, settings: LeadSettings, mapping: LeadMapping | undefined): MapResult {
  const person = personBehind(mail)
  if (person === null) return { kind: 'ignored', reason: 'other-event' }
  const subject = mail.subject === null ? null : decodeWords(mail.subject).replace(PREFIX, '')
  const files = mail.attachments.slice(0, MAX_FILES).join(', ')
  return mapLeads(
    [
      {
        view,
        values: [
          { label: 'Name', value: cutText(person.name, MAX_NAME), field: 'name' },
          { label: 'Email', value: person.address, field: 'email' },
          { label: 'Subject', value: subject, field: 'title' },
          { label: 'Message', value: cutText(mail.text, MAX_NOTE), field: 'note' },
          { label: 'Message-ID', value: mail.messageId, field: 'externalId' },
          { label: 'Date', value: timeOf(mail.date), field: 'occurredAt' },
          { label: 'Written to', value: mail.receivedAt, field: null },
          { label: 'Attachments', value: files, field: null },
        ],
      },
    ],
    settings,
    mapping,
  )
}
