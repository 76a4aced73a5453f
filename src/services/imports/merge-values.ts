/** What a file says about a record, put into what is known of it. Pure. */
import { isDeepStrictEqual } from 'node:util'

import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import type { FieldKind } from '../fields/field-type.ts'
import { withItemsOf } from '../fields/list-items.ts'

type Values = Readonly<Record<string, unknown>>

const LISTS: readonly FieldKind[] = ['phones', 'emails', 'tags', 'choices', 'contacts']

/** A blank in the file clears nothing, and lists grow. Anything else that the file says holds. */
export function mergeValues<Known extends Values>(table: FieldTable, known: Known, theirs: Values): Known {
  const values: Record<string, unknown> = { ...known }
  for (const { name, field } of fieldsOf(table)) {
    const said = theirs[name]
    if (said === undefined || !field.isFilled(said) || isDeepStrictEqual(said, values[name])) continue
    values[name] = LISTS.includes(field.kind)
      ? withItemsOf((values[name] ?? []) as readonly unknown[], said as readonly unknown[])
      : said
  }
  // Only fields of the table were put in.
  return values as Known
}
