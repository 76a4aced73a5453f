/** The one place where the fields that a team defined join those of the product. */
import { CUSTOM_FIELD_KINDS, type CustomFields } from '../../models/custom-field.ts'
import type { WithFields } from '../core/actor.ts'
import { withCustomFields } from '../fields/custom-fields.ts'
import type { FieldTables, TablesOf } from './field-tables.ts'

/** An update makes its tables once: they are remembered as long as the definitions that it read are. */
export function createTablesOf(builtIn: FieldTables): TablesOf {
  const made = new WeakMap<CustomFields, FieldTables>()
  // A dialogue that began before teams had fields of their own has kept settings without them.
  return ({ customFields = [] }: Partial<WithFields>) => {
    if (customFields.length === 0) return builtIn
    const known = made.get(customFields)
    if (known !== undefined) return known
    const own = CUSTOM_FIELD_KINDS.map((kind) => [kind, withCustomFields(builtIn[kind], kind, customFields)])
    // Safe: each table has the product's fields; the types know of no others.
    const tables = { ...builtIn, ...Object.fromEntries(own) } as FieldTables
    made.set(customFields, tables)
    return tables
  }
}
