/**
 * A field type: everything the services know about one type of value. Records are tables of these, and everything that walks
 * the fields of a record (edits, events, undo, export, search, stage requirements, leads) is derived from them.
 */
import type { z } from 'zod'

import type { VCardProperty } from '../../language/write-vcard.ts'
import type { Locale } from '../../locale.ts'
import type { CompanyId, ContactId, MemberId } from '../../models/ids.ts'
import type { Filter } from './filter.ts'

export const FIELD_KINDS = [
  'text',
  'longText',
  'number',
  'money',
  'day',
  'time',
  'choice',
  'choices',
  'yesNo',
  'link',
  'phones',
  'emails',
  'telegram',
  'tags',
  'member',
  'contact',
  'contacts',
  'company',
  'deal',
  'items',
  'recurring',
  'roles',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

/** The settings that reading typed text depends on. */
export type ReadSettings = {
  readonly locale: Locale
  /** ISO 4217, for amounts typed without a currency. */
  readonly currency: string
  /** ISO 3166-1 alpha-2, for phone numbers without a country code. */
  readonly region: string
  /** IANA. */
  readonly timeZone: string
  readonly now: Date
}

/** Finds the records that a field refers to, for the actor and in the transaction of one change. */
export type References = {
  /** The id of the live company with that name, which is created if there is none. */
  readonly company: (name: string) => Promise<CompanyId>
  /** @throws AppError NOT_FOUND if the actor may not see that contact */
  readonly contact: (id: ContactId) => Promise<ContactId>
  /** @throws AppError NOT_FOUND; VALIDATION (pick-one) if that member may not own records of this kind */
  readonly member: (id: MemberId) => Promise<MemberId>
}

/**
 * `Value` is plain JSON: views, dialogues and the `from` and `to` of events hold it. `Input` is what an edit carries: the
 * name of a company, for example, whose value is the company's id. `Stored` is the form in the database.
 *
 * The functions are methods so that a table can hold fields of different types.
 */
export type FieldType<Kind extends FieldKind, Value, Input, Stored> = {
  readonly kind: Kind
  readonly blank: Value
  /** The values to choose from. */
  readonly values?: readonly string[]
  /** Whether text alone can give the field: a form's answer, a cell of an import. References to members cannot. */
  readonly readable: boolean
  /** Reads what a person typed. Pure. @throws AppError VALIDATION with the field's problem */
  read(typed: string, settings: ReadSettings): Input
  /**
   * The value of an input, validated again whoever gives it.
   *
   * @param present what the field holds now: an input may say only a part of it
   * @throws AppError VALIDATION; whatever `references` throws
   */
  accept(input: Input, references: References, present?: Value): Value | Promise<Value>
  /** Whether an input adds to a value without changing anything in it; never, if left out. */
  completes?(input: Input, value: Value): boolean
  /** @param stored undefined where the record has none */
  fromStored(stored: Stored | undefined): Value
  /** Undefined for a value that is not stored. */
  toStored(value: Value): Stored | undefined
  isFilled(value: Value): boolean
  /** The schema of the value as the export returns it. */
  readonly schema: z.ZodType
  toPublic(value: Value): unknown
  /** The CSV columns of a public value: the suffix of each name, and the key in the value. One column if left out. */
  readonly cells?: Readonly<Record<string, string>>
  /** The query parameters that filter a list by this field, keyed by the suffix of their name; '' for the field's own name. */
  filters(path: string, about: string): Readonly<Record<string, Filter>>
  /** The words by which a record is found. */
  searchWords(value: Value): readonly string[]
  /** What an input says that the value does not, as plain texts: one for each item of a list. None if it is not readable. */
  saidBesides(input: Input, value: Value): readonly string[]
}

export type FieldOptions = {
  /** A record is never without it: the edit dialogue does not offer to clear it. */
  readonly required?: true
  /** A stage can require it. */
  readonly requirable?: true
  /** Found by search. */
  readonly search?: true
  /** Not edited as a field: it has operations of its own, or none any more. */
  readonly fixed?: true
  /** Asked for when a record is added. */
  readonly asked?: true
  /** Where it is stored, and what events call it; the field's own name if left out. */
  readonly path?: string
  /** What the API's documentation says about it. */
  readonly about: string
  /** The name of its query parameters; without it there are none. */
  readonly filter?: { readonly name: string; readonly about: string }
  /** What senders of leads call it, besides its name. Without this no lead fills it. */
  readonly lead?: readonly string[]
  /** What the team calls it; only its own fields have one, and those of the product are named in `locales`. */
  readonly label?: string
  /** What the team calls the values to choose from. */
  readonly valueLabels?: Readonly<Record<string, string>>
  /** The property of a vCard that holds it; of a field whose value is one text. */
  readonly vcard?: VCardProperty
  /** Lists can be sorted by it, under this name. */
  readonly sort?: { readonly name: string; readonly ascending: boolean }
  /** Values that other records have are offered to be tapped, and lists can be filtered by them; of a text that few records differ in. */
  readonly suggested?: true
  /** A day that comes again each year, such as a birthday. */
  readonly yearly?: true
  /** The field of which it is a part: it is edited by way of that one, and shown within it. */
  readonly partOf?: string
  /** Shown where a record has it, but nobody is asked for it any more, and no stage requires it. */
  readonly retired?: true
}

export type AnyField = FieldType<FieldKind, unknown, unknown, unknown> & FieldOptions

/** The value of a field that may be missing: null is not a value of a required one. */
export type Maybe<Value, Options> = Options extends { readonly required: true } ? Value : Value | null
