/** The inverses of changes to pipelines and their stages. */
import { isDeepStrictEqual } from 'node:util'

import { isConflict } from '../../errors.ts'
import type { EventRecord } from '../../models/event.ts'
import { idOf, newId, objectId, type PipelineId, type StageId, trustedId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { PipelineRecord } from '../../models/pipeline.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { applyChanges, opposite, stageOfPath } from '../pipelines/apply-changes.ts'
import { writePipeline } from '../pipelines/change-pipeline.ts'
import { liveAgain } from '../pipelines/clear-stages.ts'
import { lockWorkspace } from '../core/lock-workspace.ts'
import { moveBack } from '../pipelines/move-on.ts'
import { assertNameFree } from '../pipelines/names.ts'
import { CLEAR_JOB, RETURN_JOB } from '../pipelines/pipeline-jobs.ts'
import { type PlainFormer, type PlainPipeline, plainPipeline, storedPipeline } from '../pipelines/plain-pipeline.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import { GRACE_MS } from '../pipelines/remove-stage.ts'
import { changedSince, type InverseDeps, type InverseResult, recordOpposite } from './inverse.ts'

const ARRANGED: readonly string[] = ['order', 'isDefault']
const ARRANGING: readonly string[] = [...ARRANGED, 'name', 'names']

type Naming = Pick<PipelineRecord, 'workspaceId' | '_id' | 'names'>

async function read(models: Models, tx: Transaction, event: EventRecord): Promise<PipelineRecord> {
  // What becomes of its stages has nothing to do with the other pipelines.
  const isAmongOthers = event.type !== 'pipeline.updated' || event.changes.some(({ path }) => ARRANGING.includes(path))
  if (isAmongOthers) await lockWorkspace(models, tx, idOf(event.workspaceId))
  const filter = { workspaceId: event.workspaceId, _id: event.target.id, deletedAt: null }
  const pipeline = await models.pipelines.findOne(filter, null, { session: tx.session }).lean()
  if (pipeline === null) throw changedSince(event)
  return pipeline
}

async function write(
  models: Models,
  tx: Transaction,
  event: EventRecord,
  pipeline: PipelineRecord,
  update: Parameters<typeof writePipeline>[3],
): Promise<void> {
  await writePipeline(models, tx, pipeline, update).catch((error: unknown) => {
    // Anything else is the database's, which retries the whole transaction after a conflict of its own.
    throw isConflict(error, 'changed-meanwhile') ? changedSince(event) : error
  })
}

/** The others in use: no two of them share a name. @throws AppError VALIDATION (name-taken) */
async function assertPipelineNameFree(models: Models, tx: Transaction, { workspaceId, _id, names = {} }: Naming) {
  const inUse = { workspaceId, _id: { $ne: _id }, deletedAt: null, archivedAt: null }
  const others = await models.pipelines.find(inUse, { names: 1 }, { session: tx.session }).lean()
  assertNameFree(
    names,
    others.map((other) => ({ names: other.names ?? {} })),
  )
}

/** Two names of one would be nobody's to tell apart, and a stage that is gone can hold no deals. */
async function assertPossible(models: Models, tx: Transaction, event: EventRecord, after: PlainPipeline) {
  const { workspaceId, target } = event
  if (event.changes.some(({ path }) => path === 'names'))
    await assertPipelineNameFree(models, tx, { workspaceId, _id: target.id, names: after.names })
  for (const stage of after.stages) {
    assertNameFree(
      stage.names,
      after.stages.filter((other) => other !== stage),
    )
  }
  const added = event.changes.flatMap(({ path, from }) => (from === null ? (stageOfPath(path) ?? []) : []))
  for (const id of added) {
    const filter = { workspaceId: event.workspaceId, pipelineId: event.target.id, stageId: objectId(trustedId(id)) }
    if ((await models.deals.exists(filter).session(tx.session)) !== null) throw changedSince(event)
  }
  return added
}

type Where = { readonly pipelineId: PipelineId; readonly stageId: StageId }
type Leaving = { readonly cause: string; readonly at: Where; readonly stageId?: StageId }

/** The first of them at once, the rest in a job. */
async function giveBack({ models }: InverseDeps, actor: Actor, tx: Transaction, event: EventRecord, left: Leaving) {
  const { cause, at, stageId } = left
  const { workspaceId, commandId: undoes } = event
  const { findStage } = await readPipelines(models, { workspaceId: actor.workspaceId }, tx)
  const find = (id: string) => liveAgain(findStage(id))
  const after = await moveBack(models, tx, { workspaceId, at, cause, find, undoes })
  const pipelineId = idOf<PipelineId>(event.target.id)
  tx.enqueue(RETURN_JOB, {
    workspaceId: actor.workspaceId,
    pipelineId,
    memberId: actor.memberId,
    cause,
    at,
    undoes,
    ...(stageId !== undefined && { stageId }),
    ...(after !== null && { after }),
  })
}

/** Something that was made and is not wanted: it takes nothing in from now on, and what is moving into it moves on. */
function keepEmpty(actor: Pick<Actor, 'workspaceId' | 'memberId'>, tx: Transaction, id: PipelineId, cause: string) {
  return (stageId?: StageId) => {
    const ref = { workspaceId: actor.workspaceId, pipelineId: id, cause, memberId: actor.memberId }
    const runAt = new Date(tx.at.getTime() + GRACE_MS)
    tx.enqueue(CLEAR_JOB, { ...ref, ...(stageId !== undefined && { stageId }) }, { runAt })
  }
}

/** A property of the pipeline itself: its order, or whether it is the default one. */
async function undoArranged(deps: InverseDeps, tx: Transaction, event: EventRecord, pipeline: PipelineRecord) {
  const asLeft = event.changes.every(({ path, to }) => isDeepStrictEqual(Object(pipeline)[path], to))
  const before = Object.fromEntries(event.changes.map(({ path, from }) => [path, from]))
  if (!asLeft || (before['isDefault'] === true && pipeline.archivedAt != null)) throw changedSince(event)
  await write(deps.models, tx, event, pipeline, { $set: before })
}

export async function undoPipelineUpdated(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models } = deps
  const pipeline = await read(models, tx, event)
  const changes = opposite(event.changes)
  if (event.changes.every(({ path }) => ARRANGED.includes(path))) {
    await undoArranged(deps, tx, event, pipeline)
    recordOpposite(tx, event, 'pipeline.updated', changes)
    return { name: pipeline.name, effect: 'changed' }
  }
  if (pipeline.archivedAt != null) throw changedSince(event)
  const after = applyChanges(plainPipeline(pipeline), changes)
  if (after === null) throw changedSince(event)
  const added = await assertPossible(models, tx, event, after)
  const cause = newId()
  const first = after.stages.find(({ kind }) => kind === 'open')
  // One that had been brought back is an archived one again, with where its deals go.
  const again = after.formerStages.filter(({ id }) => added.includes(id))
  const unmade = plainPipeline(pipeline).stages.flatMap((stage): PlainFormer[] =>
    added.includes(stage.id) && !again.some(({ id }) => id === stage.id) && first !== undefined
      ? [{ ...stage, leftAt: tx.at.toISOString(), cause, movedTo: first.id, deleted: true }]
      : [],
  )
  const formerStages = [...after.formerStages, ...unmade]
  await write(models, tx, event, pipeline, { $set: storedPipeline({ ...after, formerStages }) })
  const id = idOf<PipelineId>(pipeline._id)
  for (const stage of [...again, ...unmade]) keepEmpty(actor, tx, id, stage.cause)(trustedId<StageId>(stage.id))
  recordOpposite(tx, event, 'pipeline.updated', changes)
  for (const { from, to } of event.changes) {
    if (from !== null || !isLeaving(to)) continue
    const at = { pipelineId: id, stageId: trustedId<StageId>(to.movedTo) }
    await giveBack(deps, actor, tx, event, { cause: to.cause, at, stageId: trustedId<StageId>(to.id) })
  }
  return { name: pipeline.name, effect: 'changed' }
}

function isLeaving(value: unknown): value is PlainFormer {
  return typeof value === 'object' && value !== null && 'cause' in value && 'movedTo' in value
}

/** Of one that nothing was ever put into. */
export async function undoPipelineCreated(
  { models }: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const pipeline = await read(models, tx, event)
  const { workspaceId, _id, isDefault, archivedAt, name } = pipeline
  const used = await models.deals.exists({ workspaceId, pipelineId: _id }).session(tx.session)
  if (isDefault || archivedAt != null || used !== null) throw changedSince(event)
  const cause = newId()
  await write(models, tx, event, pipeline, {
    $set: { deletedAt: tx.at, movedTo: { ...(await firstPlace(models, actor, tx)), cause: objectId(cause) } },
  })
  keepEmpty(actor, tx, idOf(_id), cause)()
  recordOpposite(tx, event, 'pipeline.deleted', [{ path: 'deletedAt', from: null, to: tx.at.toISOString() }])
  return { name, effect: 'gone' }
}

async function firstPlace(models: Models, actor: Actor, tx: Transaction) {
  const { main } = await readPipelines(models, { workspaceId: actor.workspaceId }, tx)
  const stage = main.stages.find(({ kind }) => kind === 'open')
  if (stage === undefined) throw new Error('The default pipeline has no open stage')
  return { pipelineId: objectId(main.id), stageId: objectId(stage.id) }
}

type ArchivedTo = Where & { readonly cause: string }

export async function undoPipelineArchived(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models } = deps
  const pipeline = await read(models, tx, event)
  const to = event.changes.find(({ path }) => path === 'movedTo')?.to as ArchivedTo | undefined
  const { archivedAt, movedTo, name } = pipeline
  if (archivedAt == null || to === undefined || movedTo?.cause.toHexString() !== to.cause) throw changedSince(event)
  await assertPipelineNameFree(models, tx, pipeline)
  await write(models, tx, event, pipeline, { $set: { archivedAt: null }, $unset: { movedTo: 1 } })
  recordOpposite(tx, event, 'pipeline.restored', [{ path: 'archivedAt', from: archivedAt.toISOString(), to: null }])
  await giveBack(deps, actor, tx, event, { cause: to.cause, at: { pipelineId: to.pipelineId, stageId: to.stageId } })
  return { name, effect: 'back' }
}

/** One that was brought back is archived again, unless there are open deals in it by now. */
export async function undoPipelineRestored(
  { models }: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const pipeline = await read(models, tx, event)
  const { workspaceId, _id, archivedAt, isDefault, name } = pipeline
  const open = await models.deals.exists({ workspaceId, pipelineId: _id, status: 'open' }).session(tx.session)
  if (archivedAt != null || isDefault || open !== null) throw changedSince(event)
  const cause = newId()
  const movedTo = { ...(await firstPlace(models, actor, tx)), cause: objectId(cause) }
  await write(models, tx, event, pipeline, { $set: { archivedAt: tx.at, movedTo } })
  keepEmpty(actor, tx, idOf(_id), cause)()
  recordOpposite(tx, event, 'pipeline.archived', [{ path: 'archivedAt', from: null, to: tx.at.toISOString() }])
  return { name, effect: 'gone' }
}

/** @returns whether the events are of a change of pipelines, whose moves of deals are undone with it and not one by one */
export function isPipelineChange(events: readonly EventRecord[]): boolean {
  return events.some(({ type }) => type.startsWith('pipeline.'))
}
