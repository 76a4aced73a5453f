/** The answers of a booking page or a routing form: `{ slug: { label, value } }`. Pure. */
import { isJsonRecord, type Json, listOf, property, textOf } from '../../body/json.ts'
import type { LeadField } from '../../lead/lead-fields.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { answerTo } from '../../lead/read-question.ts'

/** The slugs of Cal.com's own questions never change, whatever the page calls them. */
const OWN: Readonly<Record<string, LeadField>> = {
  name: 'name',
  email: 'email',
  attendeePhoneNumber: 'phone',
  smsReminderNumber: 'phone',
  notes: 'note',
}

/** What the calendar entry says better. */
const LEFT_OUT = ['location', 'title']

/** Cal.com's own labels are keys of its translations: `your_name`, `reschedule_reason`. */
const readable = (label: string): string => (/^[a-z]+(?:_[a-z]+)+$/u.test(label) ? label.replaceAll('_', ' ') : label)

function flat(value: Json): Json {
  if (Array.isArray(value))
    return listOf(value)
      .flatMap((entry) => textOf(flat(entry)) ?? [])
      .join(', ')
  if (!isJsonRecord(value)) return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
  const [first, last] = [textOf(property(value, 'firstName')), textOf(property(value, 'lastName'))]
  if (first !== undefined) return [first, last].filter(Boolean).join(' ')
  return (
    textOf(property(value, 'label')) ??
    textOf(property(value, 'optionValue')) ??
    textOf(property(value, 'value')) ??
    null
  )
}

/** A booking page may ask for the name in two parts. */
function nameParts(value: Json): readonly LeadValue[] | null {
  const [first, last] = [textOf(property(value, 'firstName')), textOf(property(value, 'lastName'))]
  if (first === undefined || last === undefined) return null
  return [
    { label: 'First name', value: first, field: 'firstName' },
    { label: 'Last name', value: last, field: 'lastName' },
  ]
}

export function responsesIn(responses: Json | undefined): readonly LeadValue[] {
  if (!isJsonRecord(responses)) return []
  return Object.entries(responses).flatMap(([slug, response]): readonly LeadValue[] => {
    if (LEFT_OUT.includes(slug)) return []
    const isAnswer = isJsonRecord(response) && (property(response, 'value') !== undefined || 'label' in response)
    const answer = isAnswer ? (property(response, 'value') ?? null) : response
    const parts = OWN[slug] === 'name' ? nameParts(answer) : null
    if (parts !== null) return parts
    const value = flat(answer)
    const label = readable(textOf(property(response, 'label')) ?? slug)
    const field = Object.hasOwn(OWN, slug) ? OWN[slug] : undefined
    return [field === undefined ? answerTo(label, value) : { label, value, field }]
  })
}
