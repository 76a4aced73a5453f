/** Finds the name that belongs to an address: beside it, or in a record next to it. */
import type { Cluster } from './cluster.ts'
import { fullNameOf } from './cluster.ts'
import type { Found, Group } from './group.ts'
import type { Place } from './place.ts'
import { isPersonRole, type Role, roleOfWords } from './roles.ts'
import { wordSet } from './words.ts'

export type NameParts = Partial<Record<'name' | 'firstName' | 'lastName', Found>>

export type FoundName = {
  readonly parts: NameParts
  /** Whether it stands beside the address. */
  readonly beside: boolean
}

/** The role that the nearest key gives: a customer's product is a product. */
function ownRole({ owner, place }: Group): Role {
  if (owner.length > 0) return roleOfWords(owner)
  for (let at: Place | null = place; at !== null; at = at.parent) if (at.words.length > 0) return roleOfWords(at.words)
  return 'neutral'
}

/** A visitor's browser has a name, too: `client: {name: 'Chrome', os}`. */
function isBrowser({ found, place }: Group): boolean {
  if (found.email !== undefined || found.phone !== undefined) return false
  return place.leaves.some(({ words }) =>
    /^(?:user|client|device|browser)(?:agent|os|type|version)$/u.test(words.join('')),
  )
}

/**
 * The name of a group, if it is a person's. A bare `name` is one beside an address in a form, in a record called after a
 * person, or in a mere wrapper; that of a booking, an order or a theme is its own.
 */
function partsOf(group: Group, about: { readonly occasion: boolean }): NameParts | null {
  const { firstName, lastName, name } = group.found
  if (firstName?.personal === true || (firstName !== undefined && lastName !== undefined)) {
    return { firstName, ...(lastName !== undefined && { lastName }) }
  }
  if (isBrowser(group)) return null
  const role = ownRole(group)
  const isPerson = isPersonRole(role)
  // The name of a page, a form or a campaign.
  if (group.owner.length > 0 && !isPerson) return null
  const named =
    isPerson ||
    group.form ||
    isFilledIn(group.place) ||
    (role === 'neutral' && !about.occasion) ||
    group.role === 'unknown'
  // Some call the first name `NAME`, beside a `LAST_NAME`.
  if (name !== undefined && lastName !== undefined && !contains(name, lastName)) return { firstName: name, lastName }
  if (name !== undefined) return name.personal || named ? { name } : null
  if (lastName !== undefined && (lastName.personal || named)) return { lastName }
  return firstName !== undefined && named ? { firstName } : null
}

const contains = (name: Found, part: Found): boolean =>
  String(name.leaf.value).toLowerCase().includes(String(part.leaf.value).toLowerCase())

/** What people fill in is called so, also in an event about a booking. */
const isFormWord = wordSet(
  'form submission registration response responses answers application inquiry enquiry signup entry fields',
)
const isFilledIn = ({ words }: Place): boolean => words.some(isFormWord)

const MAX_RELATIVES = 200

/** Whether a place is beside, around or within another. */
function areNear(a: Place, b: Place): boolean {
  return (
    a === b ||
    a.parent === b ||
    b.parent === a ||
    (a.parent !== null && a.parent === b.parent) ||
    isAround(a, b) ||
    isAround(b, a)
  )
}

function isAround(outer: Place, inner: Place): boolean {
  for (let at = inner.parent; at !== null; at = at.parent) if (at === outer) return true
  return false
}

/** The name in the records near an address, if they agree on one. */
function nameNear(cluster: Cluster, groups: readonly Group[], about: { readonly occasion: boolean }): FoundName | null {
  const { place } = cluster.main
  const candidates = groups.slice(0, MAX_RELATIVES).flatMap((group) => {
    const { found, role } = group
    if (found.email !== undefined || found.phone !== undefined || role === 'staff') return []
    if (!areNear(group.place, place)) return []
    const own = ownRole(group)
    const isPerson = isPersonRole(own)
    const parts = partsOf(group, about)
    if (parts === null || (!isPerson && !Object.values(parts).every(({ personal }) => personal))) return []
    return [
      {
        parts,
        beside: group.place === place,
        name: fullNameOf(group),
        rank: own === 'customer' ? 0 : isPerson ? 1 : 2,
      },
    ]
  })
  const best = Math.min(...candidates.map(({ rank }) => rank))
  const chosen = candidates.filter(({ rank }) => rank === best)
  const [first] = chosen
  if (first === undefined || chosen.some(({ name }) => name !== first.name)) return null
  return { parts: first.parts, beside: first.beside }
}

export function findName(
  cluster: Cluster,
  groups: readonly Group[],
  about: { readonly occasion: boolean },
): FoundName | null {
  const own = partsOf(cluster.main, about)
  if (own !== null) return { parts: own, beside: true }
  for (const group of cluster.groups) {
    const parts = partsOf(group, about)
    if (parts !== null) return { parts, beside: true }
  }
  return nameNear(cluster, groups, about)
}
