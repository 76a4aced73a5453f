/** Makes pipelines, and changes their order, the default one, and which of them are in use. */
import { AppError } from '../../errors.ts'
import type { Change } from '../../models/event.ts'
import { type EventId, idOf, newId, objectId, type PipelineId, type StageId } from '../../models/ids.ts'
import type { Names, PipelineRecord } from '../../models/pipeline.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { fold } from '../search/search-words.ts'
import {
  archivedPipeline,
  type Changed,
  changedMeanwhile,
  findPipeline,
  localeOfWorkspace,
  noSuchPipeline,
  writePipeline,
} from './change-pipeline.ts'
import { lockWorkspace } from '../core/lock-workspace.ts'
import { moveOn } from './move-on.ts'
import { assertNameFree, named } from './names.ts'
import { CLEAR_JOB } from './pipeline-jobs.ts'
import { readPipelines } from './read-pipelines.ts'
import { GRACE_MS } from './remove-stage.ts'
import { type PipelineTemplate, stagesFrom, templateNames } from './templates.ts'

/** In use at once: the board shows a button for each. */
export const MAX_PIPELINES = 12

/** @property version what the person saw it at: nobody may have changed it since */
export type PipelineSeen = { readonly id: PipelineId; readonly version?: number }

export type ArrangePipelines = {
  /** Of the template's names, or the next ones that are free. @throws AppError FORBIDDEN; CONFLICT (limit) */
  readonly make: (
    actor: Actor,
    template: PipelineTemplate,
  ) => Promise<{ readonly id: PipelineId; readonly undoId: EventId }>
  /** @throws AppError CONFLICT (changed-meanwhile) for another version */
  readonly move: (actor: Actor, pipeline: PipelineSeen, direction: 'up' | 'down') => Promise<Changed>
  /** New deals go into it unless another one is chosen. @throws AppError CONFLICT (pipeline-archived) */
  readonly makeDefault: (actor: Actor, id: PipelineId) => Promise<Changed>
  /**
   * Its open deals move to a stage of another pipeline in the same change.
   *
   * @throws AppError CONFLICT: pipeline-default, pipeline-archived, changed-meanwhile for another version, no-such-stage if its
   * deals cannot go there
   */
  readonly archive: (actor: Actor, pipeline: PipelineSeen, to: StageId) => Promise<Changed>
  /** Its deals stay where they went. @throws AppError CONFLICT (limit); VALIDATION (name-taken) */
  readonly restore: (actor: Actor, id: PipelineId) => Promise<Changed>
}

const inUse = (workspaceId: PipelineRecord['workspaceId']) => ({ workspaceId, deletedAt: null, archivedAt: null })

/** The names, or the same with the first number with which nobody else has them. */
function freeNames(names: Required<Names>, others: readonly (Names | undefined)[]): Required<Names> {
  const taken = new Set(others.flatMap((other = {}) => Object.values(other).map(fold)))
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` ${number}`
    const tried = { en: `${names.en}${suffix}`, uk: `${names.uk}${suffix}` }
    if (!Object.values(tried).some((name) => taken.has(fold(name)))) return tried
  }
}

function targetOf({ _id }: Pick<PipelineRecord, '_id'>) {
  return { kind: 'pipeline', id: idOf<PipelineId>(_id) } as const
}

export function createArrangePipelines({ models, transact }: Pick<CoreDeps, 'models' | 'transact'>): ArrangePipelines {
  function assertRoom(others: readonly unknown[]): void {
    if (others.length < MAX_PIPELINES) return
    throw new AppError('CONFLICT', { details: { reason: 'limit', of: 'pipeline', limit: MAX_PIPELINES } })
  }

  /** @throws AppError FORBIDDEN */
  async function arranging<T>(actor: Actor, operation: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    authorize(actor, 'workspace.settings')
    return transact(
      actor,
      `pipeline.${operation}`,
      async (tx) => {
        await lockWorkspace(models, tx, actor.workspaceId)
        return work(tx)
      },
      { undoable: true },
    )
  }

  async function set(tx: Transaction, pipeline: PipelineRecord, $set: Partial<PipelineRecord>, changes: Change[]) {
    await writePipeline(models, tx, pipeline, { $set })
    return tx.record({ type: 'pipeline.updated', target: targetOf(pipeline), changes })
  }

  return {
    make: (actor, template) =>
      arranging(actor, 'make', async (tx) => {
        const options = { session: tx.session }
        const workspaceId = objectId(actor.workspaceId)
        const others = await models.pipelines.find(inUse(workspaceId), { names: 1, order: 1 }, options).lean()
        assertRoom(others)
        const locale = await localeOfWorkspace(models, actor.workspaceId, tx)
        const own = named(
          freeNames(
            templateNames(template),
            others.map(({ names }) => names),
          ),
          locale,
        )
        const id = newId<PipelineId>()
        const order = Math.max(-1, ...others.map((other) => other.order)) + 1
        const stages = stagesFrom(template, locale)
        const pipeline = { _id: objectId(id), workspaceId, ...own, isDefault: false, order, stages }
        await models.pipelines.create([pipeline], options)
        const changes = [{ path: 'name', from: null, to: own.name }]
        return { id, undoId: tx.record({ type: 'pipeline.created', target: { kind: 'pipeline', id }, changes }) }
      }),

    move: (actor, { id, version }, direction) =>
      arranging(actor, `move-${direction}-${id}`, async (tx): Promise<Changed> => {
        const all = await models.pipelines
          .find(inUse(objectId(actor.workspaceId)), null, { session: tx.session })
          .lean()
        const ordered = all.toSorted((a, b) => a.order - b.order || (idOf(a._id) < idOf(b._id) ? -1 : 1))
        const at = ordered.findIndex(({ _id }) => idOf(_id) === id)
        const [own, other] = [ordered[at], ordered[direction === 'up' ? at - 1 : at + 1]]
        if (own === undefined) throw noSuchPipeline()
        if (version !== undefined && own.version !== version) throw changedMeanwhile()
        if (other === undefined) return { undoId: null }
        const places = ordered.map((one) => (one === own ? other : one === other ? own : one))
        let undoId: EventId | null = null
        for (const [order, pipeline] of places.entries()) {
          if (pipeline.order === order) continue
          undoId = await set(tx, pipeline, { order }, [{ path: 'order', from: pipeline.order, to: order }])
        }
        return { undoId }
      }),

    makeDefault: (actor, id) =>
      arranging(actor, `default-${id}`, async (tx): Promise<Changed> => {
        const next = await findPipeline(models, actor.workspaceId, id, tx)
        if (next.archivedAt != null) throw archivedPipeline()
        if (next.isDefault) return { undoId: null }
        const filter = { workspaceId: next.workspaceId, isDefault: true }
        const before = await models.pipelines.findOne(filter, null, { session: tx.session }).lean()
        // In this order, since there is never more than one; undone from the last one on.
        if (before !== null) await set(tx, before, { isDefault: false }, [{ path: 'isDefault', from: true, to: false }])
        return { undoId: await set(tx, next, { isDefault: true }, [{ path: 'isDefault', from: false, to: true }]) }
      }),

    archive: (actor, { id, version }, to) =>
      arranging(actor, `archive-${id}`, async (tx): Promise<Changed> => {
        const { workspaceId } = actor
        const pipeline = await findPipeline(models, workspaceId, id, tx)
        if (pipeline.archivedAt != null) throw archivedPipeline()
        if (pipeline.isDefault) throw new AppError('CONFLICT', { details: { reason: 'pipeline-default' } })
        if (version !== undefined && pipeline.version !== version) throw changedMeanwhile()
        const pipelines = await readPipelines(models, { workspaceId }, tx)
        const place = pipelines.live.flatMap((one) => {
          const stage = one.stages.find((known) => known.id === to && known.kind === 'open')
          return one.id === id || stage === undefined ? [] : [{ pipeline: one, stage }]
        })[0]
        if (place === undefined) throw new AppError('CONFLICT', { details: { reason: 'no-such-stage' } })
        const cause = newId()
        const movedTo = { pipelineId: objectId(place.pipeline.id), stageId: objectId(to), cause: objectId(cause) }
        await writePipeline(models, tx, pipeline, { $set: { archivedAt: tx.at, movedTo } })
        const open = [...pipeline.stages, ...(pipeline.formerStages ?? [])].filter(({ kind }) => kind === 'open')
        const stageIds = open.map((stage) => idOf(stage.id))
        const moving = { pipelineId: id, stageIds, to: place, cause, by: actor.memberId, find: pipelines.findStage }
        const more = await moveOn(models, tx, { workspaceId: pipeline.workspaceId, ...moving })
        const soon = more ? {} : { runAt: new Date(tx.at.getTime() + GRACE_MS) }
        tx.enqueue(CLEAR_JOB, { workspaceId, pipelineId: id, cause, memberId: actor.memberId }, soon)
        const at = { pipelineId: place.pipeline.id, stageId: to, cause }
        const changes = [
          { path: 'archivedAt', from: null, to: tx.at.toISOString() },
          { path: 'movedTo', from: null, to: at },
        ]
        return { undoId: tx.record({ type: 'pipeline.archived', target: targetOf(pipeline), changes }) }
      }),

    restore: (actor, id) =>
      arranging(actor, `restore-${id}`, async (tx): Promise<Changed> => {
        const pipeline = await findPipeline(models, actor.workspaceId, id, tx)
        const { archivedAt, workspaceId, names } = pipeline
        if (archivedAt == null) return { undoId: null }
        const others = await models.pipelines.find(inUse(workspaceId), { names: 1 }, { session: tx.session }).lean()
        assertRoom(others)
        assertNameFree(
          names ?? {},
          others.map((other) => ({ names: other.names ?? {} })),
        )
        await writePipeline(models, tx, pipeline, { $set: { archivedAt: null }, $unset: { movedTo: 1 } })
        const changes = [{ path: 'archivedAt', from: archivedAt.toISOString(), to: null }]
        return { undoId: tx.record({ type: 'pipeline.restored', target: targetOf(pipeline), changes }) }
      }),
  }
}
