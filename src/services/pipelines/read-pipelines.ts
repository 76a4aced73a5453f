/** Pipelines and their stages. */
import { AppError } from '../../errors.ts'
import { idOf, objectId, type PipelineId, type StageId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { PipelineRecord, StageKind } from '../../models/pipeline.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { RequirableDealField } from '../deals/deal-fields.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { Transaction } from '../core/transact.ts'

export type StageView = {
  readonly id: StageId
  readonly name: string
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
  readonly name: string
  readonly isDefault: boolean
  readonly stages: readonly StageView[]
}

export type PipelinesService = {
  /** The pipeline with that id, or the default one. @throws AppError NOT_FOUND, FORBIDDEN */
  readonly get: (actor: Actor, id?: PipelineId) => Promise<PipelineView>
}

type Requiring = Pick<StageView, 'kind' | 'requiredFields'>

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

export function toPipelineView({ _id, name, isDefault, stages }: PipelineRecord): PipelineView {
  // Only field names are ever stored.
  const own = stages.map(({ kind, requiredFields }) => ({
    kind,
    requiredFields: [...requiredFields] as RequirableDealField[],
  }))
  const requirements = cumulativeRequirements(own)
  return {
    id: idOf(_id),
    name,
    isDefault,
    stages: stages.map(({ id, kind, probability, rottingDays, ...stage }, index) => ({
      id: idOf(id),
      name: stage.name,
      kind,
      probability,
      rottingDays,
      requiredFields: own[index]?.requiredFields ?? [],
      requirements: requirements[index] ?? [],
    })),
  }
}

/** @throws AppError NOT_FOUND */
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
  if (pipeline === null) throw new AppError('NOT_FOUND', { message: 'No such pipeline', details: { kind: 'pipeline' } })
  return toPipelineView(pipeline)
}

export function createPipelines({ models }: Pick<CoreDeps, 'models'>): PipelinesService {
  return {
    async get(actor, id) {
      authorize(actor, 'deal.read')
      return readPipeline(models, actor.workspaceId, id)
    },
  }
}
