/**
 * Views of records: filters that are put together tap by tap, kept under a name, and shared with the team; and the ticking of
 * single records in one. Changing a filter makes another view, so that an older message still shows what it showed.
 */
import { isDeepStrictEqual } from 'node:util'

import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import {
  type AssignmentRuleId,
  type Id,
  idOf,
  type MemberId,
  objectId,
  type PipelineId,
  type StageId,
  type ViewId,
} from '../../models/ids.ts'
import type { BulkChange } from '../../models/bulk-change.ts'
import type { Condition, ViewKind, ViewOrder, ViewRecord } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, RECORD_ACTIONS } from '../core/permissions.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import type { MembersService } from '../workspaces/members.ts'
import { ME } from './condition-filter.ts'
import { criteriaOf } from './criteria.ts'
import { countChosen, countRecords, listRecords, type ListViewQuery, type ViewPage } from './list-view.ts'
import { makeView, type ViewDraft } from './make-view.ts'
import { inPipeline, inStage, isPlace, pipelinesIn } from './place-conditions.ts'
import { type NamedCondition, nameConditions } from './name-conditions.ts'
import { readCondition, type TypedCondition } from './read-condition.ts'
import { type ConditionOptions, knownCriterion, optionsFor } from './view-options.ts'
import { firstOrder, ordersOf } from './view-orders.ts'
import { createSavedViews, type SavedViews } from './saved-views.ts'
import { createSuggestValues, type SuggestValues } from './suggest-values.ts'
import { createTicking, type Ticking } from './ticking.ts'
import { isManagedBy, readSeenView, type ViewDeps } from './view-store.ts'

const MAX_CONDITIONS = 12
/** More ids make a query slow, and nobody pages through more. */
const MAX_PICKED = 500

export type ViewView = {
  readonly id: ViewId
  readonly kind: ViewKind
  readonly name: string | null
  readonly isShared: boolean
  readonly isMine: boolean
  /** Whether the actor may rename, share or delete it. */
  readonly isManaged: boolean
  readonly conditions: readonly NamedCondition[]
  readonly order: ViewOrder
  readonly orders: readonly ViewOrder[]
  /** Whether it is of records that were named one by one, such as the deals behind a report. */
  readonly isPicked: boolean
  /** The rule whose conditions these will be; null for the filter of a list. */
  readonly ruleId: AssignmentRuleId | null
  /** How many are ticked; null if it is not about ticking. */
  readonly ticked: number | null
  readonly planned: BulkChange | null
}

/** @property count how many records it has for the actor; one more than is counted where there are more */
export type OpenView = ViewView & { readonly count: number }

export type Views = SavedViews &
  Ticking & {
    /** @throws AppError NOT_FOUND; FORBIDDEN where the actor may not see records of the kind; so do the others */
    readonly get: (actor: Actor, id: ViewId) => Promise<ViewView>
    /** The view, how many records it has, and a page of them. */
    readonly open: (actor: Actor, id: ViewId, query: ListViewQuery) => Promise<OpenView & { readonly page: ViewPage }>
    /** Without records. */
    readonly outline: (actor: Actor, id: ViewId) => Promise<OpenView>
    /** The same for what a bulk edit would change: `count` is of all of them, or of those that are ticked. */
    readonly chosen: (actor: Actor, id: ViewId) => Promise<OpenView>
    readonly list: (actor: Actor, id: ViewId, query: ListViewQuery) => Promise<ViewPage>
    readonly count: (actor: Actor, id: ViewId) => Promise<number>
    /** Of all of them, or of those that are ticked. */
    readonly countChosen: (actor: Actor, id: ViewId) => Promise<number>
    /** A view of everything, or of what is the actor's own; of deals also of one pipeline, if there are several. */
    readonly begin: (
      actor: Actor,
      kind: ViewKind,
      start?: { readonly mine?: boolean; readonly order?: ViewOrder; readonly pipelineId?: PipelineId },
    ) => Promise<ViewId>
    /** The open deals of a member, by their next step. */
    readonly beginOpenDeals: (actor: Actor, owner: MemberId) => Promise<ViewId>
    /** A view of these records alone, as far as the actor may see them. @param ids at most {@link MAX_PICKED} count */
    readonly beginPicked: (actor: Actor, kind: ViewKind, ids: readonly Id[]) => Promise<ViewId>
    /** What to offer for a field of which other records have values. */
    readonly suggestions: SuggestValues
    /** The deals of one stage, of a filter or of all, by their next step. */
    readonly inStage: (actor: Actor, of: ViewId | { readonly mine: boolean }, stageId: StageId) => Promise<ViewId>
    /** The same filter for every stage of a board. @returns `view`: null if it filters by nothing else */
    readonly inEveryStage: (actor: Actor, id: ViewId) => Promise<BoardOfView>
    readonly options: (actor: Actor, id: ViewId, by: string) => Promise<ConditionOptions & Pick<ViewView, 'kind'>>
    /** What the view can be filtered by, in the order in which it is offered. */
    readonly criteria: (actor: Actor, kind: ViewKind) => readonly string[]
    /** @throws AppError VALIDATION (too-many) */
    readonly addCondition: (actor: Actor, id: ViewId, condition: Condition) => Promise<ViewId>
    /** @throws AppError VALIDATION with the problem of the typed value */
    readonly addTyped: (actor: Actor, id: ViewId, condition: TypedCondition) => Promise<ViewId>
    /** @param at its place among the conditions */
    readonly removeCondition: (actor: Actor, id: ViewId, at: number) => Promise<ViewId>
    readonly sort: (actor: Actor, id: ViewId, order: ViewOrder) => Promise<ViewId>
    /** The same records, with a change that waits to be confirmed. */
    readonly plan: (actor: Actor, id: ViewId, change: BulkChange) => Promise<ViewId>
  }

/** @property pipelineId the one that it is about; null where it leaves that open */
export type BoardOfView = { readonly view: ViewId | null; readonly pipelineId: PipelineId | null }

/** Another filter is about other records. */
const UNTOUCHED = { selection: null, planned: null } as const

function mineOnly(mine: boolean): readonly Condition[] {
  return mine ? [{ by: 'owner', test: 'is', value: ME }] : []
}

export function createViews(deps: ViewDeps, members: Pick<MembersService, 'list'>): Views {
  const { tablesOf } = deps
  const read = (actor: Actor, id: ViewId) => readSeenView(deps.models, actor, id)
  const make = (actor: Actor, draft: ViewDraft) => makeView(deps, actor, draft)

  async function withCondition(actor: Actor, view: ViewRecord, condition: Condition): Promise<ViewId> {
    const isKnown = view.conditions.some(
      ({ by, test, value }) => by === condition.by && test === condition.test && value === condition.value,
    )
    if (isKnown) return idOf(view._id)
    if (view.conditions.length >= MAX_CONDITIONS) throw fieldProblem('too-many', { limit: MAX_CONDITIONS })
    const { tests } = knownCriterion(deps, actor, view.kind, condition.by)
    if (!tests.includes(condition.test))
      throw new AppError('NOT_FOUND', { message: 'No such condition', details: { kind: 'button' } })
    return make(actor, { ...view, conditions: [...view.conditions, condition], ...UNTOUCHED })
  }

  async function shown(actor: Actor, view: ViewRecord): Promise<ViewView> {
    const { _id, kind, name, isShared, memberId, order, only = null, selection, planned, conditions } = view
    return {
      id: idOf(_id),
      kind,
      name,
      isShared,
      isMine: memberId.toHexString() === actor.memberId,
      isManaged: isManagedBy(actor, view),
      conditions: await nameConditions(deps, actor, kind, conditions),
      order,
      orders: ordersOf(tablesOf(actor)[kind], kind),
      isPicked: only !== null,
      ruleId: view.ruleId == null ? null : idOf(view.ruleId),
      ticked: selection?.ids.length ?? null,
      planned,
    }
  }

  return {
    ...createSavedViews(deps),
    ...createTicking(deps),
    suggestions: createSuggestValues(deps),

    get: async (actor, id) => shown(actor, await read(actor, id)),

    async open(actor, id, query) {
      const view = await read(actor, id)
      const [own, count, page] = await Promise.all([
        shown(actor, view),
        countRecords(deps, actor, view),
        listRecords(deps, actor, view, query),
      ])
      return { ...own, count, page }
    },

    async outline(actor, id) {
      const view = await read(actor, id)
      const [own, count] = await Promise.all([shown(actor, view), countRecords(deps, actor, view)])
      return { ...own, count }
    },

    async chosen(actor, id) {
      const view = await read(actor, id)
      const [own, count] = await Promise.all([shown(actor, view), countChosen(deps, actor, view)])
      return { ...own, count }
    },

    list: async (actor, id, query) => listRecords(deps, actor, await read(actor, id), query),
    count: async (actor, id) => countRecords(deps, actor, await read(actor, id)),
    countChosen: async (actor, id) => countChosen(deps, actor, await read(actor, id)),

    async begin(actor, kind, { mine = false, order = firstOrder(kind), pipelineId } = {}) {
      authorize(actor, RECORD_ACTIONS[kind].read)
      const live = pipelineId === undefined ? [] : (await readPipelines(deps.models, actor)).live
      const place = live.length > 1 && pipelineId !== undefined ? [inPipeline(pipelineId)] : []
      return make(actor, { kind, conditions: [...place, ...mineOnly(mine)], order })
    },

    async beginOpenDeals(actor, owner) {
      authorize(actor, RECORD_ACTIONS.deal.read)
      const conditions = [
        { by: 'owner', test: 'is', value: owner },
        { by: 'status', test: 'is', value: 'open' },
      ] as const
      return make(actor, { kind: 'deal', conditions, order: 'next' })
    },

    async inStage(actor, of, stageId) {
      authorize(actor, RECORD_ACTIONS.deal.read)
      const found = typeof of === 'string' ? (await read(actor, of)).conditions : mineOnly(of.mine)
      const conditions = [...found.filter((one) => !isPlace(one)), inStage(stageId)]
      return make(actor, { kind: 'deal', conditions, order: 'next' })
    },

    async inEveryStage(actor, id) {
      const view = await read(actor, id)
      const { conditions } = view
      const others = conditions.filter((one) => !isPlace(one))
      const pipelines = await readPipelines(deps.models, actor)
      const ids = pipelines.live.length === 1 ? [] : pipelinesIn(conditions, pipelines)
      const pipelineId = ids[0] ?? null
      if (others.length === 0 && ids.length < 2) return { view: null, pipelineId }
      const places = ids.map(inPipeline)
      const isSame = isDeepStrictEqual(conditions.filter(isPlace), places)
      const same = isSame ? id : await make(actor, { ...view, conditions: [...places, ...others], ...UNTOUCHED })
      return { view: same, pipelineId }
    },

    async beginPicked(actor, kind, ids) {
      authorize(actor, RECORD_ACTIONS[kind].read)
      const only = ids.filter((_, index) => index < MAX_PICKED).map(objectId)
      return make(actor, { kind, conditions: [], order: firstOrder(kind), only })
    },

    async options(actor, id, by) {
      const { kind } = await read(actor, id)
      return { kind, ...(await optionsFor({ ...deps, members }, actor, kind, by)) }
    },

    criteria: (actor, kind) => criteriaOf(tablesOf(actor)[kind], kind).map(({ by }) => by),

    addCondition: async (actor, id, condition) => withCondition(actor, await read(actor, id), condition),

    async addTyped(actor, id, typed) {
      const view = await read(actor, id)
      return withCondition(actor, view, await readCondition(deps, actor, view.kind, typed))
    },

    async removeCondition(actor, id, at) {
      const view = await read(actor, id)
      return make(actor, { ...view, conditions: view.conditions.filter((_, index) => index !== at), ...UNTOUCHED })
    },

    async sort(actor, id, order) {
      const view = await read(actor, id)
      if (!ordersOf(tablesOf(actor)[view.kind], view.kind).includes(order))
        throw new AppError('NOT_FOUND', { details: { kind: 'button' } })
      return make(actor, { ...view, order, ...UNTOUCHED })
    },

    plan: async (actor, id, change) => make(actor, { ...(await read(actor, id)), planned: change }),
  }
}
