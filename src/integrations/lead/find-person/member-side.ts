/** Which side a mere `user`, `member` or `participant` is on: somebody who bought, or a colleague who did the work. */
import { type Cluster, emailOf, fullNameOf } from './cluster.ts'
import type { Group } from './group.ts'
import type { Place } from './place.ts'
import { type Role, roleOfWords } from './roles.ts'
import { wordSet } from './words.ts'

/** Whoever signs up or buys has an account. */
const isPurchase = wordSet(`
  order checkout cart purchase payment charge invoice donation subscription booking appointment reservation enrollment
  enrolment registration signup rental membership sale transaction`)
const isPurchaseKey = wordSet(`
  order orderid ordernumber lineitem cart course shippingaddress billingaddress shipping billing total totalprice
  grandtotal coupon checkout`)
/** The sender's own people work on these. */
const isWork = wordSet(
  'deal opportunity ticket conversation case call message meeting session document envelope task card lead',
)

const isAsker = wordSet('requester requestor submitter')

/** Whoever asked, if somebody else of the sender's own answers: a ticket's `requester` beside its `assignee`. */
export function asksAnAgent({ groups, main }: Cluster, all: readonly Group[]): boolean {
  const keys = main.owner.length > 0 ? main.owner : main.place.words
  if (!keys.some(isAsker)) return false
  const names = groups.map(fullNameOf)
  const emails = groups.map(emailOf)
  return all.some(
    (group) =>
      group.role === 'staff' &&
      (emailOf(group) !== null || fullNameOf(group) !== '') &&
      !(emailOf(group) !== null && emails.includes(emailOf(group))) &&
      !(fullNameOf(group) !== '' && names.includes(fullNameOf(group))),
  )
}

/** An account that somebody made for themselves, or a body that holds nothing but the member. */
export function isAccount({ main }: Cluster): boolean {
  if (main.place.leaves.some(({ words }) => words.join('') === 'emailverified')) return true
  let root = main.place
  while (root.parent !== null) root = root.parent
  const [only, ...others] = root.places
  return only !== undefined && others.length === 0 && root.leaves.length === 0 && roleOfWords(only.words) === 'member'
}

/** @param places the wrappers around everything */
export function membersAreCustomers(role: Role, eventWords: readonly string[], places: readonly Place[]): boolean {
  if (eventWords.some(isWork)) return false
  if (role === 'customer' || role === 'someone' || role === 'member' || eventWords.some(isPurchase)) return true
  return places.some((place) => [...place.leaves, ...place.places].some(({ words }) => isPurchaseKey(words.join(''))))
}
