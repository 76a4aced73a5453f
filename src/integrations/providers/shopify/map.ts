/** An order, a begun checkout or a new customer. The order's name is the title of the deal and never a person's. */
import { type Json, listOf, property, textOf } from '../../body/json.ts'
import { readPath } from '../../body/json-path.ts'
import { cutText } from '../../body/cut-text.ts'
import type { LeadField } from '../../lead/lead-fields.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { OwnBodies } from '../provider.ts'
import { isOtherRecord, type ShopifyKind, shopifyKind } from './read-record.ts'

/** Where the person is: in a customer's record at its top, in an order beside what was bought. The first that says it. */
const PEOPLE: Readonly<Record<'name' | 'email' | 'phone' | 'company', readonly string[]>> = {
  name: ['customer', '', 'billing_address', 'shipping_address', 'customer.default_address', 'default_address'],
  email: ['customer.email', 'email', 'contact_email'],
  phone: [
    'customer.phone',
    'phone',
    'billing_address.phone',
    'shipping_address.phone',
    'customer.default_address.phone',
    'default_address.phone',
  ],
  company: [
    'billing_address.company',
    'customer.default_address.company',
    'default_address.company',
    'shipping_address.company',
  ],
}

const UTM: Readonly<Record<string, LeadField>> = {
  utm_source: 'utmSource',
  utm_medium: 'utmMedium',
  utm_campaign: 'utmCampaign',
  utm_term: 'utmTerm',
  utm_content: 'utmContent',
}

const MAX_ITEMS = 20
const MAX_NOTE = 9000
const MAX_NAME = 128

const firstText = (body: Json, paths: readonly string[]): string | null =>
  paths.map((path) => textOf(readPath(body, path))).find((text) => text !== undefined) ?? null

/** Both parts from one place: the buyer's first name and the recipient's last name are two people's. */
function nameIn(body: Json): readonly LeadValue[] {
  const records = PEOPLE.name.map((path) => (path === '' ? body : readPath(body, path)))
  const partsOf = (record: Json | undefined) => [property(record, 'first_name'), property(record, 'last_name')]
  const [first = null, last = null] =
    records.map(partsOf).find((parts) => parts.some((part) => textOf(part) !== undefined)) ?? []
  return [
    { label: 'First name', value: first, field: 'firstName' },
    { label: 'Last name', value: last, field: 'lastName' },
  ]
}

/** `2 × Engine`, as the seller named it. */
function itemsOf(body: Json): string | null {
  const items = listOf(property(body, 'line_items'))
  const lines = items.slice(0, MAX_ITEMS).flatMap((item) => {
    const title = cutText(property(item, 'name') ?? property(item, 'title'), MAX_NAME)
    const quantity = property(item, 'quantity')
    return title === null ? [] : [typeof quantity === 'number' ? `${quantity} × ${title}` : title]
  })
  if (lines.length === 0) return null
  return [...lines, ...(items.length > MAX_ITEMS ? [`… +${items.length - MAX_ITEMS}`] : [])].join('\n')
}

const noteOf = (body: Json): string | null =>
  cutText([textOf(property(body, 'note')), itemsOf(body)].filter(Boolean).join('\n\n'), MAX_NOTE)

/** Major units with a point, whatever the shop's language. */
function amountOf(body: Json): number | null {
  const text = textOf(property(body, 'total_price'))
  return text !== undefined && /^\d{1,12}(?:\.\d{1,3})?$/u.test(text) ? Number(text) : null
}

/** The parameters of the page where the visit began: a path with a query. */
function utmOf(body: Json): readonly LeadValue[] {
  const query = (textOf(property(body, 'landing_site')) ?? '').split('?')[1]?.split('#')[0] ?? ''
  return [...new URLSearchParams(query)].flatMap(([label, value]) => {
    const field = Object.hasOwn(UTM, label) ? UTM[label] : undefined
    return field === undefined ? [] : [{ label, value, field }]
  })
}

const tagsOf = (body: Json): readonly string[] =>
  (textOf(property(body, 'tags')) ?? '').split(',').flatMap((tag) => textOf(tag) ?? [])

function personIn(body: Json): readonly LeadValue[] {
  return [
    ...nameIn(body),
    { label: 'Email', value: firstText(body, PEOPLE.email), field: 'email' },
    { label: 'Phone', value: firstText(body, PEOPLE.phone), field: 'phone' },
    { label: 'Company', value: firstText(body, PEOPLE.company), field: 'company' },
  ]
}

/** Of the address only city and country, as of every buyer. */
function detailsOf(body: Json, kind: ShopifyKind): readonly LeadValue[] {
  const address = ['billing_address', 'shipping_address', 'customer.default_address', 'default_address']
  const amount = kind === 'customer' ? null : amountOf(body)
  const currency = property(body, 'currency') ?? property(body, 'presentment_currency') ?? null
  // A checkout's name is `#` and its number, too, but nobody has ordered yet.
  const title = kind === 'order' ? (textOf(property(body, 'name')) ?? null) : null
  const answers = listOf(property(body, 'note_attributes')).flatMap((entry): readonly LeadValue[] => {
    const label = cutText(property(entry, 'name'), MAX_NAME)
    return label === null ? [] : [{ label, value: property(entry, 'value') ?? null, field: UTM[label] ?? null }]
  })
  return [
    { label: 'Order', value: title, field: 'title' },
    ...(amount === null
      ? [
          {
            label: 'total_price',
            value: kind === 'customer' ? null : (property(body, 'total_price') ?? null),
            field: null,
          },
        ]
      : [
          { label: 'amount', value: amount, field: 'amount' as const },
          { label: 'currency', value: currency, field: 'currency' as const },
        ]),
    { label: 'note', value: noteOf(body), field: 'note' },
    { label: 'tags', value: tagsOf(body), field: 'tags' },
    {
      label: 'id',
      value: property(body, 'admin_graphql_api_id') ?? property(body, 'token') ?? null,
      field: 'externalId',
    },
    { label: 'at', value: property(body, 'created_at') ?? null, field: 'occurredAt' },
    ...utmOf(body),
    {
      label: 'City',
      value: firstText(
        body,
        address.map((path) => `${path}.city`),
      ),
      field: null,
    },
    {
      label: 'Country',
      value: firstText(
        body,
        address.map((path) => `${path}.country`),
      ),
      field: null,
    },
    { label: 'Referrer', value: property(body, 'referring_site') ?? null, field: null },
    ...answers,
  ]
}

export const shopifyBodies: OwnBodies = {
  recognises: (payload) => shopifyKind(payload) !== null,
  mappable: (payload) => payload,
  map(payload, settings, mapping) {
    const kind = shopifyKind(payload)
    if (kind === null && !isOtherRecord(payload)) return UNKNOWN_SHAPE
    if (kind === null || kind === 'other') return { kind: 'ignored', reason: 'other-event' }
    const person = personIn(payload)
    // Sold at a till, or a checkout that nobody has filled in: there is nobody to write to.
    if (mapping === undefined && person.every(({ value, field }) => value === null || field === 'company')) {
      return { kind: 'ignored', reason: 'other-event' }
    }
    return mapLeads([{ values: [...person, ...detailsOf(payload, kind)], view: payload }], settings, mapping)
  },
}
