/** Pipelines and their stages, with their names in the language of whoever reads them. */
import type { Locale } from '../../locale.ts'
import { idOf, objectId, type PipelineId, type StageId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Names, PipelineRecord, StageKind, StageRecord } from '../../models/pipeline.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import type { RequirableDealField } from '../deals/deal-fields.ts'
import { noSuchPipeline } from './change-pipeline.ts'
import { nameFor, plainNames } from './names.ts'

export type StageView = {
  readonly id: StageId
  /** In the reader's language, if it has a name in it. */
  readonly name: string
  /** The one that events and programs get, whoever reads. */
  readonly mainName: string
  readonly names: Names
  readonly kind: StageKind
  /** In percent. */
  readonly probability: number
  readonly rottingDays: number | null
  /** What the stage itself requires. */
  readonly requiredFields: readonly RequirableDealField[]
  /** What a deal in the stage must have: see {@link cumulativeRequirements}. */
  readonly requirements: readonly RequirableDealField[]
}

export type PipelineView = {
  readonly id: PipelineId
  /** In the reader's language, if it has a name in it. */
  readonly name: string
  readonly mainName: string
  readonly names: Names
  readonly isDefault: boolean
  /** Its closed deals stay; nothing enters it any more. */
  readonly isArchived: boolean
  readonly stages: readonly StageView[]
  /** Those that can be brought back, the last archived one first. */
  readonly archivedStages: readonly StageView[]
  readonly version: number
}

export type Place = { readonly pipeline: PipelineView; readonly stage: StageView }

/** All of a workspace. */
export type Pipelines = {
  /** In their order; the default one is among them. */
  readonly live: readonly PipelineView[]
  readonly archived: readonly PipelineView[]
  readonly main: PipelineView
  /** Live or archived. */
  readonly find: (id: string) => PipelineView | undefined
  /** Live or archived, and its pipeline. */
  readonly findStage: (id: string) => Place | undefined
  /** The open stage that takes the place of one that left, or that stage itself; undefined if it never was. */
  readonly forward: (stageId: string) => Place | undefined
  /** After how many days in the stage a deal counts as rotting; null: never. */
  readonly rottingDaysOf: (stageId: StageId) => number | null
}

export type ReadPipelines = {
  /** The pipeline with that id, or the default one. @throws AppError NOT_FOUND, FORBIDDEN */
  readonly get: (actor: Actor, id?: PipelineId) => Promise<PipelineView>
  /** @throws AppError FORBIDDEN */
  readonly all: (actor: Actor) => Promise<Pipelines>
}

type Requiring = Pick<StageView, 'kind' | 'requiredFields'>
type Reader = { readonly workspaceId: WorkspaceId; readonly locale?: Locale }

/**
 * For each stage, what it requires and what every open stage before it does, so that skipping a stage does not skip its
 * requirements. A deal is won only with all of them. It can be lost at any point, so only what `lost` itself requires counts
 * there. Pure.
 *
 * @param stages of a pipeline, in order
 */
export function cumulativeRequirements(stages: readonly Requiring[]): readonly (readonly RequirableDealField[])[] {
  return stages.map((to, own) => {
    const before = stages.filter(({ kind }, index) => kind === 'open' && (to.kind === 'won' || index < own))
    const counting = to.kind === 'lost' ? [to] : [...before, to]
    return [...new Set(counting.flatMap(({ requiredFields }) => requiredFields))]
  })
}

function toStageViews(stages: readonly StageRecord[], locale: Locale | undefined): readonly StageView[] {
  // Only field names are ever stored.
  const own = stages.map(({ kind, requiredFields }) => ({
    kind,
    requiredFields: [...requiredFields] as RequirableDealField[],
  }))
  const requirements = cumulativeRequirements(own)
  return stages.map((stage, index) => ({
    id: idOf(stage.id),
    name: nameFor(stage, locale),
    mainName: stage.name,
    names: plainNames(stage.names),
    kind: stage.kind,
    probability: stage.probability,
    rottingDays: stage.rottingDays,
    requiredFields: own[index]?.requiredFields ?? [],
    requirements: requirements[index] ?? [],
  }))
}

export function toPipelineView(pipeline: PipelineRecord, locale?: Locale): PipelineView {
  const { _id, name, names, isDefault, stages, formerStages = [], archivedAt, deletedAt, version } = pipeline
  const archived = formerStages.filter(({ deleted }) => !deleted).toReversed()
  return {
    id: idOf(_id),
    name: nameFor(pipeline, locale),
    mainName: name,
    names: plainNames(names),
    isDefault,
    isArchived: archivedAt != null || deletedAt !== null,
    stages: toStageViews(stages, locale),
    archivedStages: toStageViews(archived, locale),
    version,
  }
}

/** Where the deals of each stage that left go, by its id. */
function nextStages(records: readonly PipelineRecord[]): ReadonlyMap<string, string> {
  return new Map(
    records.flatMap(({ stages, formerStages = [], archivedAt, movedTo }) => {
      const left = formerStages.map(({ id, movedTo: to }) => [id.toHexString(), to.toHexString()] as const)
      const gone = archivedAt == null || movedTo === undefined ? [] : stages
      return [...left, ...gone.map(({ id }) => [id.toHexString(), String(movedTo?.stageId)] as const)]
    }),
  )
}

function pipelinesOf(records: readonly PipelineRecord[], locale: Locale | undefined): Pipelines {
  const ordered = records.toSorted((a, b) => a.order - b.order || (idOf(a._id) < idOf(b._id) ? -1 : 1))
  const views = ordered.map((record) => toPipelineView(record, locale))
  const live = views.filter(({ isArchived }) => !isArchived)
  const main = live.find(({ isDefault }) => isDefault) ?? live[0]
  if (main === undefined) throw noSuchPipeline()
  // Of a deal that moved into a stage at the very moment in which that was deleted, until the job has moved it on.
  const former = ordered.flatMap(({ formerStages = [] }, index) =>
    toStageViews(formerStages, locale).map((stage) => ({ pipeline: views[index] ?? main, stage })),
  )
  const places = views.flatMap((pipeline) => pipeline.stages.map((stage) => ({ pipeline, stage })))
  const byStage = new Map<string, Place>([...former, ...places].map((at) => [at.stage.id, at]))
  const nextOf = nextStages(records)

  function forward(stageId: string, seen: readonly string[] = []): Place | undefined {
    const [place, next] = [byStage.get(stageId), nextOf.get(stageId)]
    if (next === undefined || seen.includes(stageId)) return place?.pipeline.isArchived === true ? undefined : place
    return forward(next, [...seen, stageId])
  }

  return {
    live,
    archived: views.filter(({ isArchived }, index) => isArchived && ordered[index]?.deletedAt === null),
    main,
    find: (id) => views.find((pipeline) => pipeline.id === id),
    findStage: (id) => byStage.get(id),
    forward: (id) => forward(id),
    rottingDaysOf: (stageId) => byStage.get(stageId)?.stage.rottingDays ?? null,
  }
}

/**
 * All pipelines of a workspace, archived ones included, in one read: there are few.
 *
 * @param reader whose language the names are in; without a locale they are as programs get them
 * @throws AppError NOT_FOUND if the workspace is gone
 */
export async function readPipelines(
  models: Models,
  { workspaceId, locale }: Reader,
  tx?: Pick<Transaction, 'session'>,
): Promise<Pipelines> {
  const session = tx === undefined ? {} : { session: tx.session }
  const found = await models.pipelines.find({ workspaceId: objectId(workspaceId) }, null, session).lean()
  return pipelinesOf(found, locale)
}

/** A live one, with the names that programs get. @throws AppError NOT_FOUND */
export async function readPipeline(
  models: Models,
  workspaceId: WorkspaceId,
  id?: PipelineId,
  tx?: Pick<Transaction, 'session'>,
): Promise<PipelineView> {
  const which = id === undefined ? { isDefault: true } : { _id: objectId(id) }
  const filter = { workspaceId: objectId(workspaceId), deletedAt: null, ...which }
  const session = tx === undefined ? {} : { session: tx.session }
  const pipeline = await models.pipelines.findOne(filter, null, session).lean()
  if (pipeline === null) throw noSuchPipeline()
  return toPipelineView(pipeline)
}

export function createReadPipelines({ models }: Pick<CoreDeps, 'models'>): ReadPipelines {
  return {
    async get(actor, id) {
      authorize(actor, 'deal.read')
      const pipelines = await readPipelines(models, actor)
      const found = id === undefined ? pipelines.main : pipelines.find(id)
      if (found === undefined) throw noSuchPipeline()
      return found
    },

    async all(actor) {
      authorize(actor, 'deal.read')
      return readPipelines(models, actor)
    },
  }
}
