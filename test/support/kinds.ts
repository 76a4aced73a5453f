/** The product's kinds of records with other tables of fields. */
import type { FieldTables } from '../../src/services/records/field-tables.ts'
import { fieldTablesOf, KINDS, type Kinds } from '../../src/services/records/kinds.ts'

export const FIELD_TABLES: FieldTables = fieldTablesOf(KINDS)

export function kindsWith(fields: FieldTables): Kinds {
  return {
    ...KINDS,
    contact: { ...KINDS.contact, fields: fields.contact },
    company: { ...KINDS.company, fields: fields.company },
    deal: { ...KINDS.deal, fields: fields.deal },
    task: { ...KINDS.task, fields: fields.task },
  }
}
