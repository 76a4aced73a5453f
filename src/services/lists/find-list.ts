/** Which records a list has, in its order. */
import { type CompanyId, idOf } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { rangesOfCompanies } from '../companies/company-ranges.ts'
import { rankCompanies } from '../companies/find-companies.ts'
import { readCompany } from '../companies/write-company.ts'
import { rangesOfContacts } from '../contacts/contact-ranges.ts'
import { rankContacts } from '../contacts/find-contacts.ts'
import type { Actor } from '../core/actor.ts'
import { type Action, authorize } from '../core/permissions.ts'
import { rangesOfBoard, rangesOfStage } from '../deals/deal-ranges.ts'
import { rankDeals } from '../deals/find-deals.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { modelOf } from '../records/seen-records.ts'
import { FOUND, type Ranked } from '../search/search-records.ts'
import { rankTasks } from '../tasks/find-tasks.ts'
import { rangesOfTasks } from '../tasks/task-ranges.ts'
import { rangesOfView } from '../views/view-ranges.ts'
import { endOfDay } from '../workspaces/member-time.ts'
import type { ListedKind, ListRef } from './list-ref.ts'
import type { ListRanges } from './list-range.ts'
import { listedDefinition } from './listed-definition.ts'

/** A file of more rows would be larger than Telegram takes. */
export const MAX_LISTED_ROWS = 500_000

type FoundRecord = { readonly _id: { toHexString(): string } }
type Rank = (models: Models, actor: Actor, text: string) => Promise<Ranked<FoundRecord>>

const SEARCHES = {
  company: { permission: 'contact.read', rank: (models, actor, text) => rankCompanies(models, actor, text, FOUND) },
  contact: { permission: 'contact.read', rank: (models, actor, text) => rankContacts(models, actor, text, FOUND) },
  deal: { permission: 'deal.read', rank: (models, actor, text) => rankDeals(models, actor, text, FOUND) },
  task: { permission: 'task.read', rank: (models, actor, text) => rankTasks(models, actor, text, FOUND) },
} as const satisfies Record<ListedKind, { readonly permission: Action; readonly rank: Rank }>

export type FoundList = {
  /** Of what the list is about: a stage, a member, a searched text; null for a list that says so itself. */
  readonly name: string | null
  readonly ids: readonly string[]
}

export type FindList = {
  /** @throws AppError FORBIDDEN; NOT_FOUND for a stage, a record or a member that is gone or that the actor may not see */
  readonly find: (actor: Actor, list: ListRef) => Promise<FoundList>
  /** Counts without reading them. @throws AppError as find does */
  readonly count: (actor: Actor, list: ListRef) => Promise<Pick<FoundList, 'name'> & { readonly count: number }>
}

export function createFindList(deps: RecordDeps): FindList {
  const { models, kinds, clock } = deps
  async function rangesOf(actor: Actor, list: Exclude<ListRef, { in: 'search' }>): Promise<ListRanges> {
    const now = clock.now()
    const times = { now, endOfToday: endOfDay(now, actor.timeZone) }
    switch (list.in) {
      case 'contacts':
        return rangesOfContacts(actor, list)
      case 'people': {
        const { _id, name } = await readCompany(models, actor, list.company)
        return { ...rangesOfContacts(actor, { order: 'name', company: idOf<CompanyId>(_id) }), name }
      }
      case 'companies':
        return rangesOfCompanies(actor, list)
      case 'board':
        return rangesOfBoard(models, actor, list, times)
      case 'stage':
        return rangesOfStage(models, actor, list, times)
      case 'view':
        return rangesOfView(deps, actor, list.view)
      case 'tasks':
        return rangesOfTasks(models, actor, list, now)
    }
  }

  async function searched(actor: Actor, { kind, text }: Extract<ListRef, { in: 'search' }>): Promise<FoundList> {
    const { permission, rank } = SEARCHES[kind]
    authorize(actor, permission)
    const { records } = await rank(models, actor, text)
    // A button may carry what somebody else searched for: where nothing is found, it is not repeated either.
    return { name: records.length === 0 ? null : text, ids: records.map(({ _id }) => _id.toHexString()) }
  }

  return {
    async find(actor, list) {
      if (list.in === 'search') return searched(actor, list)
      const { name, ranges } = await rangesOf(actor, list)
      const model = modelOf(models, listedDefinition(kinds, list.kind))
      const ids: string[] = []
      for (const { filter, sort } of ranges) {
        const left = MAX_LISTED_ROWS + 1 - ids.length
        if (left <= 0) break
        const found = await model.find(filter, { _id: 1 }).sort(sort).limit(left).lean()
        for (const { _id } of found) ids.push(_id.toHexString())
      }
      return { name, ids }
    },

    async count(actor, list) {
      if (list.in === 'search') {
        const { name, ids } = await searched(actor, list)
        return { name, count: ids.length }
      }
      const { name, ranges } = await rangesOf(actor, list)
      const model = modelOf(models, listedDefinition(kinds, list.kind))
      const counts = await Promise.all(ranges.map(({ filter }) => model.countDocuments(filter)))
      return { name, count: counts.reduce((sum, one) => sum + one, 0) }
    },
  }
}
