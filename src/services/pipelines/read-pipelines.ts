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
  readonly requiredFields: readonly RequirableDealField[]
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

export function toPipelineView({ _id, name, isDefault, stages }: PipelineRecord): PipelineView {
  return {
    id: idOf(_id),
    name,
    isDefault,
    stages: stages.map(({ id, kind, probability, rottingDays, requiredFields, ...stage }) => ({
      id: idOf(id),
      name: stage.name,
      kind,
      probability,
      rottingDays,
      // Only field names are ever stored.
      requiredFields: [...requiredFields] as RequirableDealField[],
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
