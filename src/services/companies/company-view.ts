/** Companies as the services return them: plain records that survive JSON. */
import type { CompanyRecord } from '../../models/company.ts'
import { type CompanyId, idOf } from '../../models/ids.ts'
import { lastTouchOf } from '../../models/touched-at.ts'
import type { Actor } from '../core/actor.ts'
import { shownValues, type ShownValuesOf } from '../fields/shown-values.ts'
import { valuesOf } from '../fields/values.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { createReadNames } from '../records/read-names.ts'
import type { CompanyFields } from './company-fields.ts'

/** A company where only its name is needed. */
export type NamedCompany = { readonly id: CompanyId; readonly name: string }

/** One row of a list. */
export type CompanySummary = NamedCompany & {
  /** How many contacts that the reader may see work for it. */
  readonly people: number
  /** How many open deals that the reader may see are with it. */
  readonly openDeals: number
}

/** Everything that a company's card says of the company itself. */
export type CompanyView = ShownValuesOf<CompanyFields> & {
  readonly id: CompanyId
  readonly deleted: boolean
  readonly version: number
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly updatedAt: string
  /** When it was last touched; null if nothing has happened since it was added. ISO 8601, UTC. */
  readonly touchedAt: string | null
}

export function named({ _id, name }: Pick<CompanyRecord, '_id' | 'name'>): NamedCompany {
  return { id: idOf(_id), name }
}

export async function toCompanyView(
  { models, fields }: TableDeps,
  actor: Actor,
  company: CompanyRecord,
): Promise<CompanyView> {
  const shown = await shownValues(fields.company, valuesOf(fields.company, company), createReadNames(models, actor))
  return {
    ...shown,
    id: idOf(company._id),
    deleted: company.deletedAt !== null,
    version: company.version,
    createdAt: company.createdAt.toISOString(),
    updatedAt: company.updatedAt.toISOString(),
    touchedAt: lastTouchOf(company)?.toISOString() ?? null,
  }
}
