/** A position in a list, short enough to travel through a button to a card and back: its kind as one letter, and ids. */
import type { ContactId, DealId } from '../../models/ids.ts'
import { type Argument, packedId } from './argument.ts'
import type { ScreenParams } from './screen-params.ts'

export type ContactsPlace = Omit<ScreenParams['contacts'], 'notice'>
export type StagePlace = Omit<ScreenParams['stageDeals'], 'notice'>

/** A contact, and its position in the list it was found in. */
export type ContactIn = { readonly id: ContactId; readonly from: ContactsPlace }
/** A deal, and its position in the list of its stage. The stage itself is the deal's: three ids would not fit. */
export type DealIn = { readonly id: DealId; readonly from: Omit<StagePlace, 'stageId'> }

type Direction = 'after' | 'before'

/** A letter and up to two ids: those that the list is about, then the one that its page starts after or ends before. */
type Written = { readonly kind: number; readonly ids: readonly string[]; readonly direction: Direction | undefined }

/** Three letters (first page, after an id, before one) for each kind of list. */
const LETTERS = 'abcdefghijkl'
const TURNS = [undefined, 'after', 'before'] as const

const packed = packedId()

function write({ kind, ids, direction }: Written): string {
  const letter = LETTERS.charAt(kind * TURNS.length + TURNS.indexOf(direction))
  return `${letter}${ids.map((id) => packed.encode(id)).join('')}`
}

/**
 * @param owned how many ids there are besides the page's
 * @param kinds how many kinds of this list there are
 */
function read(text: string, owned: number, kinds: number) {
  const letter = LETTERS.indexOf(text.charAt(0))
  const direction = TURNS[letter % TURNS.length]
  const count = owned + (direction === undefined ? 0 : 1)
  const ids = Array.from({ length: count }, (_, index) => packed.decode(text.slice(1 + index * 16, 17 + index * 16)))
  const kind = Math.floor(letter / TURNS.length)
  const known = ids.filter((id) => id !== null)
  if (text === '' || letter < 0 || kind >= kinds || known.length !== count) return null
  const [first = '', anchor = ''] = owned === 0 ? ['', ...known] : known
  return { kind, direction, first, anchor }
}

const CONTACT_KINDS = 4
const STAGE_KINDS = 2

function contactsAt({ order, mine = false, page }: ContactsPlace, ids: readonly string[]): string {
  const kind = (order === 'name' ? 2 : 0) + (mine ? 1 : 0)
  return write({ kind, ids: page === undefined ? ids : [...ids, page.contactId], direction: page?.direction })
}

function readContacts(text: string, owned: number): ContactIn | null {
  const place = read(text, owned, CONTACT_KINDS)
  if (place === null) return null
  const { kind, direction, first, anchor } = place
  const page = direction !== undefined && { page: { direction, contactId: anchor as ContactId } }
  return { id: first as ContactId, from: { order: kind >= 2 ? 'name' : 'recent', mine: kind % 2 === 1, ...page } }
}

export const contactsPlace: Argument<ContactsPlace, 17> = {
  size: 17,
  encode: (place) => contactsAt(place, []),
  decode: (text) => readContacts(text, 0)?.from ?? null,
}

export const contactIn: Argument<ContactIn, 33> = {
  size: 33,
  encode: ({ id, from }) => contactsAt(from, [id]),
  decode: (text) => readContacts(text, 1),
}

export const dealIn: Argument<DealIn, 33> = {
  size: 33,
  encode: ({ id, from: { mine = false, page } }) =>
    write({ kind: mine ? 1 : 0, ids: page === undefined ? [id] : [id, page.dealId], direction: page?.direction }),
  decode(text) {
    const place = read(text, 1, STAGE_KINDS)
    if (place === null) return null
    const { kind, direction, first, anchor } = place
    const page = direction !== undefined && { page: { direction, dealId: anchor } }
    return { id: first as DealId, from: { mine: kind === 1, ...page } }
  },
}

/** Written like {@link dealIn}, with the stage's id instead of the deal's. */
export const stagePlace: Argument<StagePlace, 33> = {
  size: 33,
  encode: ({ stageId, ...from }) => dealIn.encode({ id: stageId as DealId, from }),
  decode(text) {
    const place = dealIn.decode(text)
    return place === null ? null : { stageId: place.id, ...place.from }
  },
}
