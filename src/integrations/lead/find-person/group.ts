/** The parts of one person that stand together: the fields of a record, or those with the same word before them. */
import { withCallSide } from './call-side.ts'
import type { Leaf, Place } from './place.ts'
import { type PersonField, readKey } from './read-key.ts'
import { type Role, roleOfChain, roleOfWords } from './roles.ts'
import { withStatedRole } from './stated-role.ts'
import { looksLikeName, looksLikePhone, readMailbox } from './value-looks.ts'
import { singular } from './words.ts'

export type Found = {
  readonly leaf: Leaf
  /** Whether the key says what it is: otherwise only the value looks like it. */
  readonly named: boolean
  /** Whether only a person has a value with this key: a `name` may be a product's. */
  readonly personal: boolean
}

export type Group = {
  readonly place: Place
  /** The words before its fields: `billing` of `billing_email`. */
  readonly owner: readonly string[]
  readonly role: Role
  readonly form: boolean
  readonly found: Partial<Record<PersonField | 'telegramUserId', Found>>
}

/** The words of the keys that lead to a place, nearest first. Entries of a list are what the list is called. */
export function chainOf(place: Place | null, owner: readonly string[] = []): readonly (readonly string[])[] {
  const chain: (readonly string[])[] = owner.length > 0 ? [owner] : []
  for (let at = place; at !== null; at = at.parent) if (at.words.length > 0) chain.push(at.words)
  return chain
}

/** At most so many values of a nested field are compared: `emails: [{value, type}, …]`. */
const MAX_NESTED = 40

const byLabel = (a: { readonly label: string }, b: { readonly label: string }): number =>
  a.label < b.label ? -1 : a.label > b.label ? 1 : 0

/** In an order that does not depend on the order of keys; entries of lists stay in theirs. */
function leavesBelow(place: Place, limit = MAX_NESTED): readonly Leaf[] {
  const sorted = place.kind === 'list' || place.form
  const leaves: Leaf[] = sorted ? [...place.leaves] : place.leaves.toSorted(byLabel)
  for (const inner of sorted ? place.places : place.places.toSorted(byLabel)) {
    if (leaves.length >= limit) break
    leaves.push(...leavesBelow(inner, limit - leaves.length))
  }
  return leaves
}

type Take = (field: keyof Group['found'], found: Found, owner: readonly string[]) => void

function fits(field: PersonField, leaf: Leaf): boolean {
  if (field === 'email') return readMailbox(leaf.value) !== null
  if (field === 'phone') return looksLikePhone(leaf.value, true)
  if (field === 'company')
    return typeof leaf.value === 'string' && /\p{L}/u.test(leaf.value) && leaf.value.length <= 128
  return looksLikeName(leaf.value)
}

/** `contact: '+380…'`, and without the plus beside an address: elsewhere it is an id as often. */
function isContactNumber({ words, value }: Leaf, { leaves }: Place): boolean {
  if (words.at(-1) !== 'contact' || typeof value !== 'string' || !looksLikePhone(value, true)) return false
  return value.startsWith('+') || leaves.some((other) => readMailbox(other.value) !== null)
}

/** Looks like an address to RFC 5322, and is that of no mailbox. */
const MESSAGE_ID = /messageids?$|^inreplyto$|^references$/u

function takeLeaf(leaf: Leaf, place: Place, take: Take): void {
  const key = readKey(leaf.words)
  if (key !== null && fits(key.field, leaf)) {
    take(key.field, { leaf, named: true, personal: key.personal }, key.owner)
    return
  }
  if (isContactNumber(leaf, place)) {
    take('phone', { leaf, named: true, personal: true }, leaf.words.slice(0, -1))
    return
  }
  // Looks are asked for first: most values have none, and the words of a key cost more to read.
  const field = readMailbox(leaf.value) !== null ? 'email' : looksLikePhone(leaf.value, false) ? 'phone' : null
  if (field === null || MESSAGE_ID.test(leaf.words.join(''))) return
  // `recipient: 'ada@…'`, `q1: 'ada@…'`: the key says whose it is, or nothing.
  const owner = ['neutral', 'occasion', 'unknown'].includes(roleOfWords(leaf.words)) ? [] : leaf.words
  take(field, { leaf, named: false, personal: false }, owner)
}

/** `name: {first, last}`, `emails: [{value}]`, `email_addresses: [{email_address}]`. @returns false for any other record */
function takeNested(inner: Place, take: Take): boolean {
  const key = readKey(inner.words)
  if (key === null || key.field === 'company') return false
  const leaves = leavesBelow(inner)
  // A message, not an address: `email: {from, to, subject}`.
  if (leaves.some(({ label }) => /^(?:from|to|subject|body)$/iu.test(label))) return false
  const { field, owner } = key
  if (field !== 'name' && field !== 'firstName' && field !== 'lastName') {
    const leaf = leaves.find((one) => fits(field, one))
    if (leaf === undefined) return false
    take(field, { leaf, named: true, personal: true }, owner)
    const name = leaves.find((one) => readKey(one.words)?.field === 'name' && looksLikeName(one.value))
    if (field === 'email' && name !== undefined) take('name', { leaf: name, named: true, personal: true }, owner)
    return true
  }
  let parts = 0
  for (const leaf of leaves) {
    const part = readKey(leaf.words)?.field
    if ((part !== 'firstName' && part !== 'lastName') || !looksLikeName(leaf.value)) continue
    take(part, { leaf, named: true, personal: true }, owner)
    parts += 1
  }
  if (parts > 0) return true
  // Only what carries the text: `title: [{plain_text}]`, not `{type: 'text'}`.
  const text = leaves.find(
    ({ label, value }) =>
      /^(?:$|value|text|plain_?text|content|full.*|display.*|formatted.*)/iu.test(label) && looksLikeName(value),
  )
  if (text === undefined) return false
  take(field, { leaf: text, named: true, personal: key.personal }, owner)
  return true
}

/** Telegram's and its bots' `from: {id, is_bot: false, first_name}`. */
function takeTelegram(place: Place, take: Take): void {
  const isBot = place.leaves.find(({ label }) => label === 'is_bot')
  const id = place.leaves.find(({ label }) => label === 'id')
  // Others have such records, too, with ids of letters.
  if (isBot?.value === false && id !== undefined && /^\d{1,20}$/u.test(String(id.value)))
    take('telegramUserId', { leaf: id, named: true, personal: true }, [])
}

/** Of two values for one field: the one whose key says so, then the shorter key; in a form the first. */
function isBetter(found: Found, known: Found, form: boolean): boolean {
  if (found.named !== known.named) return found.named
  if (found.personal !== known.personal) return found.personal
  if (form) return false
  const [words, before] = [found.leaf.words.length, known.leaf.words.length]
  return words === before ? byLabel(found.leaf, known.leaf) < 0 : words < before
}

function groupsIn(place: Place): { readonly groups: readonly Group[]; readonly rest: readonly Place[] } {
  const byOwner = new Map<string, { owner: readonly string[]; found: Group['found'] }>()
  const take: Take = (field, found, owner) => {
    const key = owner.map(singular).join(' ')
    const group = byOwner.get(key) ?? { owner, found: {} }
    byOwner.set(key, group)
    const known = group.found[field]
    if (known === undefined || isBetter(found, known, place.form)) group.found[field] = found
  }
  for (const leaf of place.leaves) takeLeaf(leaf, place, take)
  takeTelegram(place, take)
  const rest = place.places.filter((inner) => !takeNested(inner, take))
  // A place of answers below a form is part of it.
  const form = place.form
  const groups = [...byOwner.values()].map(({ owner, found }): Group => {
    const role = withCallSide(place, owner, roleOfChain(chainOf(place, owner)))
    return { place, owner, role: owner.length === 0 && !form ? withStatedRole(place, role) : role, form, found }
  })
  return { groups, rest }
}

/** All groups of a body, near the top first. */
export function groupsOf(root: Place): readonly Group[] {
  const groups: Group[] = []
  const queue: Place[] = [root]
  for (let at = 0; at < queue.length; at++) {
    const place = queue[at]
    if (place === undefined) break
    const { groups: own, rest } = groupsIn(place)
    groups.push(...own)
    queue.push(...rest)
  }
  return groups
}
