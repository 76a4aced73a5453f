/** What the values of a deal in the model imply for each other. Written apart from the product's rule, on purpose. Pure. */
import { isDeepStrictEqual } from 'node:util'

import type { LineItem, Money } from '../../../../src/models/deal.ts'
import type { Values } from './world.ts'

/** The model's items have whole quantities and prices of which a tenth is whole. */
function totalOf(items: readonly LineItem[]): Money | null {
  const [first] = items
  if (first === undefined) return null
  const minor = items.reduce((sum, { quantity, price, discount }) => {
    const off = discount !== null && 'percent' in discount ? discount.percent : 0
    return sum + (quantity * price.minor * (100 - off)) / 100
  }, 0)
  return { minor, currency: first.price.currency }
}

function following(values: Values): Values {
  const amount = totalOf(values.items)
  return amount === null ? { ...values, followsItems: false } : { ...values, followsItems: true, amount }
}

/** Only contacts of the deal have a role in it. */
function withoutStrangers(values: Values): Values {
  return { ...values, roles: values.roles.filter(({ contact }) => values.contacts.includes(contact)) }
}

function followed(values: Values): Values {
  return values.followsItems || values.amount === null ? following(values) : values
}

/** A typed amount wins; without its items, an amount that followed them is gone. */
export function settled(before: Values, changed: Values): Values {
  const after = withoutStrangers(changed)
  const followedBefore = before.followsItems && after.followsItems
  if (!followedBefore) return followed(after)
  if (!isDeepStrictEqual(before.amount, after.amount)) return followed({ ...after, followsItems: false })
  return followed(after.items.length === 0 ? { ...after, amount: null } : after)
}

/** After an undo: what follows the items follows those that are there. */
export function putBack(values: Values): Values {
  return followed(withoutStrangers(values))
}

const FIELDS = [
  'title',
  'amount',
  'recurring',
  'items',
  'followsItems',
  'committed',
  'contacts',
  'roles',
  'owner',
  'closes',
  'tags',
] as const satisfies readonly (keyof Values)[]

export type Changes = readonly { readonly field: keyof Values; readonly from: unknown; readonly to: unknown }[]

export function changesOf(before: Values, after: Values): Changes {
  return FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field])).map((field) => ({
    field,
    from: before[field],
    to: after[field],
  }))
}

/** Null if a value is no longer as the change left it. */
export function reverted(present: Values, changes: Changes): Values | null {
  if (changes.some(({ field, to }) => !isDeepStrictEqual(present[field], to))) return null
  return putBack({ ...present, ...Object.fromEntries(changes.map(({ field, from }) => [field, from])) })
}
