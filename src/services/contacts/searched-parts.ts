/** The searchable parts of the values of a contact or a company, sorted by how they are looked up. Pure. */
import type { ContactRecord } from '../../models/contact.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import type { FieldKind } from '../fields/field-type.ts'
import type { ContactParts } from './derive-contact.ts'

/** Their values are looked up as a whole: an address, a number, a tag with “#”. */
const WHOLE = ['emails', 'phones', 'tags'] as const satisfies readonly FieldKind[]
type Whole = (typeof WHOLE)[number]

const isWhole = (kind: FieldKind): boolean => WHOLE.some((one) => one === kind)

/** Not every kind that is searched has a Telegram account. */
type Searched = Omit<ContactParts, 'more' | 'telegram'> & Partial<Pick<ContactParts, 'telegram'>>

/** What finds a record without being in its fields: what it took over from others in merges. */
export type SearchedBesides = Pick<Partial<ContactRecord>, 'mergedWords'>

/**
 * All other searched fields are looked up by their words; a contact's company by its name, which is not among the values.
 *
 * @param values by field
 */
export function searchedParts(
  fields: FieldTable,
  values: Searched,
  { mergedWords = [] }: SearchedBesides = {},
): ContactParts {
  const { name, emails, phones, telegram = null, tags } = values
  const valueOf = (field: string): unknown => (values as Readonly<Record<string, unknown>>)[field]
  // A record is shown by these, so they are here whether the table has them searched or not.
  const own = { name, emails, phones, tags } satisfies Omit<Searched, 'telegram'>
  const others = fieldsOf(fields).filter((entry) => entry.field.search === true && !Object.hasOwn(own, entry.name))
  // The kind of a field says what its values are.
  const alsoOf = <Kind extends Whole>(kind: Kind): ContactParts[Kind] =>
    others
      .filter(({ field }) => field.kind === kind)
      .flatMap((entry) => valueOf(entry.name)) as unknown as ContactParts[Kind]
  return {
    name,
    telegram,
    emails: [...emails, ...alsoOf('emails')],
    phones: [...phones, ...alsoOf('phones')],
    tags: [...tags, ...alsoOf('tags')],
    more: [
      ...others
        .filter(({ field }) => !isWhole(field.kind))
        .flatMap((entry) => entry.field.searchWords(valueOf(entry.name))),
      ...mergedWords,
    ],
  }
}
