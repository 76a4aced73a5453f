/** A position in a list, short enough to travel through a button to a card and back: its kind as one letter, and ids. */
import type { CompanyId, ContactId, DealId, Id, StageId } from '../../models/ids.ts'
import { type Argument, packedId } from './argument.ts'
import type { ScreenParams } from './screen-params.ts'

export type CompaniesPlace = Omit<ScreenParams['companies'], 'notice'>
export type PeoplePlace = Omit<ScreenParams['companyPeople'], 'notice'>
export type ContactsPlace = Omit<ScreenParams['contacts'], 'notice'>
export type StagePlace = Omit<ScreenParams['stageDeals'], 'notice'>

/** A contact, and its position in the list it was found in. */
export type ContactIn = { readonly id: ContactId; readonly from: ContactsPlace }
/** A deal, and its position in the list of its stage. The stage itself is the deal's: three ids would not fit. */
export type DealIn = { readonly id: DealId; readonly from: Omit<StagePlace, 'stageId'> }

type Direction = 'after' | 'before'

/** The kind of list, and the id that its page starts after or ends before. */
type Place<Anchor extends Id> = {
  readonly kind: number
  readonly page: { readonly direction: Direction; readonly anchor: Anchor } | undefined
}

/** Three letters (first page, after an id, before one) for each kind of list. */
const LETTERS = 'abcdefghijkl'
const TURNS = [undefined, 'after', 'before'] as const

/** The id that a list is about stands behind the letter, and the page's id at the end. */
const OWNED_AT = 1
const ID_SIZE = 16

/** @param owned the id that the list is about, if any */
function write({ kind, page }: Place<Id>, owned?: Id): string {
  const letter = LETTERS.charAt(kind * TURNS.length + TURNS.indexOf(page?.direction))
  const ids = [...(owned === undefined ? [] : [owned]), ...(page === undefined ? [] : [page.anchor])]
  return `${letter}${ids.map((id) => packedId().encode(id)).join('')}`
}

/**
 * @param anchorAt where the page's id stands
 * @param kinds how many kinds of this list there are
 */
function readPlace<Anchor extends Id>(text: string, anchorAt: number, kinds: number): Place<Anchor> | null {
  const letter = LETTERS.indexOf(text.charAt(0))
  const kind = Math.floor(letter / TURNS.length)
  if (text === '' || letter < 0 || kind >= kinds) return null
  const direction = TURNS[letter % TURNS.length]
  if (direction === undefined) return { kind, page: undefined }
  const anchor = packedId<Anchor>().decode(text.slice(anchorAt, anchorAt + ID_SIZE))
  return anchor === null ? null : { kind, page: { direction, anchor } }
}

function readOwned<Owned extends Id>(text: string): Owned | null {
  return packedId<Owned>().decode(text.slice(OWNED_AT, OWNED_AT + ID_SIZE))
}

const CONTACT_KINDS = 4
const COMPANY_KINDS = 2
const PEOPLE_KINDS = 1
const STAGE_KINDS = 2

function contactsAt({ order, mine = false, page }: ContactsPlace): Place<ContactId> {
  const kind = (order === 'name' ? 2 : 0) + (mine ? 1 : 0)
  return { kind, page: page && { direction: page.direction, anchor: page.contactId } }
}

function contactsOf({ kind, page }: Place<ContactId>): ContactsPlace {
  return {
    order: kind >= 2 ? 'name' : 'recent',
    mine: kind % 2 === 1,
    ...(page !== undefined && { page: { direction: page.direction, contactId: page.anchor } }),
  }
}

export const contactsPlace: Argument<ContactsPlace, 17> = {
  size: 17,
  encode: (place) => write(contactsAt(place)),
  decode(text) {
    const place = readPlace<ContactId>(text, OWNED_AT, CONTACT_KINDS)
    return place && contactsOf(place)
  },
}

export const contactIn: Argument<ContactIn, 33> = {
  size: 33,
  encode: ({ id, from }) => write(contactsAt(from), id),
  decode(text) {
    const id = readOwned<ContactId>(text)
    const place = readPlace<ContactId>(text, OWNED_AT + ID_SIZE, CONTACT_KINDS)
    return id === null || place === null ? null : { id, from: contactsOf(place) }
  },
}

export const companiesPlace: Argument<CompaniesPlace, 17> = {
  size: 17,
  encode: ({ mine = false, page }) =>
    write({ kind: mine ? 1 : 0, page: page && { direction: page.direction, anchor: page.companyId } }),
  decode(text) {
    const place = readPlace<CompanyId>(text, OWNED_AT, COMPANY_KINDS)
    if (place === null) return null
    const { kind, page } = place
    const at = page && { page: { direction: page.direction, companyId: page.anchor } }
    return { mine: kind === 1, ...at }
  },
}

/** The company's id stands behind the letter. */
export const peoplePlace: Argument<PeoplePlace, 33> = {
  size: 33,
  encode: ({ company, page }) =>
    write({ kind: 0, page: page && { direction: page.direction, anchor: page.contactId } }, company),
  decode(text) {
    const company = readOwned<CompanyId>(text)
    const place = readPlace<ContactId>(text, OWNED_AT + ID_SIZE, PEOPLE_KINDS)
    if (company === null || place === null) return null
    const { page } = place
    return { company, ...(page !== undefined && { page: { direction: page.direction, contactId: page.anchor } }) }
  },
}

function dealsAt({ mine = false, page }: DealIn['from']): Place<DealId> {
  return { kind: mine ? 1 : 0, page: page && { direction: page.direction, anchor: page.dealId } }
}

function readDeals(text: string): DealIn['from'] | null {
  const place = readPlace<DealId>(text, OWNED_AT + ID_SIZE, STAGE_KINDS)
  if (place === null) return null
  const { kind, page } = place
  return { mine: kind === 1, ...(page !== undefined && { page: { direction: page.direction, dealId: page.anchor } }) }
}

export const dealIn: Argument<DealIn, 33> = {
  size: 33,
  encode: ({ id, from }) => write(dealsAt(from), id),
  decode(text) {
    const [id, from] = [readOwned<DealId>(text), readDeals(text)]
    return id === null || from === null ? null : { id, from }
  },
}

/** Written like {@link dealIn}, with the stage's id instead of the deal's. */
export const stagePlace: Argument<StagePlace, 33> = {
  size: 33,
  encode: ({ stageId, ...from }) => write(dealsAt(from), stageId),
  decode(text) {
    const [stageId, from] = [readOwned<StageId>(text), readDeals(text)]
    return stageId === null || from === null ? null : { stageId, ...from }
  },
}
