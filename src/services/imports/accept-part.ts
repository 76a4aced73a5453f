/** Turns what a row says into values of our fields, with the companies that it names. */
import { isAppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import type { CompaniesByName } from '../companies/companies-by-names.ts'
import { normalizeCompanyName } from '../companies/derive-company.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import type { References } from '../fields/field-type.ts'
import type { PartRead } from './read-row.ts'

/** The companies that rows name: those that are there, and those that would be created. */
export type NamedCompanies = { readonly known: CompaniesByName; readonly planned: CompaniesByName }

/** Only what can be looked up without asking the database again. */
export function referencesTo({ known, planned }: NamedCompanies): References {
  return {
    async company(name) {
      const key = normalizeCompanyName(name)
      const found = known.get(key) ?? planned.get(key)
      if (found === undefined) throw fieldProblem('empty')
      return found.id
    },
    contact: async (id) => id,
    async member() {
      throw fieldProblem('pick-one')
    },
  }
}

/** By field; what the row does not say is missing. */
export async function acceptPart(
  table: FieldTable,
  part: PartRead,
  references: References,
): Promise<Readonly<Record<string, unknown>>> {
  const values: Record<string, unknown> = {}
  for (const { name, field } of fieldsOf(table)) {
    const input = part.inputs[name]
    if (input === undefined || input === null) continue
    try {
      values[name] = await field.accept(input, references)
    } catch (error) {
      // A value that the field accepts from nobody.
      if (!isAppError(error)) throw error
    }
  }
  return values
}
