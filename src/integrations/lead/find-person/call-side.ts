/** Which side a party of a call or a message is on. In an outgoing one, whoever calls is one of the sender's own people. */
import type { Leaf, Place } from './place.ts'
import type { Role } from './roles.ts'
import { wordSet } from './words.ts'

const isCalling = wordSet('caller calling from originator')
const isCalled = wordSet('callee called to recipient dialed dialled')
const isCallParty = wordSet('caller callee')
/** Elsewhere a `sender` is the firm that sends. */
const isSender = wordSet('sender')
/** Words that may stand beside those of a party: `sender_identifier`. */
const isBeside = wordSet('did identifier phone email address')

/** Whether the word before a “number” makes it a phone number: an order's number is not one. */
export const isPartyWord = (word: string): boolean => isCalling(word) || isCalled(word)

const OUTGOING = /^out(?:bound|going)?(?![a-z])/iu
const INCOMING = /^in(?:bound|coming)?(?![a-z])/iu
/** What happens to a mail or message only after one of us has sent it. */
const SENT_EVENT =
  /^(?:(?:e-?mail|message|sms)[._ -])?(?:sent|delivered|delivery|opened|open|clicked|click|bounced|bounce|complained|spam[_ -]?(?:complaint|report))$/iu
const isEventKey = ({ words }: Leaf): boolean => /^(?:event|eventtype|type|recordtype)$/u.test(words.join(''))

type Direction = 'in' | 'out'

function directionOf(leaf: Leaf): Direction | null {
  if (typeof leaf.value !== 'string') return null
  if (leaf.words.at(-1) === 'direction') {
    if (OUTGOING.test(leaf.value)) return 'out'
    if (INCOMING.test(leaf.value)) return 'in'
  }
  return isEventKey(leaf) && SENT_EVENT.test(leaf.value) ? 'out' : null
}

function directionIn(leaves: readonly Leaf[]): Direction | null {
  for (const leaf of leaves) {
    const direction = directionOf(leaf)
    if (direction !== null) return direction
  }
  return null
}

/** How many levels above a party its call may say which way it went. */
const MAX_LEVELS = 4

/** What the call says, or the record beside it: `{resource: {direction}, context: {from, to}}`. */
function directionNear(place: Place): Direction | null {
  let at: Place | null = place
  for (let level = 0; at !== null && level < MAX_LEVELS; level++) {
    const direction = directionIn(at.leaves) ?? directionIn(at.places.flatMap(({ leaves }) => leaves))
    if (direction !== null) return direction
    at = at.parent
  }
  return null
}

/** An account or an extension at the telephone system: strangers have none. */
const OWN_LINE = /^(?:userid|(?:extension|ext)(?:id|num|number|type)?|(?:agent|employee)id)$/u

function hasOwnLine(place: Place, owner: readonly string[]): boolean {
  return place.leaves.some(
    ({ words, value }) =>
      value !== false &&
      value !== 0 &&
      words.length > owner.length &&
      owner.every((word, index) => words[index] === word) &&
      OWN_LINE.test(words.slice(owner.length).join('')),
  )
}

/** The words that name the party: those before its fields, or of its record. Entries are called what their list is. */
function partyOf(place: Place, owner: readonly string[]): readonly string[] {
  if (owner.length > 0) return owner
  return place.words.length === 0 && place.parent !== null ? place.parent.words : place.words
}

/** @param owner the words before the party's fields, `caller` of `caller_number`; otherwise its place is called so */
export function withCallSide(place: Place, owner: readonly string[], role: Role): Role {
  const party = partyOf(place, owner)
  const calling = party.some((word) => isCalling(word) || isSender(word))
  if (!calling && !party.some(isCalled)) return role
  // `from_customer` has said whose it is.
  if (!party.every((word) => isPartyWord(word) || isSender(word) || isBeside(word))) return role
  const direction = directionNear(place)
  if (direction === 'in') return calling ? 'customer' : 'staff'
  // Whoever was written to is not ours, but has not asked for anything either.
  if (direction === 'out') return calling ? 'staff' : 'someone'
  // Whoever a message is from may have an account as a customer, too.
  return party.some(isCallParty) && hasOwnLine(place, owner) ? 'staff' : role
}
