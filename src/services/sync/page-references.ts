/** The records that a page refers to, looked up for all of its arrivals at once. */
import { beginningOf } from '../../language/cut-text.ts'
import { MAX_SINGLE_LINE_LENGTH } from '../../language/single-line.ts'
import { type CompanyId, type ContactId, idOf, newId, objectId } from '../../models/ids.ts'
import type { SyncKind } from '../../models/sync.ts'
import { namedCompany, normalizeCompanyName } from '../companies/derive-company.ts'
import type { Transaction } from '../core/transact.ts'
import type { References } from '../fields/field-type.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { type Arrival, type PageContext, wholeAnswer } from './sync-page.ts'

export type PageReferences = {
  /** For inputs of fields; a company's name has been looked up, or created, before. */
  readonly references: References
  /** Our id for theirs. */
  readonly linked: (kind: SyncKind, externalId: string) => string | undefined
  /** The names of companies, by id. */
  readonly companyNames: Map<string, string>
}

async function findLinked(
  { deps: { models }, sync }: PageContext,
  tx: Transaction,
  arrivals: readonly Arrival[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<SyncKind, Set<string>>([
    ['company', new Set(arrivals.flatMap(({ record }) => record.company ?? []))],
    ['contact', new Set(arrivals.flatMap(({ record }) => record.contacts ?? []))],
  ])
  const found = new Map<string, string>()
  for (const [kind, ids] of wanted) {
    if (ids.size === 0) continue
    const filter = { workspaceId: sync.workspaceId, syncId: sync._id, kind, externalId: { $in: [...ids] } }
    const links = await models.syncLinks.find(filter, { externalId: 1, recordId: 1 }, wholeAnswer(tx)).lean()
    for (const { externalId, recordId } of links) found.set(`${kind}:${externalId}`, recordId.toHexString())
  }
  return found
}

/** The live companies with those names; those that are missing are created. By normalised name. */
export async function findOrCreateCompanies(
  { deps: { models }, sync }: PageContext,
  tx: Transaction,
  names: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: CompanyId; readonly name: string }>> {
  const wanted = new Map(names.map((name) => [normalizeCompanyName(name), name]))
  if (wanted.size === 0) return new Map()
  const { workspaceId } = sync
  const { session, at } = tx
  const live = { workspaceId, liveName: { $in: [...wanted.keys()] } }
  const known = await models.companies.find(live, { name: 1, liveName: 1 }, wholeAnswer(tx)).lean()
  const companies = new Map(
    known.map(({ _id, name, liveName }) => [liveName ?? '', { id: idOf<CompanyId>(_id), name }]),
  )
  const missing = [...wanted].filter(([normalizedName]) => !companies.has(normalizedName))
  const added = missing.map(([normalizedName, name]) => {
    const id = newId<CompanyId>()
    companies.set(normalizedName, { id, name })
    const changes = [{ path: 'name', from: null, to: name }]
    tx.record({ type: 'company.created', target: { kind: 'company', id }, changes })
    const always = { links: 1, source: 'sync' as const, deletedAt: null, version: 1, createdAt: at, updatedAt: at }
    return { _id: objectId(id), workspaceId, ...namedCompany(name), ...always }
  })
  if (added.length > 0) await models.companies.insertMany(added, { session, lean: true })
  if (known.length > 0) {
    // As with every new reference: a transaction that removes the company as unused conflicts with this one.
    const filter = { workspaceId, _id: { $in: known.map(({ _id }) => _id) } }
    await models.companies.updateMany(filter, { $inc: { links: 1 } }, { session, timestamps: false })
  }
  return companies
}

/** @param companyFields the fields of the kind that take a company's name */
export async function readReferences(
  context: PageContext,
  tx: Transaction,
  arrivals: readonly Arrival[],
  companyFields: readonly string[],
): Promise<PageReferences> {
  const linked = await findLinked(context, tx, arrivals)
  const byName = arrivals
    .filter(({ record }) => record.company === undefined || !linked.has(`company:${record.company}`))
    .flatMap(({ read }) => companyFields.map((field) => read.inputs[field]))
    .filter((name) => typeof name === 'string')
    .map((name) => beginningOf(name, MAX_SINGLE_LINE_LENGTH))
  const companies = await findOrCreateCompanies(context, tx, byName)
  const companyNames = new Map<string, string>([...companies.values()].map(({ id, name }) => [id, name]))
  const ids = [...linked].flatMap(([key, id]) => (key.startsWith('company:') ? [objectId(id as CompanyId)] : []))
  if (ids.length > 0) {
    const filter = { workspaceId: context.sync.workspaceId, _id: { $in: ids } }
    const found = await context.deps.models.companies.find(filter, { name: 1 }, wholeAnswer(tx)).lean()
    for (const { _id, name } of found) companyNames.set(_id.toHexString(), name)
  }
  return {
    linked: (kind, externalId) => linked.get(`${kind}:${externalId}`),
    companyNames,
    references: {
      async company(name) {
        const found = companies.get(normalizeCompanyName(name))
        if (found === undefined) throw fieldProblem('empty')
        return found.id
      },
      contact: async (id: ContactId) => id,
      async member() {
        throw fieldProblem('pick-one')
      },
    },
  }
}
