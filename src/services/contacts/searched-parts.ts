/** The searchable parts of a contact's values, sorted by how they are looked up. Pure. */
import type { ContactRecord } from '../../models/contact.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import type { FieldKind } from '../fields/field-type.ts'
import type { ContactFields, ContactValues } from './contact-fields.ts'
import type { ContactParts } from './derive-contact.ts'

/** Their values are looked up as a whole: an address, a number, a tag with “#”. */
const WHOLE = ['emails', 'phones', 'tags'] as const satisfies readonly FieldKind[]
type Whole = (typeof WHOLE)[number]

const isWhole = (kind: FieldKind): boolean => WHOLE.some((one) => one === kind)

/** What finds a contact without being in its fields: what it took over from others in merges. */
export type SearchedBesides = Pick<Partial<ContactRecord>, 'mergedWords'>

/** All other searched fields are looked up by their words; a company by its name, which is not among the values. */
export function searchedParts(
  fields: ContactFields,
  values: ContactValues,
  { mergedWords = [] }: SearchedBesides = {},
): ContactParts {
  const { name, emails, phones, telegram, tags } = values
  // A contact is shown by these, so they are here whether the table has them searched or not.
  const own = { name, emails, phones, tags } satisfies Omit<ContactParts, 'more' | 'telegram'>
  const others = fieldsOf(fields).filter((entry) => entry.field.search === true && !Object.hasOwn(own, entry.name))
  // The kind of a field says what its values are.
  const alsoOf = <Kind extends Whole>(kind: Kind): ContactValues[Kind] =>
    others
      .filter(({ field }) => field.kind === kind)
      .flatMap((entry): unknown => values[entry.name]) as unknown as ContactValues[Kind]
  return {
    name,
    telegram,
    emails: [...emails, ...alsoOf('emails')],
    phones: [...phones, ...alsoOf('phones')],
    tags: [...tags, ...alsoOf('tags')],
    more: [
      ...others
        .filter(({ field }) => !isWhole(field.kind))
        .flatMap((entry) => entry.field.searchWords(values[entry.name])),
      ...mergedWords,
    ],
  }
}
