/** Which side a party of a call or a message is on. In an outgoing one, whoever calls is one of the sender's own people. */
import type { Place } from './place.ts'
import type { Role } from './roles.ts'
import { wordSet } from './words.ts'

const isCalling = wordSet('caller calling from originator')
const isCalled = wordSet('callee called to recipient dialed dialled')
const isCallParty = wordSet('caller callee')
/** Whether the word before a “number” makes it a phone number: an order's number is none. */
export const isPartyWord = (word: string): boolean => isCalling(word) || isCalled(word)

const OUTGOING = /^out(?:bound|going)?(?![a-z])/iu
const INCOMING = /^in(?:bound|coming)?(?![a-z])/iu
/** How many levels above the party its call may say which way it went. */
const MAX_LEVELS = 2

function directionNear(place: Place): 'in' | 'out' | null {
  let at: Place | null = place
  for (let level = 0; at !== null && level <= MAX_LEVELS; level++) {
    for (const { words, value } of at.leaves) {
      if (words.at(-1) !== 'direction' || typeof value !== 'string') continue
      if (OUTGOING.test(value)) return 'out'
      if (INCOMING.test(value)) return 'in'
    }
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

/** @param owner the words before the party's fields, `caller` of `caller_number`; otherwise its place is called so */
export function withCallSide(place: Place, owner: readonly string[], role: Role): Role {
  const party = owner.length > 0 ? owner : place.words
  const calling = party.some(isCalling)
  if (!calling && !party.some(isCalled)) return role
  // The words of a party alone: `from_customer` has said whose it is.
  if (!party.every((word) => isPartyWord(word) || word === 'did')) return role
  const direction = directionNear(place)
  if (direction !== null) return calling === (direction === 'in') ? 'customer' : 'staff'
  // Whoever a message is from may have an account as a customer, too.
  return party.some(isCallParty) && hasOwnLine(place, owner) ? 'staff' : role
}
