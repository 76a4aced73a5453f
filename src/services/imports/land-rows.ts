/**
 * Decides what becomes of some rows, one after another: a later row of the same person adds to what an earlier one said.
 * It reads nothing and writes nothing, so that a check counts exactly what a run does.
 */
import type { CompanyRecord } from '../../models/company.ts'
import type { ContactRecord } from '../../models/contact.ts'
import type { ExternalIdRecord } from '../../models/external-id.ts'
import { type ContactId, idOf, type MemberId, newId } from '../../models/ids.ts'
import type { ImportFigure, ImportMatch, ImportMode, RefusedRow } from '../../models/import.ts'
import type { ContactFields } from '../contacts/contact-fields.ts'
import { withAgreeingParts } from '../contacts/name-parts.ts'
import type { DealFields } from '../deals/deal-fields.ts'
import type { FieldTable } from '../fields/define-fields.ts'
import { blankValues, changesBetween, valuesOf } from '../fields/values.ts'
import { acceptPart, type NamedCompanies, referencesTo } from './accept-part.ts'
import type { FindOwner, FindStage } from './file-words.ts'
import { NO_FIGURES } from './import-store.ts'
import { createCompanyLanding, type LandedCompany } from './land-companies.ts'
import { createDealLanding, type LandedDeal } from './land-deals.ts'
import type { LandedContact, LandedLink } from './landed.ts'
import { isOfCompany } from './match-companies.ts'
import type { KnownDeals } from './match-deals.ts'
import { keyOf, type KnownRows, matchedBy } from './match-rows.ts'
import type { SyncStage } from '../sync/sync-adapter.ts'
import { mergeValues } from './merge-values.ts'
import type { PartRead, RowRead } from './read-row.ts'

export type Landed = {
  readonly contacts: readonly LandedContact[]
  readonly deals: readonly LandedDeal[]
  readonly links: readonly LandedLink[]
  /** Ids of companies that records refer to from now on, or that come with a row of their own. */
  readonly usedCompanies: ReadonlySet<string>
  /** Those whose own fields are filled. */
  readonly companies: readonly LandedCompany[]
  readonly refused: readonly RefusedRow[]
  readonly figures: Record<keyof typeof NO_FIGURES, number>
  readonly unknownOwners: ReadonlySet<string>
  readonly unknownStages: ReadonlySet<string>
}

export type LandingDeps = {
  readonly table: ContactFields
  readonly mode: ImportMode
  readonly match: ImportMatch
  readonly known: KnownRows
  readonly companies: NamedCompanies
  readonly companyTable: FieldTable
  /** Those that rows say more about than the name, by id. */
  readonly companyRecords: ReadonlyMap<string, CompanyRecord>
  readonly companyLinks: ReadonlyMap<string, ExternalIdRecord>
  readonly dealTable: DealFields
  readonly knownDeals: KnownDeals
  readonly findOwner: FindOwner
  readonly findStage: FindStage
  /** Who owns new records that the file gives to nobody. */
  readonly importer: MemberId
  /** Addresses and keys of rows of earlier chunks, for a check, which writes nothing to be found. */
  readonly seen?: Set<string>
}

export async function landRows(deps: LandingDeps, rows: readonly RowRead[]): Promise<Landed> {
  const {
    table,
    mode,
    match: by,
    known,
    companies,
    findOwner,
    importer,
    seen,
    dealTable,
    companyTable,
    companyRecords,
    knownDeals,
    companyLinks,
    findStage,
  } = deps
  const references = referencesTo(companies)
  const contacts = new Map<string, LandedContact>()
  const byKey = new Map<string, LandedContact>()
  const links = new Map<string, LandedLink>()
  const refused: RefusedRow[] = []
  const figures: Record<keyof typeof NO_FIGURES, number> = { ...NO_FIGURES }
  const unknownOwners = new Set<string>()
  const unknownStages = new Set<string>()

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
    const { id, isKnown } = findOwner(owner)
    if (!isKnown) unknownOwners.add(owner)
    return id ?? importer
  }

  function stageOf({ stage: said }: PartRead): SyncStage | null {
    if (said === null) return null
    const { stage, isKnown } = findStage(said)
    if (!isKnown) unknownStages.add(said.name)
    return stage
  }

  const dealLanding = createDealLanding({
    table: dealTable,
    mode,
    known: knownDeals,
    references,
    ownerOf,
    stageOf,
    ...(seen && { seen }),
  })

  /** @returns the contact as well, if there is one */
  async function landContact(read: RowRead, part: PartRead): Promise<readonly [ImportFigure, LandedContact | null]> {
    const own = keyOf(read, by)
    const keys = [own, ...matchedBy(part, by)]
    const link = known.links.get(own) ?? null
    const present = find(keys)
    const isSeen = present === null && keys.some((key) => seen?.has(key) === true)
    const isSame = seen?.has(`${own}=${read.digest}`) === true
    for (const key of [...keys, `${own}=${read.digest}`]) seen?.add(key)
    if (isSeen) return [mode === 'create' ? 'skipped' : isSame ? 'unchanged' : 'updated', null]
    if (present === null ? mode === 'update' : mode === 'create') return ['skipped', present]
    if (present !== null && link?.digest === read.digest) return ['unchanged', present]
    const theirs = await acceptPart(table, part, references)
    const blank = blankValues(table)
    const contact = present ?? {
      id: newId<ContactId>(),
      record: null,
      before: blank,
      values: { ...blank, owner: ownerOf(part) },
      notes: [],
    }
    const values = withAgreeingParts(mergeValues(table, contact.values, theirs))
    const changed = changesBetween(table, contact.values, values).length > 0
    contact.values = values
    contacts.set(contact.id, contact)
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, contact)
    // Beside a deal it is about the deal.
    const note = read.parts.deal === undefined ? read.note : ''
    if (note !== '' && !contact.notes.includes(note)) contact.notes.push(note)
    links.set(own, { kind: 'contact', key: own, recordId: contact.id, digest: read.digest, known: link })
    return [present === null ? 'created' : changed || note !== '' ? 'updated' : 'unchanged', contact]
  }

  const companyLanding = createCompanyLanding({
    table: companyTable,
    mode,
    companies,
    known: companyLinks,
    records: companyRecords,
    references,
    ...(seen && { seen }),
  })

  for (const read of rows) {
    const { contact, company, deal } = read.parts
    if (read.refusal !== null) {
      figures.refused += 1
      refused.push({ row: read.row, ...read.refusal })
      continue
    }
    if (company !== undefined && isOfCompany(read)) {
      figures[await companyLanding.land(read, company)] += 1
      continue
    }
    const [outcome, landed] = contact === undefined ? ([null, null] as const) : await landContact(read, contact)
    const beside = { contactId: landed?.id ?? null, companyId: landed?.values.company ?? null }
    const dealOutcome = deal === undefined ? null : await dealLanding.land(read, deal, beside)
    // A row that was read before says nothing new about its company either.
    const saysMore = [outcome, dealOutcome].every((one) => one !== 'unchanged' && one !== 'skipped')
    if (company !== undefined && saysMore) await companyLanding.fill(company)
    if (saysMore) companyLanding.link(read)
    // A row counts once: as its deal, if it has one.
    if (deal !== undefined && dealOutcome !== null) figures[dealOutcome] += 1
    else if (outcome !== null) figures[outcome] += 1
  }
  const deals = dealLanding.deals()
  for (const { before, values } of [...contacts.values(), ...deals])
    if (values.company !== null && values.company !== before.company) companyLanding.use(values.company)
  return {
    contacts: [...contacts.values()],
    deals,
    links: [...links.values(), ...dealLanding.links(), ...companyLanding.links()],
    usedCompanies: companyLanding.used,
    companies: companyLanding.companies(),
    refused,
    figures,
    unknownOwners,
    unknownStages,
  }
}

/** The companies that rows name. */
export function companyNamesOf(rows: readonly RowRead[]): readonly string[] {
  const names = rows.flatMap(({ parts, refusal }) =>
    refusal === null
      ? [parts.contact?.inputs['company'], parts.deal?.inputs['company'], parts.company?.inputs['name']]
      : [],
  )
  return names.filter((name) => typeof name === 'string')
}
