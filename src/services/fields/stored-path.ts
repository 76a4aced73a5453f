/** Reads and makes stored records by the paths of fields: `title`, or `custom.<key>` for a field of the team's own. Pure. */

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** What a record holds at a path; undefined if nothing. */
export function storedAt(record: object, path: string): unknown {
  let found: unknown = record
  for (const key of path.split('.')) {
    if (!isObject(found) || !Object.hasOwn(found, key)) return undefined
    found = found[key]
  }
  return found ?? undefined
}

/** A `$set` with dotted paths as a new record, in which such a path is a name within an object. */
export function nested<Set extends Readonly<Record<string, unknown>>>($set: Set): Set {
  const record: Record<string, unknown> = {}
  for (const [path, value] of Object.entries($set)) {
    const [key = path, ...rest] = path.split('.')
    const below = record[key]
    record[key] = rest.length === 0 ? value : { ...(isObject(below) ? below : {}), [rest.join('.')]: value }
  }
  // Safe: only paths with a dot change, and the type of the set does not know them.
  return record as Set
}
