/** One company, and what belongs to it: its people and deals, as far as the reader may see them. */
import { type CompanyId, objectId } from '../../models/ids.ts'
import { type ContactSummary, toSummary } from '../contacts/contact-view.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import { type DealSummary, LISTED_FIELDS, toSummaries } from '../deals/deal-view.ts'
import { type CurrencyGroup, type DealsTotal, totalOf } from '../deals/deals-total.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { type CompanyView, toCompanyView } from './company-view.ts'
import { endOfDay } from '../workspaces/member-time.ts'
import { readCompany } from './write-company.ts'

export type CompanyDeals = {
  /** The latest changes first, open ones before closed ones. */
  readonly deals: readonly DealSummary[]
  readonly open: DealsTotal
  readonly won: DealsTotal
}

export type CompanyPeople = { readonly people: readonly ContactSummary[]; readonly count: number }

export type ReadCompanies = {
  /** @throws AppError FORBIDDEN; NOT_FOUND, also for another workspace's id */
  readonly get: (actor: Actor, id: CompanyId) => Promise<CompanyView>
  /** The first of them by name, and how many there are. @throws AppError FORBIDDEN */
  readonly people: (actor: Actor, id: CompanyId, limit: number) => Promise<CompanyPeople>
  /** @throws AppError FORBIDDEN */
  readonly deals: (actor: Actor, id: CompanyId, limit: number) => Promise<CompanyDeals>
}

type Group = CurrencyGroup & { readonly _id: { readonly status: string } }

/** More deals than anybody has with one company. */
const MAX_COMPANY_SHARE = 500

export function createReadCompanies(deps: Pick<RecordDeps, 'models' | 'tablesOf' | 'clock'>): ReadCompanies {
  const { models, clock, tablesOf } = deps

  return {
    async get(actor, id) {
      authorize(actor, 'contact.read')
      return toCompanyView({ models, fields: tablesOf(actor) }, actor, await readCompany(models, actor, id))
    },

    async people(actor, id, limit) {
      authorize(actor, 'contact.read')
      const filter = { ...visibleTo(actor), companyId: objectId(id), deletedAt: null }
      const [found, count] = await Promise.all([
        // A bound on the sort key, so that every engine picks the index that has it.
        models.contacts
          .find({ ...filter, sortName: { $gte: '' } }, { displayName: 1 })
          .sort({ sortName: 1, _id: 1 })
          .limit(limit)
          .lean(),
        models.contacts.countDocuments(filter),
      ])
      return { people: found.map((contact) => toSummary(contact, new Map())), count }
    },

    async deals(actor, id, limit) {
      authorize(actor, 'deal.read')
      const filter = { ...visibleTo(actor), companyId: objectId(id), deletedAt: null }
      const [{ rottingDaysOf }, some, groups] = await Promise.all([
        readPipelines(models, actor),
        // Sorted here: if asked to sort, an engine walks all deals of the workspace by their time of change.
        models.deals
          .find(filter, { ...LISTED_FIELDS, updatedAt: 1 })
          .limit(MAX_COMPANY_SHARE)
          .lean(),
        models.deals.aggregate<Group>([
          { $match: filter },
          {
            $group: {
              _id: { status: '$status', currency: '$amount.currency' },
              count: { $sum: 1 },
              minor: { $sum: '$amount.minor' },
            },
          },
        ]),
      ])
      const latest = some.toSorted((one, other) => other.updatedAt.getTime() - one.updatedAt.getTime())
      const [open, closed] = [true, false].map((isOpen) =>
        latest.filter(({ status }) => (status === 'open') === isOpen),
      )
      const shown = [...(open ?? []), ...(closed ?? [])].slice(0, limit)
      const now = clock.now()
      return {
        deals: toSummaries(shown, { times: { now, endOfToday: endOfDay(now, actor.timeZone) }, rottingDaysOf }),
        open: totalOf(groups.filter(({ _id }) => _id.status === 'open')),
        won: totalOf(groups.filter(({ _id }) => _id.status === 'won')),
      }
    },
  }
}
