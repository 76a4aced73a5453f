/** One filled-in form, as the webhook plugins of Contact Form 7 send it: the fields under their names in the form. */
import { isJsonRecord, type Json, property, textOf } from '../../body/json.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { answerTo } from '../../lead/read-question.ts'
import type { OwnBodies } from '../provider.ts'

/** What the plugin and its captchas add. */
const ADDED = /^(?:_wp|_wpcf7|g-recaptcha|h-captcha|cf-turnstile|quiz-\d|captcha-\d)/u

/** Names that its editor makes of the kinds of fields. */
const OWN_NAME = /^(?:your-[a-z-]+|(?:text|email|tel|url|number|date|textarea|menu|checkbox|radio|file)-\d+(?:\[\])?)$/u

/** `your-email` asks for the email, `tel-123` and `email-5` are names that its editor makes. */
const questionOf = (name: string) =>
  name
    .replace(/\[\]$/u, '')
    .replace(/^(?:your|my)-/u, '')
    .replace(/-\d+$/u, '')

const valueOf = (name: string, value: Json): LeadValue => {
  const question = questionOf(name)
  if (question === 'textarea') return { label: name, value, field: 'note' }
  return { ...answerTo(question, answerOf(value)), label: name }
}

const answerOf = (value: Json): Json =>
  Array.isArray(value) ? value.flatMap((part: Json) => textOf(part) ?? []).join(', ') : value

function valuesOf(payload: Json): readonly LeadValue[] {
  if (!isJsonRecord(payload)) return []
  return Object.entries(payload)
    .filter(([name]) => !ADDED.test(name))
    .map(([name, value]) => valueOf(name, value))
}

const has = (payload: Json, name: string) => property(payload, name) !== undefined

export const contactForm7Bodies: OwnBodies = {
  // The names of the form that the plugin starts with, or its own field beside one of them.
  recognises: (payload) => has(payload, 'your-email') && (has(payload, 'your-name') || has(payload, '_wpcf7')),
  accepts: (payload) => isJsonRecord(payload) && Object.keys(payload).some((name) => OWN_NAME.test(name)),
  mappable: (payload) => payload,
  map(payload, settings, mapping) {
    if (!isJsonRecord(payload)) return UNKNOWN_SHAPE
    return mapLeads([{ values: valuesOf(payload), view: payload }], settings, mapping)
  },
}
