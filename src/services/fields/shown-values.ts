/** The values of a record as people see them: references carry the names of the records they refer to. */
import type { IdOf } from '../../ids.ts'
import { type FieldTable, fieldsOf, type ValueOf, type ValuesOf } from './define-fields.ts'
import type { AnyField } from './field-type.ts'
import type { ContactRole } from './types/contact-roles.ts'

/** The kinds of records that fields refer to. */
export type NamedKind = 'member' | 'contact' | 'company' | 'deal'

/** A referenced record with its name. */
export type NamedRecord<Kind extends NamedKind = NamedKind> = {
  readonly [K in Kind]: { readonly id: IdOf<K>; readonly name: string }
}[Kind]

/** The names of records that the reader may see, by id. */
export type ReadNames = (kind: NamedKind, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

const NAMED_KIND = {
  member: 'member',
  contact: 'contact',
  contacts: 'contact',
  company: 'company',
  deal: 'deal',
  roles: 'contact',
} as const

type ReferenceKind = keyof typeof NAMED_KIND

/** A contact and what it is to the record. */
export type NamedRole = NamedRecord<'contact'> & Pick<ContactRole, 'role'>

type ShownOf<Field extends AnyField> = Field['kind'] extends 'contacts'
  ? readonly NamedRecord<'contact'>[]
  : Field['kind'] extends 'roles'
    ? readonly NamedRole[]
    : Field['kind'] extends ReferenceKind
      ? NamedRecord<(typeof NAMED_KIND)[Field['kind']]> | null
      : ValueOf<Field>

export type ShownValuesOf<Table extends FieldTable> = { readonly [Name in keyof Table]: ShownOf<Table[Name]> }

/** The kind of record that a field refers to; null for a field that holds a value of its own. */
export function namedKindOf({ kind }: Pick<AnyField, 'kind'>): NamedKind | null {
  return Object.hasOwn(NAMED_KIND, kind) ? NAMED_KIND[kind as ReferenceKind] : null
}

/** The id that an item of a value refers to: most are one; a role is a contact’s. */
function idIn(item: unknown): string | null {
  const id: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'contact') : item
  return typeof id === 'string' ? id : null
}

/** The ids in a value of a field that refers to records. */
export function idsIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(idIn).filter((id) => id !== null)
}

/** Each item of a value that refers to records, with the record as `record` says; what else an item says stays. */
export function withRecords(
  value: unknown,
  record: (id: string) => { readonly id: string; readonly name: string | null } | undefined,
): readonly object[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item: unknown) => {
    const id = idIn(item)
    const found = id === null ? undefined : record(id)
    if (found === undefined) return []
    if (typeof item !== 'object' || item === null) return [found]
    const { contact: _, ...rest } = item as { readonly contact?: unknown }
    return [{ ...found, ...rest }]
  })
}

/** Looks up each kind of record once. Leaves out whatever the reader may not see. */
export async function shownValues<Table extends FieldTable>(
  table: Table,
  values: ValuesOf<Table>,
  readNames: ReadNames,
): Promise<ShownValuesOf<Table>> {
  const wanted = new Map<NamedKind, string[]>()
  for (const { name, field } of fieldsOf(table)) {
    const kind = namedKindOf(field)
    if (kind !== null) wanted.set(kind, [...(wanted.get(kind) ?? []), ...idsIn(values[name])])
  }
  const read = [...wanted].filter(([, ids]) => ids.length > 0)
  const names = new Map(await Promise.all(read.map(async ([kind, ids]) => [kind, await readNames(kind, ids)] as const)))
  const shown = fieldsOf(table).map(({ name, field }) => {
    const kind = namedKindOf(field)
    if (kind === null) return [name, values[name]]
    const seen = withRecords(values[name], (id) => {
      const known = names.get(kind)?.get(id)
      return known === undefined ? undefined : { id, name: known }
    })
    return [name, Array.isArray(field.blank) ? seen : (seen[0] ?? null)]
  })
  return Object.fromEntries(shown) as ShownValuesOf<Table>
}
