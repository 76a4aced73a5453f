/**
 * One completed checkout. Only that event is a lead: it alone says who the person is and what they pay. `customer.created`
 * comes before it, without the amount, and would make the deal in its place; `payment_intent.succeeded` and `charge.*`
 * repeat the same payment without the person; invoices are of people who are customers already.
 */
import { isJsonRecord, type Json, listOf, property, textOf } from '../../body/json.ts'
import { readPath } from '../../body/json-path.ts'
import type { LeadField } from '../../lead/lead-fields.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { answerTo } from '../../lead/read-question.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { OwnBodies } from '../provider.ts'
import { stripeAmount } from './read-amount.ts'

const LEAD = 'checkout.session.completed'

/** Of the address only city and country: nobody has to see the rest to call, and never a card. */
const CUSTOMER: readonly (readonly [path: string, field: LeadField | null, label: string])[] = [
  ['customer_details.individual_name', 'name', 'Name'],
  ['customer_details.name', 'name', 'Name on the payment'],
  ['customer_details.email', 'email', 'Email'],
  ['customer_email', 'email', 'Email'],
  ['customer_details.phone', 'phone', 'Phone'],
  ['customer_details.business_name', 'company', 'Company'],
  ['customer_details.address.city', null, 'City'],
  ['customer_details.address.country', null, 'Country'],
  ['id', 'externalId', 'id'],
  ['payment_status', null, 'Payment'],
  ['client_reference_id', null, 'Reference'],
]

const UTM: Readonly<Record<string, LeadField>> = {
  utm_source: 'utmSource',
  utm_medium: 'utmMedium',
  utm_campaign: 'utmCampaign',
  utm_term: 'utmTerm',
  utm_content: 'utmContent',
}

const sessionOf = (payload: Json): Json => readPath(payload, 'data.object') ?? null

/** The questions that the seller added to the page. */
function customAnswers(session: Json): readonly LeadValue[] {
  return listOf(property(session, 'custom_fields')).flatMap((field) => {
    const label = textOf(readPath(field, 'label.custom')) ?? textOf(property(field, 'key'))
    const given = property(field, textOf(property(field, 'type')) ?? '')
    const value = textOf(property(given, 'value'))
    if (label === undefined || value === undefined) return []
    const option = listOf(property(given, 'options')).find((entry) => property(entry, 'value') === value)
    return [answerTo(label, textOf(property(option, 'label')) ?? value)]
  })
}

/** A key of the seller's program is no question to the person: `name` may be the product's. */
function metadataOf(session: Json): readonly LeadValue[] {
  const metadata = property(session, 'metadata')
  if (!isJsonRecord(metadata)) return []
  return Object.entries(metadata).map(([label, value]) => ({
    label,
    value,
    field: (Object.hasOwn(UTM, label) ? UTM[label] : undefined) ?? null,
  }))
}

export const stripeBodies: OwnBodies = {
  recognises: (payload) =>
    property(payload, 'object') === 'event' &&
    /^evt_\w+$/u.test(textOf(property(payload, 'id')) ?? '') &&
    typeof property(payload, 'type') === 'string' &&
    isJsonRecord(sessionOf(payload)),
  mappable: sessionOf,
  map(payload, settings, mapping) {
    const type = property(payload, 'type')
    const isEvent = property(payload, 'object') === 'event'
    if (isEvent && typeof type === 'string' && type !== LEAD) return { kind: 'ignored', reason: 'other-event' }
    const session = sessionOf(payload)
    if (!isEvent || type !== LEAD || !isJsonRecord(session)) return UNKNOWN_SHAPE
    const amount = stripeAmount(property(session, 'amount_total'), property(session, 'currency'))
    const values: readonly LeadValue[] = [
      ...CUSTOMER.map(([path, field, label]) => ({ label, value: readPath(session, path) ?? null, field })),
      ...(amount === null
        ? [
            { label: 'amount_total', value: property(session, 'amount_total') ?? null, field: null },
            { label: 'currency', value: property(session, 'currency') ?? null, field: null },
          ]
        : [
            { label: 'amount', value: amount, field: 'amount' as const },
            { label: 'currency', value: property(session, 'currency') ?? null, field: 'currency' as const },
          ]),
      { label: 'created', value: property(payload, 'created') ?? null, field: 'occurredAt' },
      ...customAnswers(session),
      ...metadataOf(session),
      { label: 'Test mode', value: property(payload, 'livemode') === false ? 'yes' : null, field: null },
    ]
    return mapLeads([{ values: withoutRepeats(values), view: session }], settings, mapping)
  },
}

/** Stripe says the address and often the name twice. */
function withoutRepeats(values: readonly LeadValue[]): readonly LeadValue[] {
  return values.filter(
    ({ field, value }, index) =>
      field === null ||
      field === undefined ||
      !values.slice(0, index).some((earlier) => earlier.field === field && earlier.value === value),
  )
}
