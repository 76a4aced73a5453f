/**
 * Archives or deletes a stage, and brings an archived one back. Its deals move in the same change: a chunk of them in its
 * transaction, the rest in a job. The stage takes nothing in from that moment on; what was moving into it at that very moment is
 * moved on by the job, which waits until no such move can be under way any more.
 */
import { AppError } from '../../errors.ts'
import type { Change } from '../../models/event.ts'
import { idOf, newId, objectId, type PipelineId, type StageId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import { formerPath, stagePath } from './apply-changes.ts'
import type { Changed, ChangePipeline } from './change-pipeline.ts'
import { noSuchStage } from './change-pipeline.ts'
import { MAX_STAGES, stageOf, type StageToChange } from './edit-stages.ts'
import { assertNameFree } from './names.ts'
import { moveOn } from './move-on.ts'
import { CLEAR_JOB } from './pipeline-jobs.ts'
import type { PlainFormer, PlainStage } from './plain-pipeline.ts'
import { readPipelines } from './read-pipelines.ts'

/** Longer than any move that read the pipeline before can take to commit. In milliseconds. */
export const GRACE_MS = 15_000

export type Removal = {
  readonly how: 'archive' | 'delete'
  /** The open stage of the same pipeline that its deals move to. */
  readonly to: StageId
}

export type RemoveStage = {
  /** How many open deals are in it. @throws AppError NOT_FOUND; FORBIDDEN */
  readonly countDeals: (actor: Actor, stageId: StageId) => Promise<number>
  /**
   * @throws AppError FORBIDDEN; NOT_FOUND for a stage that is not there or not open; CONFLICT: changed-meanwhile for another
   * version, last-stage for the only open one, no-such-stage if its deals cannot go there
   */
  readonly removeStage: (actor: Actor, stage: StageToChange, removal: Removal) => Promise<Changed>
  /** An archived one; its deals stay where they went. @throws AppError NOT_FOUND; CONFLICT (limit); VALIDATION (name-taken) */
  readonly restoreStage: (actor: Actor, stage: StageToChange) => Promise<Changed>
  /** An archived one, for good. @throws AppError NOT_FOUND */
  readonly deleteArchived: (actor: Actor, stage: StageToChange) => Promise<Changed>
}

function withoutLeaving({ id, name, names, kind, probability, rottingDays, requiredFields }: PlainFormer): PlainStage {
  return { id, name, names, kind, probability, rottingDays, requiredFields }
}

export function createRemoveStage({ models }: Pick<CoreDeps, 'models'>, change: ChangePipeline): RemoveStage {
  return {
    async countDeals(actor, stageId) {
      authorize(actor, 'workspace.settings')
      const filter = { workspaceId: objectId(actor.workspaceId), stageId: objectId(stageId), deletedAt: null }
      const { find } = await readPipelines(models, actor).then((all) => ({ find: all.findStage(stageId) }))
      if (find === undefined) throw noSuchStage()
      return models.deals.countDocuments({ ...filter, pipelineId: objectId(find.pipeline.id) })
    },

    removeStage: (actor, which, { how, to }) =>
      change(actor, `${how}-stage-${which.stageId}`, which, async (plain, tx, { _id, workspaceId }) => {
        const { stageId } = which
        const id = idOf<PipelineId>(_id)
        const stage = stageOf(plain, stageId)
        if (stage.kind !== 'open') throw noSuchStage()
        const open = plain.stages.filter(({ kind }) => kind === 'open')
        if (open.length === 1) throw new AppError('CONFLICT', { details: { reason: 'last-stage' } })
        const pipelines = await readPipelines(models, { workspaceId: actor.workspaceId }, tx)
        const target = to === stageId ? undefined : pipelines.findStage(to)
        if (target === undefined || target.pipeline.id !== id || !open.some((one) => one.id === to)) {
          throw new AppError('CONFLICT', { details: { reason: 'no-such-stage' } })
        }
        const cause = newId()
        const moving = { workspaceId, pipelineId: id, stageIds: [stageId], to: target, cause, by: actor.memberId }
        const more = await moveOn(models, tx, { ...moving, find: pipelines.findStage })
        const ref = { workspaceId: actor.workspaceId, pipelineId: id, stageId, cause, memberId: actor.memberId }
        const soon = more ? {} : { runAt: new Date(tx.at.getTime() + GRACE_MS) }
        tx.enqueue(CLEAR_JOB, ref, soon)
        const leaving = { leftAt: tx.at.toISOString(), cause, movedTo: to, deleted: how === 'delete' }
        return [
          { path: stagePath(stageId), from: { place: plain.stages.indexOf(stage), stage }, to: null },
          { path: formerPath(stageId), from: null, to: { ...stage, ...leaving } },
        ] satisfies readonly Change[]
      }),

    restoreStage: (actor, which) =>
      change(actor, `restore-stage-${which.stageId}`, which, (plain) => {
        const { stageId } = which
        const former = plain.formerStages.find(({ id, deleted }) => id === stageId && !deleted)
        if (former === undefined) throw noSuchStage()
        const open = plain.stages.filter(({ kind }) => kind === 'open')
        if (open.length >= MAX_STAGES) {
          throw new AppError('CONFLICT', { details: { reason: 'limit', of: 'stage', limit: MAX_STAGES } })
        }
        assertNameFree(former.names, plain.stages)
        return [
          { path: formerPath(stageId), from: former, to: null },
          { path: stagePath(stageId), from: null, to: { place: open.length, stage: withoutLeaving(former) } },
        ]
      }),

    deleteArchived: (actor, which) =>
      change(actor, `delete-stage-${which.stageId}`, which, (plain, tx, { _id }) => {
        const { stageId } = which
        const former = plain.formerStages.find(({ id, deleted }) => id === stageId && !deleted)
        if (former === undefined) throw noSuchStage()
        const { cause } = former
        const ref = {
          workspaceId: actor.workspaceId,
          pipelineId: idOf<PipelineId>(_id),
          stageId,
          cause,
          memberId: actor.memberId,
        }
        tx.enqueue(CLEAR_JOB, ref, { runAt: new Date(tx.at.getTime() + GRACE_MS) })
        return [{ path: formerPath(stageId), from: former, to: { ...former, deleted: true } }]
      }),
  }
}
