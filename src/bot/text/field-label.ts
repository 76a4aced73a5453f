/** Labels of fields and their choices. */
import type { FieldName } from '../../services/fields/define-fields.ts'
import type { FieldedKind, FieldTables } from '../../services/records/field-tables.ts'
import type { PlainTextKey, Translate } from './i18n.ts'

/** Does not compile until every field of the product's own tables has a label. */
const LABEL_KEYS = {
  contact: (name) => `contact-field-${name}`,
  company: (name) => `company-field-${name}`,
  deal: (name) => `deal-field-${name}`,
  task: (name) => `task-field-${name}`,
} satisfies { readonly [Kind in FieldedKind]: (name: FieldName<FieldTables[Kind]>) => PlainTextKey }

/** The field's label, or its name if it has none: only fields added to the tables at run time can lack a label. */
export function fieldLabel(t: Translate, kind: FieldedKind, name: string): string {
  const keyOf = LABEL_KEYS[kind] as (name: string) => string
  return t.find(keyOf(name)) ?? name
}

/** The label within a sentence: “💰 Amount” is “amount” there. */
export function fieldWord(t: Translate, kind: FieldedKind, name: string): string {
  const label = fieldLabel(t, kind, name).replace(/^[^\p{L}\p{N}]+/u, '')
  // Abbreviations keep their capitals.
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

/** The label of one of a field's choices. */
export function choiceLabel(t: Translate, kind: FieldedKind, name: string, value: string): string {
  return t.find(`choice-${kind}-${name}-${value}`) ?? value
}
