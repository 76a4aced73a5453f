/** The companies that rows stand for by the id of the system that they come from: under whatever name they have here. */
import { type CompanyId, idOf } from '../../models/ids.ts'
import type { ExternalIdRecord } from '../../models/external-id.ts'
import { normalizeCompanyName } from '../companies/derive-company.ts'
import { modelOf, nameOf } from '../records/seen-records.ts'
import { survivorOf } from '../records/survivor.ts'
import { IN_ONE_ANSWER, type MatchingDeps } from './match-rows.ts'
import type { PartRead, RowRead } from './read-row.ts'

export type CompanyLinks = {
  /** What earlier imports remember, by the key of a row. */
  readonly links: ReadonlyMap<string, ExternalIdRecord>
  /** The names of live companies, by their id in the other system. */
  readonly names: ReadonlyMap<string, string>
}

/** Whether the row is about a company and nothing else. */
export function isOfCompany({ parts: { contact, deal, company } }: RowRead): boolean {
  return contact === undefined && deal === undefined && company !== undefined
}

/** How a row about a company is remembered: by the id that it has, else by everything that it says. */
export function companyKey({ companyId, content }: RowRead): string {
  return companyId ?? `row:${content}`
}

export async function findCompanyLinks(
  { models, workspaceId, source, session }: MatchingDeps,
  rows: readonly RowRead[],
): Promise<CompanyLinks> {
  const keys = new Set(rows.flatMap((read) => (isOfCompany(read) ? companyKey(read) : (read.companyId ?? []))))
  if (keys.size === 0) return { links: new Map(), names: new Map() }
  const options = { batchSize: IN_ONE_ANSWER, ...(session && { session }) }
  const found = await models.externalIds
    .find({ workspaceId, source, kind: 'company', externalId: { $in: [...keys] } }, null, options)
    .lean()
  const links = new Map(found.map((link) => [link.externalId, link]))
  if (links.size === 0) return { links, names: new Map() }
  const linked = { workspaceId, _id: { $in: found.map(({ recordId }) => recordId) } }
  const needed = { workspaceId: 1, name: 1, deletedAt: 1, mergedInto: 1 }
  const companies = await models.companies.find(linked, needed, options).lean()
  const names = new Map<CompanyId, string>()
  for (const company of companies) {
    const model = modelOf(models, { model: 'companies' })
    const live = company.deletedAt === null ? company : await survivorOf(model, company, session ?? null)
    if (live !== null) names.set(idOf<CompanyId>(company._id), nameOf({ name: 'name' }, live))
  }
  const named = [...links].flatMap(([key, { recordId }]) => {
    const name = names.get(idOf<CompanyId>(recordId))
    return name === undefined ? [] : [[key, name] as const]
  })
  return { links, names: new Map(named) }
}

function renamed(part: PartRead, field: 'name' | 'company', from: unknown, to: string): PartRead {
  const said = part.inputs[field]
  const isSame =
    said === undefined ||
    said === null ||
    (typeof said === 'string' && typeof from === 'string' && normalizeCompanyName(said) === normalizeCompanyName(from))
  return isSame ? { ...part, inputs: { ...part.inputs, [field]: to } } : part
}

/** A row whose company is known by its id, as if it called the company what it is called here. */
function withName(read: RowRead, name: string): RowRead {
  const { contact, company, deal } = read.parts
  const from = company?.inputs['name'] ?? contact?.inputs['company'] ?? deal?.inputs['company']
  return {
    ...read,
    parts: {
      ...(company && { company: renamed(company, 'name', from, name) }),
      ...(contact && { contact: renamed(contact, 'company', from, name) }),
      ...(deal && { deal: renamed(deal, 'company', from, name) }),
    },
  }
}

/** The name by which a row calls its company; null if it does not. */
export function companyNameIn({ parts: { company, contact, deal } }: RowRead): string | null {
  const name = company?.inputs['name'] ?? contact?.inputs['company'] ?? deal?.inputs['company']
  return typeof name === 'string' ? name : null
}

/** @param names of companies by their ids, to which those of the rows are added: a later row may call the company otherwise */
export function withCompanyNames(rows: readonly RowRead[], names: Map<string, string>): readonly RowRead[] {
  return rows.map((read) => {
    const { companyId, refusal } = read
    if (companyId === null || refusal !== null) return read
    const known = names.get(companyId)
    if (known !== undefined) return withName(read, known)
    const name = companyNameIn(read)
    if (name !== null) names.set(companyId, name)
    return read
  })
}
