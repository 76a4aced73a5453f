/** Writes some rows inside the command of their chunk: new records, changes, notes, and what tells them the next time. */
import type { ClientSession } from 'mongoose'

import { idOf, type MemberId, newId, objectId } from '../../models/ids.ts'
import type { CompanyRecord } from '../../models/company.ts'
import type { ImportFigures, ImportRecord, RefusedRow } from '../../models/import.ts'
import type { Models } from '../../models/models.ts'
import { type CompaniesByName, findCompanies, planCompanies, useCompanies } from '../companies/companies-by-names.ts'
import type { NamedCompany } from '../companies/company-of-contact.ts'
import { normalizeCompanyName } from '../companies/derive-company.ts'
import { relatedOfContact, storedContactOf } from '../contacts/write-contact.ts'
import type { Transaction } from '../core/transact.ts'
import { nested } from '../fields/stored-path.ts'
import { changesBetween } from '../fields/values.ts'
import { type RecordUpdate, updateOf, writeUpdates } from '../records/record-updates.ts'
import type { RunContext } from './chunk-context.ts'
import { idSource } from './import-store.ts'
import { companyNamesOf, type Landed, landRows } from './land-rows.ts'
import { findCompanyLinks, withCompanyNames } from './match-companies.ts'
import { findKnownDeals } from './match-deals.ts'
import { findKnown } from './match-rows.ts'
import { noteOf } from './note-of.ts'
import type { RowRead } from './read-row.ts'
import { writeCompanies } from './write-companies.ts'
import { writeDeals } from './write-deals.ts'

export type WrittenChunk = { readonly figures: ImportFigures; readonly refused: readonly RefusedRow[] }

/** The names of the companies that contacts keep or get, by id. */
async function companyNames(
  { own: { models }, imported: { workspaceId } }: RunContext,
  { session }: Transaction,
  { contacts }: Landed,
  named: readonly NamedCompany[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>(named.map(({ id, name }) => [id, name]))
  const missing = contacts.flatMap(({ values: { company } }) =>
    company === null || names.has(company) ? [] : [objectId(company)],
  )
  if (missing.length === 0) return names
  const filter = { workspaceId, _id: { $in: missing } }
  const found = await models.companies.find(filter, { name: 1 }, { session, batchSize: missing.length }).lean()
  for (const { _id, name } of found) names.set(_id.toHexString(), name)
  return names
}

async function writeContacts(
  { own: { models, fields }, imported: { workspaceId, memberId } }: RunContext,
  tx: Transaction,
  { contacts }: Landed,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const table = fields.contact
  const added: Record<string, unknown>[] = []
  const updates: RecordUpdate[] = []
  const notes: Record<string, unknown>[] = []
  const times = { touchedAt: tx.at, createdAt: tx.at, updatedAt: tx.at }
  const always = { source: 'import', deletedAt: null, version: 1, ...times }
  for (const { id, record, before, values, notes: texts } of contacts) {
    const target = { kind: 'contact', id } as const
    const changes = changesBetween(table, before, values)
    const companyName = values.company === null ? null : (names.get(values.company) ?? null)
    const stored = storedContactOf(table, values, companyName, record ?? {})
    if (stored === null) continue
    if (record === null) {
      added.push({ _id: objectId(id), workspaceId, ...nested(stored.$set), nextTaskAt: null, ...always })
      tx.record({ type: 'contact.created', target, related: relatedOfContact(values), changes })
    } else if (changes.length > 0) {
      updates.push(updateOf(record, stored))
      tx.record({ type: 'contact.updated', target, related: relatedOfContact(before, values), changes })
    }
    for (const text of texts) {
      notes.push(noteOf(tx, { workspaceId, memberId, target, text }))
    }
  }
  const options = { session: tx.session, lean: true } as const
  if (added.length > 0) await models.contacts.insertMany(added, options)
  if (notes.length > 0) await models.notes.insertMany(notes, options)
  await writeUpdates(models, 'contacts', tx, updates)
}

async function writeLinks(
  { own: { models }, imported }: RunContext,
  { session }: Transaction,
  { links }: Landed,
): Promise<void> {
  const { workspaceId, _id: importId } = imported
  const source = idSource(imported)
  const fresh = links.flatMap(({ kind, key, recordId, digest, known }) =>
    known === null
      ? [
          {
            _id: objectId(newId()),
            workspaceId,
            source,
            kind,
            externalId: key,
            recordId: objectId(recordId),
            digest,
            importId,
          },
        ]
      : [],
  )
  const changed = links.flatMap(({ recordId, digest, known }) =>
    known === null
      ? []
      : [
          {
            updateOne: {
              filter: { workspaceId, _id: known._id },
              update: { $set: { recordId: objectId(recordId), digest, importId } },
            },
          },
        ],
  )
  if (fresh.length > 0) await models.externalIds.insertMany(fresh, { session, lean: true })
  if (changed.length > 0) await models.externalIds.bulkWrite(changed, { session })
}

/** The companies that rows say more about than the name. */
async function readCompanies(
  models: Models,
  { workspaceId }: ImportRecord,
  [reads, known]: readonly [readonly RowRead[], CompaniesByName],
  session?: ClientSession,
): Promise<ReadonlyMap<string, CompanyRecord>> {
  if (known.size === 0 || !reads.some(({ parts: { company } }) => Object.keys(company?.inputs ?? {}).length > 1))
    return new Map()
  const ids = [...known.values()].map(({ id }) => objectId(id))
  const options = { batchSize: ids.length, ...(session && { session }) }
  const found = await models.companies.find({ workspaceId, _id: { $in: ids } }, null, options).lean()
  return new Map(found.map((company) => [company._id.toHexString(), company]))
}

/** Reads what the rows are about, and decides what becomes of them. */
export async function landChunk(
  { own: { models, fields }, imported, findOwner, findStage }: RunContext,
  said: readonly RowRead[],
  { session, seen }: { readonly session?: ClientSession; readonly seen?: Set<string> } = {},
) {
  const { workspaceId, mode, match, memberId } = imported
  const within = session === undefined ? {} : { session }
  const matching = { models, workspaceId, source: idSource(imported), match, ...within }
  const { links: companyLinks, names } = await findCompanyLinks(matching, said)
  const reads = withCompanyNames(said, new Map(names))
  const known = await findKnown(matching, reads)
  const knownDeals = await findKnownDeals(matching, reads, known)
  const named = companyNamesOf(reads)
  const normalized = [...new Set(named.map(normalizeCompanyName))]
  const companies = await findCompanies(models, workspaceId, normalized, session)
  const planned = planCompanies(companies, named)
  const companyRecords = await readCompanies(models, imported, [reads, companies], session)
  const landed = await landRows(
    {
      table: fields.contact,
      mode,
      match,
      known,
      companies: { known: companies, planned },
      companyTable: fields.company,
      companyRecords,
      dealTable: fields.deal,
      knownDeals,
      companyLinks,
      findOwner,
      findStage,
      importer: idOf<MemberId>(memberId),
      ...(seen && { seen }),
    },
    reads,
  )
  const isUsed = ({ id }: NamedCompany): boolean => landed.usedCompanies.has(id)
  return { landed, known: [...companies.values()].filter(isUsed), planned: [...planned.values()].filter(isUsed) }
}

/** @throws AppError CONFLICT when a record changed in the meantime; then nothing was written */
export async function writeChunk(
  context: RunContext,
  tx: Transaction,
  reads: readonly RowRead[],
): Promise<WrittenChunk> {
  const { own, imported } = context
  const { landed, known, planned } = await landChunk(context, reads, { session: tx.session })
  const { workspaceId } = imported
  await useCompanies(own.models, tx, { workspaceId, source: 'import' }, { known, planned })
  await writeCompanies(context, tx, landed.companies)
  await writeContacts(context, tx, landed, await companyNames(context, tx, landed, [...known, ...planned]))
  await writeDeals(context, tx, landed.deals)
  await writeLinks(context, tx, landed)
  return { figures: landed.figures, refused: landed.refused }
}
