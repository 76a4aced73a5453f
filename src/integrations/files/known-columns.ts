/** Which columns of a file of contacts a sync reads into which of our fields, by the rules of imports. Pure. */
import { targetOf } from './column-targets.ts'

export type KnownColumns = {
  /** The column with their own id. */
  readonly id: string | null
  /** Columns by the field of a contact that they fill. */
  readonly contact: Readonly<Record<string, readonly string[]>>
}

/** In the order in which they make a name. */
const PARTS_OF_NAME = ['contact.given', 'contact.middle', 'contact.family']
/** Of others the first column is read: a second one would repeat or contradict it. */
const SEVERAL = ['contact.emails', 'contact.phones']
/** A file has no owners that a sync could know, and the parts of a name are read together. */
const NOT_SYNCED = ['contact.id', 'contact.owner', 'contact.telegram', 'contact.name', ...PARTS_OF_NAME]

export function knownColumns(headers: readonly string[]): KnownColumns {
  const found = new Map<string, readonly string[]>()
  for (const header of headers) {
    const target = targetOf(header)
    if (target != null) found.set(target, [...(found.get(target) ?? []), header])
  }
  const first = (target: string): readonly string[] => found.get(target)?.slice(0, 1) ?? []
  const parts = PARTS_OF_NAME.flatMap(first)
  const others = [...found.keys()]
    .filter((target) => !NOT_SYNCED.includes(target))
    .map((target) => [target.replace('contact.', ''), SEVERAL.includes(target) ? found.get(target) : first(target)])
  return {
    id: first('contact.id')[0] ?? null,
    contact: { name: parts.length > 0 ? parts : first('contact.name'), ...Object.fromEntries(others) },
  }
}
