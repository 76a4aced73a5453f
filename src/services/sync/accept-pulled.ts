/** Turns the inputs of an arrival into values of our fields, with the records that it refers to. */
import { isAppError } from '../../errors.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import type { PageReferences } from './page-references.ts'
import type { Arrival } from './sync-page.ts'

type Accepted = {
  /** By our field; a field that they do not state is missing. */
  readonly theirs: Readonly<Record<string, unknown>>
  /** Whether it refers to records of theirs that have not been read yet. */
  readonly incomplete: boolean
}

export async function acceptPulled(
  table: FieldTable,
  { record, read }: Arrival,
  { references, linked }: PageReferences,
): Promise<Accepted> {
  const theirs: Record<string, unknown> = {}
  let incomplete = false
  for (const { name, field } of fieldsOf(table)) {
    if (field.kind === 'company' && record.company !== undefined) {
      const id = linked('company', record.company)
      incomplete ||= id === undefined
      if (id !== undefined) {
        theirs[name] = id
        continue
      }
    }
    if (field.kind === 'contacts' && record.contacts !== undefined) {
      const ids = record.contacts.map((externalId) => linked('contact', externalId))
      incomplete ||= ids.includes(undefined)
      theirs[name] = [...new Set(ids.filter((id) => id !== undefined))]
      continue
    }
    const input = read.inputs[name]
    if (input === undefined) continue
    try {
      theirs[name] = input === null ? field.blank : await field.accept(input, references, field.blank)
    } catch (error) {
      // A value that the field accepts from nobody: what they say about it stays in their record.
      if (!isAppError(error)) throw error
    }
  }
  return { theirs, incomplete }
}
