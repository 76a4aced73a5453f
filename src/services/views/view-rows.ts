/** What the rows of a view show, for each kind of record. */
import type { PipelineStage, Types } from 'mongoose'

import type { CompanyRecord } from '../../models/company.ts'
import type { Models } from '../../models/models.ts'
import type { ViewKind } from '../../models/view.ts'
import { countsOfCompanies } from '../companies/list-companies.ts'
import { type CompanySummary, named } from '../companies/company-view.ts'
import { companiesOf, type ContactSummary, toSummary } from '../contacts/contact-view.ts'
import type { Actor } from '../core/actor.ts'
import {
  customersIn,
  customerStages,
  type DealSummary,
  LISTED_FIELDS,
  type ListedDeal,
  toSummaries,
  type WithCustomers,
} from '../deals/deal-view.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import { endOfDay } from '../workspaces/member-time.ts'

export type ViewRow =
  | (ContactSummary & { readonly kind: 'contact' })
  | (CompanySummary & { readonly kind: 'company' })
  | (DealSummary & { readonly kind: 'deal' })

type Found = { readonly _id: Types.ObjectId }

type RowReader = {
  readonly project: Readonly<Record<string, 1>>
  /** What the same operation looks up for the rows. */
  readonly stages: (models: Models, actor: Actor) => readonly PipelineStage.FacetPipelineStage[]
  readonly rows: (models: Models, actor: Actor, found: readonly Found[], now: Date) => Promise<readonly ViewRow[]>
}

type ContactRow = Parameters<typeof toSummary>[0] & {
  readonly companies: readonly Pick<CompanyRecord, '_id' | 'name'>[]
}

export const ROW_READERS: Readonly<Record<ViewKind, RowReader>> = {
  contact: {
    project: { displayName: 1, companyId: 1 },
    stages: (models, actor) => [companiesOf(models, actor)],
    async rows(_, __, found) {
      const contacts = found as readonly ContactRow[]
      const names = new Map(
        contacts.flatMap(({ companies }) => companies.map(({ _id, name }) => [_id.toHexString(), name])),
      )
      return contacts.map((contact) => ({ kind: 'contact', ...toSummary(contact, names) }))
    },
  },
  company: {
    project: { name: 1 },
    stages: () => [],
    async rows(models, actor, found) {
      const companies = found as readonly Pick<CompanyRecord, '_id' | 'name'>[]
      const { people, deals } = await countsOfCompanies(models, actor, companies)
      return companies.map((company) => {
        const id = company._id.toHexString()
        return { kind: 'company', ...named(company), people: people.get(id) ?? 0, openDeals: deals.get(id) ?? 0 }
      })
    },
  },
  deal: {
    project: LISTED_FIELDS,
    stages: customerStages,
    async rows(models, actor, found, now) {
      const deals = found as readonly (ListedDeal & WithCustomers)[]
      const { rottingDaysOf } = await readPipelines(models, actor)
      const times = { now, endOfToday: endOfDay(now, actor.timeZone) }
      return toSummaries(deals, { times, rottingDaysOf }, customersIn(deals)).map((deal) => ({ kind: 'deal', ...deal }))
    },
  },
}
