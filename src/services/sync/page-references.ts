/** The records that a page refers to, looked up for all of its arrivals at once. */
import { beginningOf } from '../../language/cut-text.ts'
import { MAX_SINGLE_LINE_LENGTH } from '../../language/single-line.ts'
import { type CompanyId, type ContactId, objectId } from '../../models/ids.ts'
import type { SyncKind } from '../../models/sync.ts'
import { type CompaniesOf, findOrCreateCompanies } from '../companies/companies-by-names.ts'
import { normalizeCompanyName } from '../companies/derive-company.ts'
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

/** Companies that a sync creates. */
export function companiesOf({ sync: { workspaceId } }: Pick<PageContext, 'sync'>): CompaniesOf {
  return { workspaceId, source: 'sync' }
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
  const companies = await findOrCreateCompanies(context.deps.models, tx, companiesOf(context), byName)
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
