/** Which kind of Shopify's records a body is. Pure. */
import { isJsonRecord, type Json, listOf, property, textOf } from '../../body/json.ts'

export type ShopifyKind = 'order' | 'checkout' | 'customer' | 'other'

/** `gid://shopify/Order/1`: of all records but carts and checkouts. */
const GID = /^gid:\/\/shopify\/(?<type>[A-Za-z]+)\/\d+$/u

const isCheckout = (body: Json): boolean =>
  textOf(property(body, 'token')) !== undefined &&
  textOf(property(body, 'abandoned_checkout_url')) !== undefined &&
  Array.isArray(property(body, 'line_items'))

const isCart = (body: Json): boolean =>
  textOf(property(body, 'token')) !== undefined && listOf(property(body, 'line_items')).length > 0

/** @returns null for a body that is not surely Shopify's */
export function shopifyKind(body: Json): ShopifyKind | null {
  if (!isJsonRecord(body)) return null
  const type = GID.exec(textOf(property(body, 'admin_graphql_api_id')) ?? '')?.groups?.['type']
  if (type === 'Order') return Array.isArray(property(body, 'line_items')) ? 'order' : 'other'
  if (type === 'Customer') return 'customer'
  if (type !== undefined) return 'other'
  return isCheckout(body) ? 'checkout' : null
}

/** What only a source of Shopify may take for one of its other events: carts, deleted records, requests about privacy. */
export function isOtherRecord(body: Json): boolean {
  return isCart(body) || textOf(property(body, 'shop_domain')) !== undefined
}
