/** What remains of an erased contact: an id that deals and sums refer to, and a name that is nobody's. Pure. */
import type { ContactRecord } from '../../models/contact.ts'
import type { ContactFields } from '../contacts/contact-fields.ts'
import { sortKey } from '../contacts/sort-key.ts'
import { blankValues, storedValues } from '../fields/values.ts'

/** What a shell keeps: who owned it, so that it is seen by those who see its deals, and when it was made. */
const KEPT: readonly string[] = [
  '_id',
  'workspaceId',
  'ownerId',
  'source',
  'mergedInto',
  'createdAt',
  'updatedAt',
  'version',
]

export function shellOf(
  table: ContactFields,
  contact: ContactRecord,
  { name, at }: { readonly name: string; readonly at: Date },
): { readonly $set: Readonly<Record<string, unknown>>; readonly $unset: Readonly<Record<string, 1>> } {
  const { $set: blank } = storedValues(table, blankValues(table))
  const $set: Record<string, unknown> = {
    ...blank,
    displayName: name,
    sortName: sortKey(name),
    nextTaskAt: null,
    touchedAt: contact.createdAt,
    search: { tokens: [], trigrams: [] },
    deletedAt: contact.deletedAt ?? at,
    erasedAt: at,
  }
  // Whatever else it holds, known to a table or not.
  for (const path of KEPT) delete $set[path]
  // The team's own fields go as a whole, with those that no table knows any more.
  for (const path of Object.keys($set)) if (path.includes('.')) delete $set[path]
  const gone = Object.keys(contact).filter((path) => !KEPT.includes(path) && !Object.hasOwn($set, path))
  return { $set, $unset: Object.fromEntries(gone.map((path) => [path, 1])) }
}
