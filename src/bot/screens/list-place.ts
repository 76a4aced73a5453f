/** Where a list stands, short enough to go through a button to a card and back: its kind in one letter, and ids. */
import type { ContactId } from '../../models/ids.ts'
import { AppError } from '../../errors.ts'
import { packIds, unpackIds } from './packed-ids.ts'
import type { ScreenParams } from './screen-params.ts'

export type ContactsPlace = Omit<ScreenParams['contacts'], 'notice'>
export type StagePlace = Omit<ScreenParams['stageDeals'], 'notice'>

type Turn = { readonly direction: 'after' | 'before' } | undefined

/** Three turns (the first page, after an id, before one) for each kind of list. */
const LETTERS = 'abcdefghijkl'
const TURNS = [undefined, 'after', 'before'] as const

function letterOf(kind: number, page: Turn): string {
  return LETTERS.charAt(kind * TURNS.length + TURNS.indexOf(page?.direction))
}

/** @throws AppError NOT_FOUND for anything that {@link letterOf} did not make, or with other ids than it needs */
function readPlace(text: string, owned: number) {
  const letter = LETTERS.indexOf(text.charAt(0))
  const packed = text.slice(1)
  const ids = packed === '' ? [] : unpackIds(packed)
  const direction = TURNS[letter % TURNS.length]
  if (text === '' || letter < 0 || ids.length !== owned + (direction === undefined ? 0 : 1)) {
    throw new AppError('NOT_FOUND', { message: 'A button names no place in a list', details: { kind: 'button' } })
  }
  return { kind: Math.floor(letter / TURNS.length), ids, direction, anchor: ids.at(-1) ?? '' }
}

function contactsLetter({ order, mine = false, page }: ContactsPlace): string {
  return letterOf((order === 'name' ? 2 : 0) + (mine ? 1 : 0), page)
}

function contactsPlace({ kind, direction, anchor }: ReturnType<typeof readPlace>): ContactsPlace {
  return {
    order: kind >= 2 ? 'name' : 'recent',
    mine: kind % 2 === 1,
    ...(direction !== undefined && { page: { direction, contactId: anchor as ContactId } }),
  }
}

export function packContacts(place: ContactsPlace): string {
  return `${contactsLetter(place)}${place.page === undefined ? '' : packIds(place.page.contactId)}`
}

/** Reads {@link packContacts}. @throws AppError NOT_FOUND */
export function unpackContacts(text: string): ContactsPlace {
  return contactsPlace(readPlace(text, 0))
}

/** A contact, and where in the list it was found. */
export function packContactIn(id: string, from: ContactsPlace): string {
  return `${contactsLetter(from)}${packIds(id, ...(from.page === undefined ? [] : [from.page.contactId]))}`
}

/** Reads {@link packContactIn}. @throws AppError NOT_FOUND */
export function unpackContactIn(text: string): { readonly id: string; readonly from: ContactsPlace } {
  const place = readPlace(text, 1)
  return { id: place.ids[0] ?? '', from: contactsPlace(place) }
}

function stageLetter({ mine = false, page }: StagePlace): string {
  return letterOf(mine ? 1 : 0, page)
}

function turned({ kind, direction, anchor }: ReturnType<typeof readPlace>): Omit<StagePlace, 'stageId'> {
  return { mine: kind === 1, ...(direction !== undefined && { page: { direction, dealId: anchor } }) }
}

export function packStage(place: StagePlace): string {
  return `${stageLetter(place)}${packIds(place.stageId, ...(place.page === undefined ? [] : [place.page.dealId]))}`
}

/** Reads {@link packStage}. @throws AppError NOT_FOUND */
export function unpackStage(text: string): StagePlace {
  const place = readPlace(text, 1)
  return { stageId: place.ids[0] ?? '', ...turned(place) }
}

/** A deal, and where in the list of its stage it was found. The stage itself is the deal's: three ids have no room. */
export function packDealIn(id: string, from: Omit<StagePlace, 'stageId'>): string {
  return packStage({ ...from, stageId: id })
}

/** Reads {@link packDealIn}. @throws AppError NOT_FOUND */
export function unpackDealIn(text: string): { readonly id: string; readonly from: Omit<StagePlace, 'stageId'> } {
  const { stageId: id, ...from } = unpackStage(text)
  return { id, from }
}
