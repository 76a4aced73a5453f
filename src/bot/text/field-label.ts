/** Labels of fields and their choices. */
import type { FieldName } from '../../services/fields/define-fields.ts'
import type { AnyField } from '../../services/fields/field-type.ts'
import type { FieldedKind, FieldTables } from '../../services/records/field-tables.ts'
import type { PlainTextKey, Translate } from './i18n.ts'

type LabelKey = { [Kind in FieldedKind]: `${Kind}-field-${FieldName<FieldTables[Kind]>}` }[FieldedKind]

/** A field and the record kind it belongs to. */
export type FieldOf = { readonly kind: FieldedKind; readonly name: string; readonly field: AnyField }

/** The same, for a field that may no longer exist. */
export type NamedField = Pick<FieldOf, 'kind' | 'name'> & { readonly field: AnyField | undefined }

/** Does not compile until every field of the product's own tables has a label. */
function labelKey(kind: FieldedKind, name: string): PlainTextKey {
  return `${kind}-field-${name}` as LabelKey
}

/**
 * The team's own label, or the product's; the name of a field that has neither, which only a test adds. What a team typed never
 * goes through the translations: it may look like one of their keys.
 */
export function fieldLabel(t: Translate, { kind, name, field }: NamedField): string {
  return field?.label ?? t.find(labelKey(kind, name)) ?? name
}

/** The label within a sentence: “💰 Amount” is “amount” there, and a team's own label is as the team wrote it. */
export function fieldWord(t: Translate, of: NamedField): string {
  if (of.field?.label !== undefined) return of.field.label
  const label = fieldLabel(t, of).replace(/^[^\p{L}\p{N}]+/u, '')
  // Abbreviations keep their capitals.
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

/** The label of one of a field's choices. */
export function choiceLabel(t: Translate, { kind, name, field }: FieldOf, value: string): string {
  const { valueLabels } = field
  if (valueLabels !== undefined) return (Object.hasOwn(valueLabels, value) ? valueLabels[value] : undefined) ?? value
  return t.find(`choice-${kind}-${name}-${value}`) ?? value
}
