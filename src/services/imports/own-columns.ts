/** Recognises columns that the team has a field of its own for, by the names that it gave them. Pure. */
import type { CustomField, CustomFieldKind, CustomFields } from '../../models/custom-field.ts'
import type { ImportColumn } from '../../models/import.ts'
import { cutToUnits } from '../../language/cut-text.ts'
import { customPath } from '../fields/custom-fields.ts'
import { MAX_FIELD_LABEL, sameLabel } from '../custom-fields/field-limits.ts'
import { type ImportTarget, NOTE_TARGET } from './import-targets.ts'

/** “Deal - Region” is a deal's, and “Person - Region” is not. */
const OF_A_KIND: readonly (readonly [CustomFieldKind, RegExp])[] = [
  ['contact', /^(?:contact|person)(?: - |: ?)(.+)$/iu],
  ['company', /^(?:organi[sz]ation|company|account)(?: - |: ?)(.+)$/iu],
  ['deal', /^(?:deal|lead|opportunity)(?: - |: ?)(.+)$/iu],
]

/** The kinds of records that its rows have, those that they are about first. */
export function kindsOfRows(targets: readonly (ImportTarget | null)[]): readonly CustomFieldKind[] {
  if (targets.includes('deal.title')) return ['deal', 'contact', 'company']
  const isOfCompanies = targets.includes('company.name') && !targets.some((target) => target?.startsWith('contact.'))
  return isOfCompanies ? ['company'] : ['contact', 'company']
}

/** A header as the name of a field. */
function labelOf(header: string): string {
  return cutToUnits(header.replace(/\s+/gu, ' ').trim(), MAX_FIELD_LABEL)
}

type NamedColumn = { readonly label: string; readonly kinds: readonly CustomFieldKind[] }

/** The name that a field made from the column would have, and the kinds that it can be of, the likeliest first. */
export function namedColumn(header: string, kinds: readonly CustomFieldKind[]): NamedColumn {
  for (const [kind, pattern] of OF_A_KIND) {
    const [, label] = pattern.exec(header.trim()) ?? []
    if (label !== undefined && kinds.includes(kind)) return { label: labelOf(label), kinds: [kind] }
  }
  return { label: labelOf(header), kinds }
}

/** The field in use of that kind and name. */
export function fieldOf(fields: CustomFields, kind: CustomFieldKind, label: string): CustomField | undefined {
  return fields.find((one) => one.kind === kind && !one.retired && sameLabel(one.label, label))
}

/** The field that a column with this header fills; null if the team has none of that name. */
export function ownTarget(
  fields: CustomFields,
  header: string,
  kindsOf: readonly CustomFieldKind[],
): ImportTarget | null {
  // As our own files of records name it.
  const exported = fields.find((one) => !one.retired && customPath(one) === header.trim())
  if (exported !== undefined && kindsOf.includes(exported.kind)) return `${exported.kind}.${exported.key}`
  // The whole header may be a field's name, “Deal: source”, even if it looks like a kind's.
  for (const { label, kinds } of [{ label: labelOf(header), kinds: kindsOf }, namedColumn(header, kindsOf)]) {
    for (const kind of kinds) {
      const field = fieldOf(fields, kind, label)
      if (field !== undefined) return `${kind}.${field.key}`
    }
  }
  return null
}

/** What field could be made from a column. */
export function fieldChoices(columns: readonly Pick<ImportColumn, 'header' | 'target'>[], column: number): NamedColumn {
  return namedColumn(columns[column]?.header ?? '', kindsOfRows(columns.map(({ target }) => target)))
}

/** What people write down about somebody: it belongs in a note. */
const NOTES =
  /^(?:notes?|comments?|remarks?|description|нотатк[аи]|примітк[аи]|коментарі?|опис|заметк[аи]|примечани[ея]|комментари[йи]|описание)$/iu

/** The columns that no field takes, except those of notes and those that a member wants as notes, by their numbers. */
export function unknownColumns(
  columns: readonly Pick<ImportColumn, 'header' | 'target' | 'chosen'>[],
): readonly number[] {
  return columns.flatMap(({ header, target, chosen }, index) =>
    target === NOTE_TARGET && chosen !== true && !NOTES.test(header.trim()) && /\p{L}/u.test(header) ? [index] : [],
  )
}

/**
 * The targets with those of the team's own fields.
 *
 * @param byName what the headers alone say to everybody: null where they say nothing
 */
export function withOwnTargets(
  fields: CustomFields,
  columns: readonly { readonly header: string; readonly target: ImportTarget | null }[],
  byName: readonly (ImportTarget | null)[],
): readonly (ImportTarget | null)[] {
  const kinds = kindsOfRows(columns.map(({ target }) => target))
  const taken = new Set<ImportTarget>()
  return columns.map(({ header, target }, index) => {
    const own = (byName[index] ?? null) === null ? ownTarget(fields, header, kinds) : null
    if (own === null || taken.has(own)) return target
    taken.add(own)
    return own
  })
}
