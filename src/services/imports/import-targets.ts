/**
 * What a column of a file can fill: a field of a record that text can give, or one of the few things besides. Fields come
 * from the tables, so that one that is added there can be imported at once.
 */
import { IMPORTED_KINDS, type ImportedKind } from '../../models/external-id.ts'
import type { ImportColumn } from '../../models/import.ts'
import { isCustom } from '../fields/custom-fields.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import type { AnyField } from '../fields/field-type.ts'
import type { FieldTables } from '../records/field-tables.ts'

/** The owner of a contact, and what tells which record of another system it was. */
export const EXTRA_TARGETS = [
  'contact.owner',
  'contact.id',
  'company.id',
  'deal.stage',
  'deal.status',
  'deal.lostReason',
  'deal.currency',
  'deal.owner',
  'deal.id',
] as const
export type ExtraTarget = (typeof EXTRA_TARGETS)[number]

/** A column whose values become lines of a note. */
export const NOTE_TARGET = 'note'

/** `kind.field` for a field, else an extra target or a note. */
export type ImportTarget = string

export type TargetParts =
  | { readonly kind: ImportedKind; readonly name: string }
  | { readonly kind: 'note'; readonly name: 'note' }

export function targetParts(target: ImportTarget): TargetParts | null {
  if (target === NOTE_TARGET) return { kind: 'note', name: 'note' }
  const [first, name = ''] = target.split('.')
  const kind = IMPORTED_KINDS.find((one) => one === first)
  return kind === undefined || name === '' ? null : { kind, name }
}

/** In the order in which their fields are offered. */
const KINDS = ['contact', 'company', 'deal'] as const satisfies readonly ImportedKind[]

function targetsOf(fields: FieldTables, isOffered: (field: AnyField) => boolean): readonly ImportTarget[] {
  return KINDS.flatMap((kind) =>
    fieldsOf<FieldTable>(fields[kind]).flatMap(({ name, field }) =>
      field.readable && isOffered(field) ? [`${kind}.${name}`] : [],
    ),
  )
}

/** The product's own, in the order in which they are offered. They are the same in every workspace. */
export function commonTargets(fields: FieldTables): readonly ImportTarget[] {
  return [...targetsOf(fields, (field) => !isCustom(field)), ...EXTRA_TARGETS, NOTE_TARGET]
}

/** The fields that the team defined and still uses. */
export function ownTargets(fields: FieldTables): readonly ImportTarget[] {
  return targetsOf(fields, (field) => isCustom(field) && field.retired !== true)
}

/** Everything that a column can fill. */
export function allTargets(fields: FieldTables): ReadonlySet<ImportTarget> {
  return new Set([...commonTargets(fields), ...ownTargets(fields)])
}

/** With what they fill now: a field may be gone or retired since it was chosen. Its values are then kept as a note. */
export function presentColumns(fields: FieldTables, columns: readonly ImportColumn[]): readonly ImportColumn[] {
  const present = allTargets(fields)
  return columns.map((column) => {
    if (column.target === null || present.has(column.target)) return column
    const { chosen: _, ...rest } = column
    return { ...rest, target: NOTE_TARGET }
  })
}
