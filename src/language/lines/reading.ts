/** What a typed line may mean. */
import type { RecordRef } from '../../ids.ts'
import type { DateReading } from '../moments/date-reading.ts'
import type { Repeat } from '../moments/repeat.ts'
import type { SaidPerson } from '../said-person.ts'
import type { MoneyReading } from '../read-money.ts'
import type { People } from './find-people.ts'
import type { KnownCompany, KnownDeal, KnownMember } from './known.ts'
import type { Place, TaskVerb } from './span.ts'

export type OpenReading = { readonly kind: 'open'; readonly record: RecordRef<'contact' | 'company' | 'deal'> }
type SearchReading = { readonly kind: 'search'; readonly text: string }
export type TaskReading = {
  readonly kind: 'task'
  readonly type: TaskVerb
  readonly title: string
  /** null if the line has no date; the person must resolve a reading with a problem. */
  readonly due: DateReading | null
  /** How it repeats; `due` is the first time. */
  readonly repeat: Repeat | null
  readonly people: People
  /** A known company that the line names. */
  readonly company: KnownCompany | null
  readonly deal: KnownDeal | null
  /** The member who is to do it; null for the member who typed. */
  readonly assignee: KnownMember | null
}
export type DealReading = {
  readonly kind: 'deal'
  /** Empty if only an amount or a date was typed. */
  readonly title: string
  readonly amount: MoneyReading | null
  readonly expectedClose: DateReading | null
  readonly people: People
  readonly company: string | null
  /** Without “#”. */
  readonly tags: readonly string[]
  readonly owner: KnownMember | null
}
/** Its name is empty if only numbers and addresses were typed. */
export type ContactReading = SaidPerson & {
  readonly kind: 'contact'
  /** What belongs to no field: kept as a note. Empty if there is nothing. */
  readonly rest: string
  /** Whether nothing in the line is in doubt. */
  readonly tidy: boolean
}
export type NoteReading = {
  readonly kind: 'note'
  readonly text: string
  /** Whom or what it is about, before a colon, with the colon: not part of the note. */
  readonly heading: Place | null
  readonly people: People
  /** A known company that the line names, unless somebody known is named. */
  readonly company: KnownCompany | null
  readonly deal: KnownDeal | null
}

export type Reading = OpenReading | SearchReading | ContactReading | TaskReading | DealReading | NoteReading
export type ReadingKind = Reading['kind']
