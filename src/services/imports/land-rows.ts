/**
 * Decides what becomes of some rows, one after another: a later row of the same person adds to what an earlier one said.
 * It reads nothing and writes nothing, so that a check counts exactly what a run does.
 */
import { isAppError } from '../../errors.ts'
import type { ContactRecord } from '../../models/contact.ts'
import type { ExternalIdRecord } from '../../models/external-id.ts'
import { type CompanyId, type ContactId, idOf, type MemberId, newId } from '../../models/ids.ts'
import type { ImportMatch, ImportMode, RefusedRow } from '../../models/import.ts'
import type { CompaniesByName } from '../companies/companies-by-names.ts'
import { normalizeCompanyName } from '../companies/company-of-contact.ts'
import type { ContactFields, ContactValues } from '../contacts/contact-fields.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import type { References } from '../fields/field-type.ts'
import { blankValues, changesBetween, valuesOf } from '../fields/values.ts'
import { NO_FIGURES } from './import-store.ts'
import { keyOf, type KnownRows, matchedBy } from './match-rows.ts'
import { mergeValues } from './merge-values.ts'
import type { FindOwner } from './owners.ts'
import type { PartRead, RowRead } from './read-row.ts'

/** A contact while rows are put into it. */
export type LandedContact = {
  readonly id: ContactId
  /** Null for a new one. */
  readonly record: ContactRecord | null
  readonly before: ContactValues
  values: ContactValues
  readonly notes: string[]
}

export type LandedLink = {
  readonly kind: 'contact' | 'company'
  readonly key: string
  readonly recordId: ContactId | CompanyId
  readonly digest: string
  readonly known: ExternalIdRecord | null
}

export type Landed = {
  readonly contacts: readonly LandedContact[]
  readonly links: readonly LandedLink[]
  /** Ids of companies that records refer to from now on. */
  readonly usedCompanies: ReadonlySet<string>
  readonly refused: readonly RefusedRow[]
  readonly figures: Record<keyof typeof NO_FIGURES, number>
  readonly unknownOwners: ReadonlySet<string>
}

export type LandingDeps = {
  readonly table: ContactFields
  readonly mode: ImportMode
  readonly match: ImportMatch
  readonly known: KnownRows
  /** The companies that rows name: those that are there, and those that would be created. */
  readonly companies: { readonly known: CompaniesByName; readonly planned: CompaniesByName }
  readonly findOwner: FindOwner
  /** Who owns new records that the file gives to nobody. */
  readonly importer: MemberId
  /** Addresses and keys of rows of earlier chunks, for a check, which writes nothing to be found. */
  readonly seen?: Set<string>
}

/** Only what can be looked up without asking the database again. */
function referencesTo({ known, planned }: LandingDeps['companies']): References {
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

async function acceptPart(table: ContactFields, part: PartRead, references: References) {
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

export async function landRows(deps: LandingDeps, rows: readonly RowRead[]): Promise<Landed> {
  const { table, mode, match: by, known, companies, findOwner, importer, seen } = deps
  const references = referencesTo(companies)
  const contacts = new Map<string, LandedContact>()
  const byKey = new Map<string, LandedContact>()
  const links = new Map<string, LandedLink>()
  const refused: RefusedRow[] = []
  const figures: Record<keyof typeof NO_FIGURES, number> = { ...NO_FIGURES }
  const unknownOwners = new Set<string>()
  const companiesSeen = new Set(companies.known.keys())
  const usedCompanies = new Set<string>()

  function open(record: ContactRecord): LandedContact {
    const id = idOf<ContactId>(record._id)
    const values = valuesOf(table, record)
    const opened = contacts.get(id) ?? { id, record, before: values, values, notes: [] }
    contacts.set(id, opened)
    return opened
  }

  /** By its key, else by its addresses; in this chunk first, since that may be the only place. */
  function find(keys: readonly string[]): LandedContact | null {
    for (const key of keys) {
      const here = byKey.get(key)
      if (here !== undefined) return here
      const link = known.links.get(key)
      const ids = link === undefined ? (known.byAddress.get(key) ?? []) : [link.recordId.toHexString()]
      const record = ids.map((id) => known.contacts.get(id)).find((one) => one !== undefined)
      if (record !== undefined) return open(record)
    }
    return null
  }

  function ownerOf({ owner }: PartRead): MemberId {
    if (owner === '') return importer
    const found = findOwner(owner)
    if (found === null) unknownOwners.add(owner)
    return found ?? importer
  }

  async function landContact(read: RowRead, part: PartRead): Promise<keyof typeof figures> {
    const own = keyOf(read, by)
    const keys = [own, ...matchedBy(part, by)]
    const link = known.links.get(own) ?? null
    const present = find(keys)
    const isSeen = present === null && keys.some((key) => seen?.has(key) === true)
    for (const key of keys) seen?.add(key)
    if (isSeen) return mode === 'create' ? 'skipped' : 'updated'
    if (present === null ? mode === 'update' : mode === 'create') return 'skipped'
    if (present !== null && link?.digest === read.digest) return 'unchanged'
    const theirs = await acceptPart(table, part, references)
    const blank = blankValues(table)
    const contact = present ?? {
      id: newId<ContactId>(),
      record: null,
      before: blank,
      values: { ...blank, owner: ownerOf(part) },
      notes: [],
    }
    const values = mergeValues(table, contact.values, theirs)
    const changed = changesBetween(table, contact.values, values).length > 0
    contact.values = values
    contacts.set(contact.id, contact)
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, contact)
    if (read.note !== '' && !contact.notes.includes(read.note)) contact.notes.push(read.note)
    links.set(own, { kind: 'contact', key: own, recordId: contact.id, digest: read.digest, known: link })
    return present === null ? 'created' : changed || read.note !== '' ? 'updated' : 'unchanged'
  }

  function landCompany(part: PartRead): keyof typeof figures {
    const name = part.inputs['name']
    const key = normalizeCompanyName(typeof name === 'string' ? name : '')
    const isKnown = companiesSeen.has(key) || seen?.has(`company:${key}`) === true
    companiesSeen.add(key)
    seen?.add(`company:${key}`)
    if (isKnown) return mode === 'create' ? 'skipped' : 'unchanged'
    if (mode === 'update') return 'skipped'
    usedCompanies.add(companies.planned.get(key)?.id ?? '')
    return 'created'
  }

  for (const read of rows) {
    const { contact, company } = read.parts
    if (read.refusal !== null) {
      figures.refused += 1
      refused.push({ row: read.row, ...read.refusal })
      continue
    }
    if (contact !== undefined) figures[await landContact(read, contact)] += 1
    else if (company !== undefined) figures[landCompany(company)] += 1
  }
  for (const { before, values } of contacts.values())
    if (values.company !== null && values.company !== before.company) usedCompanies.add(values.company)
  return {
    contacts: [...contacts.values()],
    links: [...links.values()],
    usedCompanies,
    refused,
    figures,
    unknownOwners,
  }
}

/** The companies that rows name. */
export function companyNamesOf(rows: readonly RowRead[]): readonly string[] {
  const names = rows.flatMap(({ parts, refusal }) =>
    refusal === null ? [parts.contact?.inputs['company'], parts.company?.inputs['name']] : [],
  )
  return names.filter((name) => typeof name === 'string')
}
