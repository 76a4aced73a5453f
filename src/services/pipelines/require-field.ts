/** Makes a stage require a field of deals, or no longer require it. */
import { AppError } from '../../errors.ts'
import { type EventId, idOf, objectId, type PipelineId, type StageId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'

/**
 * Deals that are in the stage already stay there without it. `undoId` is null if nothing changed.
 *
 * @param field the key of a field of deals that the team defined
 * @throws AppError FORBIDDEN; NOT_FOUND for a stage or a field that does not exist
 */
export type RequireField = (
  actor: Actor,
  stageId: StageId,
  field: string,
  required: boolean,
) => Promise<{ readonly undoId: EventId | null }>

const PATH = /^stages\.([0-9a-f]{24})\.requiredFields$/u

/** The stage that a change in an event is about. */
export function stageOfPath(path: string): string | null {
  return PATH.exec(path)?.[1] ?? null
}

export function createRequireField({ models, transact }: Pick<CoreDeps, 'models' | 'transact'>): RequireField {
  return async (actor, stageId, field, required) => {
    authorize(actor, 'workspace.settings')
    const workspaceId = objectId(actor.workspaceId)
    const operation = `stage.${required ? 'require' : 'free'}-${stageId}-${field}`
    return transact(
      actor,
      operation,
      async (tx) => {
        const options = { session: tx.session }
        const filter = { workspaceId, deletedAt: null, 'stages.id': objectId(stageId) }
        const pipeline = await models.pipelines.findOne(filter, null, options).lean()
        const stage = pipeline?.stages.find(({ id }) => idOf<StageId>(id) === stageId)
        const workspace = await models.workspaces.findById(workspaceId, { fields: 1 }, options).lean()
        // Read here and not taken from the actor: it may have been retired a moment ago.
        const own = workspace?.fields?.find(({ key }) => key === field)
        if (pipeline === null || stage === undefined || own?.kind !== 'deal' || (required && own.retired)) {
          throw new AppError('NOT_FOUND', { message: 'No such stage or field', details: { kind: 'button' } })
        }
        const from = [...stage.requiredFields]
        if (from.includes(field) === required) return { undoId: null }
        const to = required ? [...from, field] : from.filter((one) => one !== field)
        const written = await models.pipelines.updateOne(
          { workspaceId, _id: pipeline._id, version: pipeline.version, 'stages.id': stage.id },
          { $set: { 'stages.$.requiredFields': to }, $inc: { version: 1 } },
          options,
        )
        if (written.modifiedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'changed-meanwhile' } })
        const target = { kind: 'pipeline', id: idOf<PipelineId>(pipeline._id) } as const
        const changes = [{ path: `stages.${stageId}.requiredFields`, from, to }]
        return { undoId: tx.record({ type: 'pipeline.updated', target, changes }) }
      },
      { undoable: true },
    )
  }
}
