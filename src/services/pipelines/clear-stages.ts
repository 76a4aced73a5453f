/** What the jobs do: they move the deals of a stage or a pipeline that left, and back if that was undone. */
import { type DealId, idOf, objectId, trustedId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { PipelineRecord } from '../../models/pipeline.ts'
import type { Performer } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { createPace } from '../core/pace.ts'
import type { Transaction } from '../core/transact.ts'
import { writePipeline } from './change-pipeline.ts'
import { moveBack, moveOn } from './move-on.ts'
import { CLEAR_JOB, type Leaving, RETURN_JOB, type Returning } from './pipeline-jobs.ts'
import { type Pipelines, readPipelines } from './read-pipelines.ts'
import { GRACE_MS } from './remove-stage.ts'

/** A job ends after so many chunks and enqueues the next one, so that others get their turn. */
const CHUNKS_PER_JOB = 40

/** @param run identifies the run of the job: a repeated one finds what its chunks did */
type Run<Ref> = (ref: Ref, run: string, signal: AbortSignal) => Promise<void>

export type ClearStages = { readonly clear: Run<Leaving>; readonly giveBack: Run<Returning> }

/** What leaves, and since when; null if it is back, or left another time. */
function leavingOf(pipeline: PipelineRecord | null, { stageId, cause }: Leaving) {
  if (pipeline === null) return null
  const { stages, formerStages = [], archivedAt, deletedAt, movedTo } = pipeline
  if (stageId !== undefined) {
    const stage = formerStages.find(({ id }) => idOf(id) === stageId)
    if (stage === undefined || stage.cause.toHexString() !== cause) return null
    return { stageIds: [stageId], since: stage.leftAt, to: stage.movedTo, forgets: stage.deleted }
  }
  const since = archivedAt ?? deletedAt
  if (since === null || movedTo === undefined || movedTo.cause.toHexString() !== cause) return null
  const open = [...stages, ...formerStages].filter(({ kind }) => kind === 'open')
  return { stageIds: open.map(({ id }) => idOf(id)), since, to: movedTo.stageId, forgets: false }
}

/** Where the deals go by now: the stage that was chosen may have left as well. */
function targetOf({ forward, main }: Pipelines, to: PipelineRecord['_id']) {
  const place = forward(to.toHexString())
  if (place?.stage.kind === 'open') return place
  const first = main.stages.find(({ kind }) => kind === 'open')
  if (first === undefined) throw new Error('The default pipeline has no open stage')
  return { pipeline: main, stage: first }
}

async function clearChunk(models: Models, tx: Transaction, ref: Leaving, goesOn: boolean): Promise<boolean> {
  const workspaceId = objectId(ref.workspaceId)
  const filter = { workspaceId, _id: objectId(ref.pipelineId) }
  const pipeline = await models.pipelines.findOne(filter, null, { session: tx.session }).lean()
  const leaving = leavingOf(pipeline, ref)
  if (pipeline === null || leaving === null) return false
  const pipelines = await readPipelines(models, { workspaceId: ref.workspaceId }, tx)
  const { stageIds, since, to, forgets } = leaving
  const moving = { workspaceId, pipelineId: ref.pipelineId, stageIds, to: targetOf(pipelines, to), cause: ref.cause }
  const more = await moveOn(models, tx, { ...moving, by: ref.memberId, find: pipelines.findStage })
  if (more) {
    if (!goesOn) tx.enqueue(CLEAR_JOB, ref)
    return true
  }
  const over = since.getTime() + GRACE_MS
  if (tx.at.getTime() < over) tx.enqueue(CLEAR_JOB, ref, { runAt: new Date(over) })
  else if (forgets) {
    const kept = (pipeline.formerStages ?? []).filter(({ id }) => !stageIds.includes(idOf(id)))
    await writePipeline(models, tx, pipeline, { $set: { formerStages: kept } })
  }
  return false
}

export function createClearStages({ models, transact }: Pick<CoreDeps, 'models' | 'transact'>): ClearStages {
  const actorOf = ({ workspaceId, memberId }: Leaving, run: string, part: number): Performer => ({
    workspaceId,
    memberId,
    channel: 'job',
    commandId: `${run}-${part}`,
  })

  return {
    async clear(ref, run, signal) {
      const pace = createPace()
      for (let part = 0; part < CHUNKS_PER_JOB; part += 1) {
        signal.throwIfAborted()
        const goesOn = part + 1 < CHUNKS_PER_JOB
        const clearOne = (tx: Transaction) => clearChunk(models, tx, ref, goesOn)
        const more = await transact(actorOf(ref, run, part), 'pipeline.clear', clearOne, { pace })
        if (!more) return
      }
    },

    async giveBack(ref, run, signal) {
      let after: DealId | null = ref.after ?? null
      const pace = createPace()
      for (let part = 0; part < CHUNKS_PER_JOB; part += 1) {
        signal.throwIfAborted()
        const from = after
        const goesOn = part + 1 < CHUNKS_PER_JOB
        const returnOne = async (tx: Transaction): Promise<DealId | null> => {
          const { findStage } = await readPipelines(models, { workspaceId: ref.workspaceId }, tx)
          const { at, cause, undoes } = ref
          const last = await moveBack(models, tx, {
            workspaceId: objectId(ref.workspaceId),
            at,
            cause,
            undoes,
            find: (id) => liveAgain(findStage(id)),
            ...(from !== null && { after: from }),
          })
          if (last !== null && !goesOn) tx.enqueue(RETURN_JOB, { ...ref, after: trustedId<DealId>(last) })
          return last
        }
        after = await transact(actorOf(ref, run, part), 'pipeline.return', returnOne, { pace })
        if (after === null) return
      }
    },
  }
}

/** A deal goes back only to a stage that is there. */
export function liveAgain(place: ReturnType<Pipelines['findStage']>): typeof place {
  if (place === undefined || place.pipeline.isArchived) return undefined
  return place.pipeline.stages.includes(place.stage) ? place : undefined
}
