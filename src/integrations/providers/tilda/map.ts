/** One filled-in form, with the order if something was bought. */
import { isJsonRecord, type Json, type JsonRecord, listOf, property, textOf } from '../../body/json.ts'
import { nestedFields } from '../../body/nested-fields.ts'
import { parseJsonField } from '../../body/parse-body.ts'
import { mapLeads, UNKNOWN_SHAPE } from '../../lead/map-leads.ts'
import type { LeadValue } from '../../lead/read-lead.ts'
import { answerTo } from '../../lead/read-question.ts'
import type { OwnBodies } from '../provider.ts'

/** What Tilda adds to the answers, in lower case. */
const ADDED = new Set(['tranid', 'formid', 'formname', 'payment', 'cookies', 'test', 'ma_name', 'ma_email'])

/** Names that its editor gives to fields of several lines. */
const NOTES = /^(?:textarea|comments?|message)(?:_\d+)?$/iu

const isTest = (payload: Json): boolean =>
  isJsonRecord(payload) && payload['test'] === 'test' && Object.keys(payload).length === 1

/** As JSON in one field or as fields of its own, which the webhook's settings decide. */
function orderOf(payload: JsonRecord): JsonRecord | null {
  const order = parseJsonField(payload['payment']) ?? property(nestedFields(payload), 'payment')
  return isJsonRecord(order) ? order : null
}

function productLine(product: Json): string {
  if (!isJsonRecord(product)) return textOf(product) ?? ''
  const [name = '', quantity, amount] = ['name', 'quantity', 'amount'].map((key) => textOf(product[key]))
  return `${name}${quantity === undefined ? '' : ` × ${quantity}`}${amount === undefined ? '' : ` = ${amount}`}`
}

function orderValues(order: JsonRecord): readonly LeadValue[] {
  const products = order['products']
  const all = isJsonRecord(products) ? Object.values(products) : listOf(products)
  return [
    { label: 'amount', value: order['amount'] ?? null, field: 'amount' },
    { label: 'currency', value: order['currency'] ?? null, field: 'currency' },
    { label: 'Order', value: order['orderid'] ?? null, field: null },
    { label: 'Products', value: all.map(productLine).join(', '), field: null },
    { label: 'Promo code', value: order['promocode'] ?? null, field: null },
    { label: 'Delivery', value: order['delivery'] ?? null, field: null },
  ]
}

const answersOf = (payload: JsonRecord): readonly LeadValue[] =>
  Object.entries(payload)
    .filter(([name]) => !ADDED.has(name.toLowerCase()) && !/^(?:payment|cookies)\[/iu.test(name))
    .map(([name, value]) => (NOTES.test(name) ? { label: name, value, field: 'note' } : answerTo(name, value)))

const mappable: OwnBodies['mappable'] = (payload) =>
  isJsonRecord(payload) ? Object.fromEntries(answersOf(payload).map(({ label, value }) => [label, value])) : payload

export const tildaBodies: OwnBodies = {
  recognises: (payload) =>
    isTest(payload) ||
    (/^\d+:\d+$/u.test(textOf(property(payload, 'tranid')) ?? '') &&
      /^form\d+$/u.test(textOf(property(payload, 'formid')) ?? '')),
  // Quizzes and older blocks send one of the two, or an id of another form.
  accepts: (payload) => property(payload, 'tranid') !== undefined || property(payload, 'formid') !== undefined,
  mappable,
  map(payload, settings, mapping) {
    if (isTest(payload)) return { kind: 'ignored', reason: 'ping' }
    if (!isJsonRecord(payload)) return UNKNOWN_SHAPE
    const order = orderOf(payload)
    const values: readonly LeadValue[] = [
      ...answersOf(payload),
      ...(order === null ? [] : orderValues(order)),
      { label: 'tranid', value: payload['tranid'] ?? null, field: 'externalId' },
      { label: 'form', value: payload['formname'] ?? null, field: 'source' },
    ]
    return mapLeads([{ values, view: mappable(payload) }], settings, mapping)
  },
}
