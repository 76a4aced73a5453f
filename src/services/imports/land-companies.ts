/** What rows say about companies. It reads nothing and writes nothing, beside land-rows.ts. */
import type { CompanyRecord } from '../../models/company.ts'
import type { ImportMode } from '../../models/import.ts'
import type { NamedCompany } from '../companies/company-of-contact.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import type { References } from '../fields/field-type.ts'
import { blankValues, changesBetween, valuesOf } from '../fields/values.ts'
import { acceptPart } from './accept-part.ts'
import { mergeValues } from './merge-values.ts'
import type { PartRead } from './read-row.ts'

export type LandedCompany = NamedCompany & {
  /** Null for a new one. */
  readonly record: CompanyRecord | null
  readonly before: Readonly<Record<string, unknown>>
  values: Readonly<Record<string, unknown>>
  readonly notes: string[]
}

/** The fields of companies that a file can fill besides the name, which tells them apart. */
export function filledOfCompanies(table: FieldTable): FieldTable {
  return Object.fromEntries(fieldsOf(table).flatMap(({ name, field }) => (name === 'name' ? [] : [[name, field]])))
}

export type CompanyLandingDeps = {
  readonly table: FieldTable
  readonly mode: ImportMode
  /** Those that rows name, by id. */
  readonly records: ReadonlyMap<string, CompanyRecord>
  readonly references: References
}

export type CompanyLanding = {
  /** @returns whether it changes anything */
  readonly land: (part: PartRead, company: NamedCompany) => Promise<boolean>
  /** What no field takes. */
  readonly note: (company: NamedCompany, text: string) => void
  readonly companies: () => readonly LandedCompany[]
}

export function createCompanyLanding({ table, mode, records, references }: CompanyLandingDeps): CompanyLanding {
  const filled = filledOfCompanies(table)
  const landed = new Map<string, LandedCompany>()

  function open({ id, name }: NamedCompany): LandedCompany {
    const record = records.get(id) ?? null
    const values = record === null ? blankValues(filled) : valuesOf(filled, record)
    return landed.get(id) ?? { id, name, record, before: values, values, notes: [] }
  }

  return {
    async land(part, named) {
      const company = open(named)
      if (company.record === null ? mode === 'update' : mode === 'create') return false
      const values = mergeValues(filled, company.values, await acceptPart(filled, part, references))
      if (changesBetween(filled, company.values, values).length === 0) return false
      company.values = values
      landed.set(named.id, company)
      return true
    },
    note(named, text) {
      const company = open(named)
      if (!company.notes.includes(text)) company.notes.push(text)
      landed.set(named.id, company)
    },
    companies: () => [...landed.values()],
  }
}
