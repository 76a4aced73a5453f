/** Joins the groups of one person: an order's address, its customer and its billing address are the same buyer. */
import type { Found, Group } from './group.ts'
import { isDoerKey, isPersonRole, roleOfWords } from './roles.ts'
import { type AddressKind, addressKind, readMailbox } from './value-looks.ts'
import type { Place } from './place.ts'
import { spotPath } from './spot-path.ts'
import { wordSet } from './words.ts'

export type Cluster = {
  readonly groups: readonly Group[]
  /** The group with the address or number. */
  readonly main: Group
  /** Whether somebody of the sender's own has the same address. */
  readonly contested: boolean
}

export const emailOf = ({ found }: Group): string | null =>
  found.email === undefined ? null : (readMailbox(found.email.leaf.value)?.address.toLowerCase() ?? null)

export const phoneOf = ({ found }: Group): string | null =>
  found.phone === undefined ? null : String(found.phone.leaf.value).replaceAll(/\D/gu, '').replace(/^0+/u, '')

const text = (found: Found | undefined): string =>
  found === undefined ? '' : String(found.leaf.value).trim().toLowerCase().replaceAll(/\s+/gu, ' ')

/** The full name in comparable form; empty without one that only a person has. */
export function fullNameOf({ found }: Pick<Group, 'found'>): string {
  const joined = `${text(found.firstName)} ${text(found.lastName)}`.trim()
  return joined === '' ? text(found.name) : joined
}

const reaches = ({ found }: Group): boolean =>
  found.email !== undefined || found.phone !== undefined || found.telegramUserId !== undefined

const isOurs = ({ role }: Group): boolean => role === 'staff'

/** The nearest place at or above a group whose key names somebody. */
function personPlace({ place, owner }: Group): Place | null {
  if (owner.length > 0) return null
  for (let at: Place | null = place; at !== null; at = at.parent) {
    const role = at.words.length === 0 ? 'neutral' : roleOfWords(at.words)
    if (isPersonRole(role)) return at
  }
  return null
}

/** Whether a place is inside another, without an entry of a list between them: entries are different people. */
function isWithin(place: Place, outer: Place): boolean {
  for (let at: Place | null = place; at !== null; at = at.parent) {
    if (at === outer) return true
    if (at.kind === 'entry' && at !== place) return false
  }
  return false
}

/** Two groups that are surely one person. */
function areOne(a: Group, b: Group): boolean {
  const [emailA, emailB] = [emailOf(a), emailOf(b)]
  if (emailA !== null && emailB !== null) return emailA === emailB
  const [phoneA, phoneB] = [phoneOf(a), phoneOf(b)]
  if (phoneA !== null && phoneA === phoneB) return true
  const [nameA, nameB] = [fullNameOf(a), fullNameOf(b)]
  if (nameA !== '' && nameA === nameB) return true
  // The customer's default address, the contact's second number.
  const [inA, inB] = [personPlace(a), personPlace(b)]
  return (inA !== null && isWithin(b.place, inA)) || (inB !== null && isWithin(a.place, inB))
}

/** At most so many groups with an address or number are compared: more are rivals anyway. */
const MAX_COMPARED = 60

function mainOf(groups: readonly Group[]): Group {
  const weight = ({ found, role }: Group): number =>
    (found.email === undefined ? 0 : found.email.named ? 8 : 4) +
    (found.telegramUserId === undefined ? 0 : 4) +
    (role === 'customer' ? 2 : isPersonRole(role) ? 1 : 0) +
    (found.name === undefined && found.firstName === undefined ? 0 : 0.5)
  return groups.reduce((best, group) => (weight(group) > weight(best) ? group : best))
}

/** In an order that does not depend on the order of keys. */
function sorted(groups: readonly Group[]): readonly Group[] {
  const keyed = groups.map((group) => ({ group, key: `${spotPath(group.place.spot)} ${group.owner.join(' ')}` }))
  return keyed
    .toSorted((a, b) => a.group.place.depth - b.group.place.depth || (a.key < b.key ? -1 : 1))
    .map(({ group }) => group)
}

const isAddress = wordSet('billing shipping address delivery invoice')

/**
 * `{email, customer: {name, phone}}`, `{user: {email}, billingAddress: {name, phone}}`: with one address in all, a number of
 * the buyer's or of where the order goes is the same person's.
 */
function giveNumbers(clusters: Group[][]): void {
  const theirs = clusters.filter((cluster) => !cluster.some(isOurs))
  const [reached, ...others] = theirs.filter((cluster) => cluster.some((group) => emailOf(group) !== null))
  if (reached === undefined || others.length > 0) return
  const isBare = reached.every((group) => group.role === 'neutral' && fullNameOf(group) === '')
  const numbers = theirs.filter((cluster) => cluster !== reached)
  for (const cluster of numbers) {
    const around = cluster.some(({ place }) => reached.some((group) => isWithin(place, group.place)))
    const ofOrder = cluster.every(({ owner, place }) => [...owner, ...place.words].some(isAddress))
    const ofBuyer = isBare && around && numbers.length === 1 && cluster.some(({ role }) => role === 'customer')
    // What else the order's form asked for.
    const ofForm = numbers.length === 1 && cluster.every(({ form }) => form)
    if (!ofOrder && !ofBuyer && !ofForm) continue
    reached.push(...cluster)
    clusters.splice(clusters.indexOf(cluster), 1)
  }
}

export function clustersOf(groups: readonly Group[]): readonly Cluster[] {
  const reachable = sorted(groups.filter(reaches).slice(0, MAX_COMPARED))
  const ours = reachable.filter(isOurs)
  const clusters: Group[][] = ours.map((group) => [group])
  for (const group of reachable) {
    if (isOurs(group)) continue
    const joined = clusters.filter((cluster) => !cluster.some(isOurs) && cluster.some((other) => areOne(group, other)))
    const [first, ...others] = joined
    if (first === undefined) clusters.push([group])
    else {
      first.push(group, ...others.flat())
      for (const other of others) clusters.splice(clusters.indexOf(other), 1)
    }
  }
  giveNumbers(clusters)
  return clusters.map((cluster) => ({
    groups: cluster,
    main: mainOf(cluster),
    contested: isContested(cluster, ours),
  }))
}

/** A customer may be the author of a message, but not the agent. */
function isContested(cluster: readonly Group[], ours: readonly Group[]): boolean {
  const isCustomer = cluster.some(({ role }) => role === 'customer')
  const rivals = ours.filter(
    (staff) => !isCustomer || !isDoerKey(staff.owner.length > 0 ? staff.owner : staff.place.words),
  )
  return cluster.some((group) => !isOurs(group) && rivals.some((staff) => sharesReach(group, staff)))
}

function sharesReach(a: Group, b: Group): boolean {
  const [email, phone] = [emailOf(a), phoneOf(a)]
  return (email !== null && email === emailOf(b)) || (phone !== null && phone === phoneOf(b))
}

/** Whether an address is made of somebody's names: `jenkins.hill@…` is Jenkins Hill's, and no build server's. */
function spellsName(email: string, names: readonly string[]): boolean {
  const local = email.slice(0, email.lastIndexOf('@'))
  return names.some((name) => {
    const words = name.split(' ').filter((word) => word.length > 1)
    return words.length > 1 && words.every((word) => local.includes(word))
  })
}

/** Who reads the address; a number is somebody's. */
export function addressKindOf({ main, groups }: Cluster): AddressKind {
  const email = emailOf(main)
  if (email === null || spellsName(email, groups.map(fullNameOf))) return 'personal'
  return addressKind(email)
}
