/** Contacts as the services return them: plain records that survive JSON. */
import type { PipelineStage } from 'mongoose'

import type { ContactRecord } from '../../models/contact.ts'
import { type ContactId, idOf, objectId } from '../../models/ids.ts'
import { lastTouchOf } from '../../models/touched-at.ts'
import type { Models } from '../../models/models.ts'
import { companyDomainsIn } from '../../language/domains.ts'
import type { NamedCompany } from '../companies/company-view.ts'
import { companyOfDomains } from '../companies/company-of-domains.ts'
import type { Actor } from '../core/actor.ts'
import { shownValues, type ShownValuesOf } from '../fields/shown-values.ts'
import { valuesOf } from '../fields/values.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { createReadNames } from '../records/read-names.ts'
import type { ContactFields } from './contact-fields.ts'

/** One row of a list. */
export type ContactSummary = {
  readonly id: ContactId
  readonly displayName: string
  readonly companyName: string | null
}

/** Everything on a contact's card. */
export type ContactView = ContactSummary &
  ShownValuesOf<ContactFields> & {
    /** For a contact without a company: the one whose domain their address has. */
    readonly likelyCompany: NamedCompany | null
    readonly deleted: boolean
    readonly version: number
    /** ISO 8601, UTC. */
    readonly createdAt: string
    readonly updatedAt: string
    /** When it was last touched; null if nothing has happened since it was added. ISO 8601, UTC. */
    readonly touchedAt: string | null
  }

/** The names of the companies that the given contacts work for, by id. */
export async function companyNames(
  models: Models,
  actor: Actor,
  contacts: readonly Pick<ContactRecord, 'companyId'>[],
): Promise<ReadonlyMap<string, string>> {
  const ids = contacts.flatMap(({ companyId }) => (companyId === undefined ? [] : [companyId]))
  if (ids.length === 0) return new Map()
  const filter = { workspaceId: objectId(actor.workspaceId), _id: { $in: ids }, deletedAt: null }
  const found = await models.companies.find(filter, { name: 1 }).lean()
  return new Map(found.map(({ _id, name }) => [_id.toHexString(), name]))
}

/** The stage of an aggregation that adds each record's company as `companies`, if it has one. */
export function companiesOf(models: Models, { workspaceId }: Pick<Actor, 'workspaceId'>): PipelineStage.Lookup {
  return {
    $lookup: {
      from: models.companies.collection.name,
      localField: 'companyId',
      foreignField: '_id',
      pipeline: [{ $match: { workspaceId: objectId(workspaceId), deletedAt: null } }, { $project: { name: 1 } }],
      as: 'companies',
    },
  }
}

export function toSummary(
  contact: Pick<ContactRecord, '_id' | 'displayName' | 'companyId'>,
  names: ReadonlyMap<string, string>,
): ContactSummary {
  return {
    id: idOf(contact._id),
    displayName: contact.displayName,
    companyName: (contact.companyId && names.get(contact.companyId.toHexString())) ?? null,
  }
}

/** The card of one contact, with the names of the records that its fields refer to. */
export async function toView(
  { models, fields }: TableDeps,
  actor: Actor,
  contact: ContactRecord,
): Promise<ContactView> {
  const values = valuesOf(fields.contact, contact)
  const domains = values.company === null ? companyDomainsIn(values.emails) : []
  const [shown, likelyCompany] = await Promise.all([
    shownValues(fields.contact, values, createReadNames(models, actor)),
    companyOfDomains(models, actor, domains),
  ])
  return {
    ...shown,
    id: idOf(contact._id),
    displayName: contact.displayName,
    companyName: shown.company?.name ?? null,
    likelyCompany,
    deleted: contact.deletedAt !== null,
    version: contact.version,
    createdAt: contact.createdAt.toISOString(),
    updatedAt: contact.updatedAt.toISOString(),
    touchedAt: lastTouchOf(contact)?.toISOString() ?? null,
  }
}
