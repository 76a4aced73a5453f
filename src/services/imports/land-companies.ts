/** Decides what becomes of companies in rows, beside land-rows.ts. It reads nothing and writes nothing. */
import type { CompanyRecord } from '../../models/company.ts'
import type { ExternalIdRecord } from '../../models/external-id.ts'
import type { ImportFigure, ImportMode } from '../../models/import.ts'
import type { NamedCompany } from '../companies/company-of-contact.ts'
import { normalizeCompanyName } from '../companies/derive-company.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import type { References } from '../fields/field-type.ts'
import { blankValues, changesBetween, valuesOf } from '../fields/values.ts'
import { acceptPart, type NamedCompanies } from './accept-part.ts'
import type { LandedLink } from './landed.ts'
import { companyKey, companyNameIn } from './match-companies.ts'
import { mergeValues } from './merge-values.ts'
import type { PartRead, RowRead } from './read-row.ts'

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
  readonly companies: NamedCompanies
  /** What earlier imports remember of companies, by the key of a row. */
  readonly known: ReadonlyMap<string, ExternalIdRecord>
  /** Those that rows say more about than the name, by id. */
  readonly records: ReadonlyMap<string, CompanyRecord>
  readonly references: References
  readonly seen?: Set<string>
}

export type CompanyLanding = {
  /** Of a row that is about a company alone. */
  readonly land: (read: RowRead, part: PartRead) => Promise<ImportFigure>
  /** What a row says about the company of its person or deal besides the name. */
  readonly fill: (part: PartRead) => Promise<boolean>
  /** Remembers the company of a person or a deal by its id. */
  readonly link: (read: RowRead) => void
  /** A record refers to it from now on. */
  readonly use: (id: string) => void
  readonly used: ReadonlySet<string>
  readonly companies: () => readonly LandedCompany[]
  readonly links: () => readonly LandedLink[]
}

export function createCompanyLanding(deps: CompanyLandingDeps): CompanyLanding {
  const { table, mode, companies, known, records, references, seen } = deps
  const filled = filledOfCompanies(table)
  const landed = new Map<string, LandedCompany>()
  const links = new Map<string, LandedLink>()
  const used = new Set<string>()
  const present = new Set(companies.known.keys())
  const presentIds = new Set<string>([...companies.known.values()].map(({ id }) => id))
  const isThere = (id: string): boolean => presentIds.has(id) || used.has(id)

  function named(name: unknown): NamedCompany | undefined {
    const key = normalizeCompanyName(typeof name === 'string' ? name : '')
    return companies.known.get(key) ?? companies.planned.get(key)
  }

  function open({ id, name }: NamedCompany): LandedCompany {
    const record = records.get(id) ?? null
    const values = record === null ? blankValues(filled) : valuesOf(filled, record)
    return landed.get(id) ?? { id, name, record, before: values, values, notes: [] }
  }

  async function fill(part: PartRead): Promise<boolean> {
    const found = named(part.inputs['name'])
    if (found === undefined) return false
    const company = open(found)
    if (company.record === null ? mode === 'update' : mode === 'create') return false
    const values = mergeValues(filled, company.values, await acceptPart(filled, part, references))
    if (changesBetween(filled, company.values, values).length === 0) return false
    company.values = values
    landed.set(found.id, company)
    return true
  }

  function note(found: NamedCompany, text: string): void {
    const company = open(found)
    if (!company.notes.includes(text)) company.notes.push(text)
    landed.set(found.id, company)
    used.add(found.id)
  }

  return {
    fill,

    async land(read, part) {
      const found = named(part.inputs['name'])
      if (found === undefined) return 'unchanged'
      const key = normalizeCompanyName(found.name)
      const own = companyKey(read)
      const link = known.get(own) ?? null
      const isKnown = presentIds.has(found.id) || present.has(key) || seen?.has(`company:${key}`) === true
      present.add(key)
      seen?.add(`company:${key}`)
      if (isKnown ? mode === 'create' : mode === 'update') return 'skipped'
      if (link?.digest === read.digest && presentIds.has(found.id)) return 'unchanged'
      const isFilled = await fill(part)
      if (read.note !== '') note(found, read.note)
      if (!isKnown) used.add(found.id)
      links.set(own, { kind: 'company', key: own, recordId: found.id, digest: read.digest, known: link })
      if (!isKnown) return 'created'
      return isFilled || read.note !== '' ? 'updated' : 'unchanged'
    },

    link(read) {
      const { companyId: key } = read
      const found = named(companyNameIn(read))
      if (key === null || found === undefined || links.has(key)) return
      const link = known.get(key) ?? null
      if (link?.recordId.toHexString() === found.id) return
      links.set(key, { kind: 'company', key, recordId: found.id, digest: '', known: link })
    },

    use: (id) => void used.add(id),
    used,
    companies: () => [...landed.values()].filter(({ id, record }) => record !== null || used.has(id)),
    links: () => [...links.values()].filter(({ recordId }) => isThere(recordId)),
  }
}
