/** The one way to change a pipeline and its stages: a plan of changes, applied to what is there now and recorded as they are. */
import { AppError } from '../../errors.ts'
import type { Locale } from '../../locale.ts'
import type { Change } from '../../models/event.ts'
import { type EventId, idOf, objectId, type PipelineId, type StageId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { PipelineRecord } from '../../models/pipeline.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { applyChanges } from './apply-changes.ts'
import { lockWorkspace } from '../core/lock-workspace.ts'
import { type PlainPipeline, plainPipeline, storedPipeline } from './plain-pipeline.ts'

/** `undoId` is null if nothing changed. */
export type Changed = { readonly undoId: EventId | null }

/** @property path of the first change, as a repeated command made it the first time */
type PlannedChange = Changed & { readonly path: string | null }

export function noSuchPipeline(): AppError {
  return new AppError('NOT_FOUND', { message: 'No such pipeline', details: { kind: 'pipeline' } })
}

export function noSuchStage(): AppError {
  return new AppError('NOT_FOUND', { message: 'No such stage', details: { kind: 'stage' } })
}

export function changedMeanwhile(): AppError {
  return new AppError('CONFLICT', { message: 'Changed meanwhile', details: { reason: 'changed-meanwhile' } })
}

export function archivedPipeline(): AppError {
  return new AppError('CONFLICT', { message: 'The pipeline is archived', details: { reason: 'pipeline-archived' } })
}

/** Live or archived. @throws AppError NOT_FOUND */
export async function findPipeline(
  models: Models,
  workspaceId: WorkspaceId,
  id: PipelineId,
  { session }: Pick<Transaction, 'session'>,
): Promise<PipelineRecord> {
  const filter = { workspaceId: objectId(workspaceId), _id: objectId(id), deletedAt: null }
  const pipeline = await models.pipelines.findOne(filter, null, { session }).lean()
  if (pipeline === null) throw noSuchPipeline()
  return pipeline
}

/** One guarded write. @throws AppError CONFLICT (changed-meanwhile) */
export async function writePipeline(
  models: Models,
  { session }: Pick<Transaction, 'session'>,
  { workspaceId, _id, version }: Pick<PipelineRecord, 'workspaceId' | '_id' | 'version'>,
  update: { readonly $set: Partial<PipelineRecord>; readonly $unset?: Readonly<Record<string, 1>> },
): Promise<void> {
  const written = await models.pipelines.updateOne(
    { workspaceId, _id, version },
    { ...update, $inc: { version: 1 } },
    { session },
  )
  if (written.modifiedCount !== 1) throw changedMeanwhile()
}

/** The language that names are kept in for programs. */
export async function localeOfWorkspace(
  models: Models,
  workspaceId: WorkspaceId,
  { session }: Pick<Transaction, 'session'>,
): Promise<Locale> {
  const workspace = await models.workspaces.findById(objectId(workspaceId), { locale: 1 }, { session }).lean()
  if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
  return workspace.locale
}

/** A pipeline by itself or by one of its stages, archived ones included. */
export type PipelineToChange = ({ readonly id: PipelineId } | { readonly stageId: StageId }) & {
  /** What the person saw it at, if what they do depends on it: then nobody may have changed it since. */
  readonly version?: number
  /** Whether it depends on the other pipelines. */
  readonly amongOthers?: true
}

/** @throws AppError NOT_FOUND */
async function findChanged(
  models: Models,
  workspaceId: WorkspaceId,
  which: PipelineToChange,
  tx: Pick<Transaction, 'session'>,
): Promise<PipelineRecord> {
  if ('id' in which) return findPipeline(models, workspaceId, which.id, tx)
  const id = objectId(which.stageId)
  const filter = { workspaceId: objectId(workspaceId), deletedAt: null }
  // One that was deleted is gone at once, and not when its deals have been moved on.
  const archived = { formerStages: { $elemMatch: { id, deleted: { $ne: true } } } }
  const pipeline = await models.pipelines
    .findOne({ ...filter, $or: [{ 'stages.id': id }, archived] }, null, { session: tx.session })
    .lean()
  if (pipeline === null) throw noSuchStage()
  return pipeline
}

export type PlanChanges = (
  plain: PlainPipeline,
  tx: Transaction,
  pipeline: PipelineRecord,
) => readonly Change[] | Promise<readonly Change[]>

/** @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT (changed-meanwhile) for another version; whatever `plan` throws */
export type ChangePipeline = (
  actor: Actor,
  operation: string,
  which: PipelineToChange,
  plan: PlanChanges,
) => Promise<PlannedChange>

export function createChangePipeline({ models, transact }: Pick<CoreDeps, 'models' | 'transact'>): ChangePipeline {
  return async (actor, operation, which, plan) => {
    authorize(actor, 'workspace.settings')
    return transact(
      actor,
      `pipeline.${operation}`,
      async (tx): Promise<PlannedChange> => {
        const { version, amongOthers } = which
        if (amongOthers) await lockWorkspace(models, tx, actor.workspaceId)
        const pipeline = await findChanged(models, actor.workspaceId, which, tx)
        if (pipeline.archivedAt != null) throw archivedPipeline()
        if (version !== undefined && version !== pipeline.version) throw changedMeanwhile()
        const plain = plainPipeline(pipeline)
        const changes = await plan(plain, tx, pipeline)
        const [first] = changes
        if (first === undefined) return { undoId: null, path: null }
        const after = applyChanges(plain, changes)
        if (after === null) throw changedMeanwhile()
        await writePipeline(models, tx, pipeline, { $set: storedPipeline(after) })
        const target = { kind: 'pipeline', id: idOf<PipelineId>(pipeline._id) } as const
        return { undoId: tx.record({ type: 'pipeline.updated', target, changes }), path: first.path }
      },
      { undoable: true },
    )
  }
}
