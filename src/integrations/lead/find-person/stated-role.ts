/** What a record says about whose it is: `{email, type: 'agent'}`, `{email, is_organizer: true}`. */
import type { Leaf, Place } from './place.ts'
import { isDoerKey, type Role } from './roles.ts'

const ROLE_KEYS = new Set(['type', 'role', 'kind', 'usertype', 'persontype', 'membertype', 'accounttype'])
const STAFF_KEY = /^(?:is)?(?:agent|admin|staff|owner|organi[sz]er|host|operator|employee|internal|bot)$|^self$/u
const OF_STAFF =
  /^(?:agent|admin|administrator|owner|organi[sz]er|host|operator|employee|staff|bot|teammate|(?:team|workspace)[ _-]?member|manager|seller|merchant|vendor|worker|driver|instructor|teacher|moderator)$/iu
/** Who sent a parcel or a message may be either side: the record's own key is not believed then. */
const OF_EITHER = /^(?:sender|from|shipper|consignor)$/iu
const OF_CUSTOMER =
  /^(?:customer|client|contact|visitor|lead|guest|end[ _-]?user|buyer|attendee|invitee|consignee|payer|subscriber)$/iu

function statedBy({ words, value }: Leaf): Role | null {
  const key = words.join('')
  if (value === true) return STAFF_KEY.test(key) ? 'staff' : null
  if (typeof value !== 'string' || !ROLE_KEYS.has(key)) return null
  if (OF_EITHER.test(value)) return 'unknown'
  return OF_STAFF.test(value) ? 'staff' : OF_CUSTOMER.test(value) ? 'customer' : null
}

/**
 * The role of a record's own fields, after what it says about itself. A customer's cashier stays a cashier; only of whoever
 * merely did something is the opposite believed.
 */
export function withStatedRole(place: Place, role: Role): Role {
  const stated = place.leaves.map(statedBy)
  if (stated.includes('staff')) return 'staff'
  if (stated.includes('unknown')) return role === 'staff' ? role : 'unknown'
  if (!stated.includes('customer')) return role
  if (role === 'someone' || role === 'member') return 'customer'
  return role === 'staff' && isDoerKey(place.words) ? 'customer' : role
}
