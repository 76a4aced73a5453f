/** One deal, the board, and lists of deals. */
import { objectId, type ContactId, type DealId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { endOfDay } from '../workspaces/member-time.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import { type Pipelines, readPipelines } from '../pipelines/read-pipelines.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { type DealSummary, type DealView, type SummaryOptions, toDealView, toSummaries } from './deal-view.ts'
import type { BoardQuery } from './board-filter.ts'
import { rankDeals } from './find-deals.ts'
import { type DealPage, type KnownStages, type ListStageQuery, listStage, type Times } from './list-stage.ts'
import { type Board, readBoard } from './read-board.ts'
import { summarizeDeals } from './summarize-deals.ts'
import { readDeal } from './write-deal.ts'

export type ReadDeals = {
  /** @throws AppError NOT_FOUND, also for another workspace's id */
  readonly get: (actor: Actor, id: DealId) => Promise<DealView>
  /**
   * Every stage of a pipeline with its deals, including empty stages.
   *
   * @param query into the currency that the sum of all open deals is also wanted in, ISO 4217
   * @throws AppError FORBIDDEN; NOT_FOUND for a filter or a pipeline that does not exist
   */
  readonly board: (actor: Actor, query?: BoardQuery & { readonly into?: string }) => Promise<Board>
  /** A stage's deals page by page. @throws AppError FORBIDDEN; NOT_FOUND for a stage that does not exist */
  readonly listStage: (actor: Actor, query: ListStageQuery) => Promise<DealPage>
  /** The deals of a contact, open ones first. @throws AppError FORBIDDEN */
  readonly ofContact: (actor: Actor, contactId: ContactId, limit: number) => Promise<readonly DealOfContact[]>
  /** Deals by the words and tags of their titles, misspelt or not, best match first. @throws AppError FORBIDDEN */
  readonly find: (actor: Actor, text: string, limit: number) => Promise<readonly DealSummary[]>
}

/** With what the contact is to the deal. */
export type DealOfContact = DealSummary & { readonly roles: readonly string[] }

/** More deals than anybody has with one contact. */
const MAX_CONTACT_SHARE = 500

export function createReadDeals(deps: Pick<RecordDeps, 'models' | 'clock' | 'tablesOf'>): ReadDeals {
  const { models, clock, tablesOf } = deps
  const knownStages: KnownStages = new Map()

  function timesOf(actor: Actor): Times {
    const now = clock.now()
    return { now, endOfToday: endOfDay(now, actor.timeZone) }
  }

  function optionsIn(actor: Actor, { rottingDaysOf }: Pipelines): SummaryOptions {
    return { times: timesOf(actor), rottingDaysOf }
  }

  return {
    async get(actor, id) {
      authorize(actor, 'deal.read')
      return toDealView({ models, fields: tablesOf(actor) }, actor, await readDeal(models, actor, id), clock.now())
    },

    async board(actor, query = {}) {
      authorize(actor, 'deal.read')
      return readBoard(deps, actor, query)
    },

    async listStage(actor, query) {
      authorize(actor, 'deal.read')
      return listStage(models, actor, query, timesOf(actor), knownStages)
    },

    async ofContact(actor, contactId, limit) {
      authorize(actor, 'deal.read')
      const filter = { ...visibleTo(actor), contactIds: objectId(contactId), deletedAt: null }
      const [pipelines, some] = await Promise.all([
        readPipelines(models, actor),
        // Sorted here: if asked to sort, an engine walks all deals of the workspace by their time of change.
        models.deals.find(filter).limit(MAX_CONTACT_SHARE).lean(),
      ])
      const found = some.toSorted((one, other) => other.updatedAt.getTime() - one.updatedAt.getTime())
      const open = found.filter(({ status }) => status === 'open')
      const closed = found.filter(({ status }) => status !== 'open')
      const shown = [...open, ...closed].slice(0, limit)
      const roles = shown.map(({ contactRoles = [] }) =>
        contactRoles.flatMap(({ contactId: whose, role }) => (whose.equals(contactId) ? [role] : [])),
      )
      return toSummaries(shown, optionsIn(actor, pipelines)).map((deal, index) => ({
        ...deal,
        roles: roles[index] ?? [],
      }))
    },

    async find(actor, text, limit) {
      authorize(actor, 'deal.read')
      const found = await rankDeals(models, actor, text)
      return summarizeDeals(deps, actor, found.records.slice(0, limit))
    },
  }
}
