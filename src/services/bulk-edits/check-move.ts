/** Checks where many deals are to go, before anybody confirms it. */
import { AppError } from '../../errors.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { BulkChange } from '../../models/bulk-change.ts'
import type { StageId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { ViewKind } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'

/** @property name with that of the pipeline in front, where there are several */
export type MoveTarget = { readonly id: StageId; readonly name: string }

/** The open stages of the pipelines that are in use, in order. */
export async function moveTargets(models: Models, actor: Actor): Promise<readonly MoveTarget[]> {
  const { live } = await readPipelines(models, actor)
  return live.flatMap(({ name: pipeline, stages }) =>
    stages
      .filter(({ kind }) => kind === 'open')
      .map(({ id, name }) => ({ id, name: live.length === 1 ? name : `${pipeline} · ${name}` })),
  )
}

type Moving = Extract<BulkChange, { readonly what: 'move' }>

/** @throws AppError NOT_FOUND (stage; button for other records than deals); VALIDATION (empty, too-long) for the reason */
export async function checkedMove(
  models: Models,
  actor: Actor,
  tx: Transaction,
  kind: ViewKind,
  change: Moving,
): Promise<Moving> {
  const { move } = change
  if (kind !== 'deal') throw new AppError('NOT_FOUND', { message: 'Only deals move', details: { kind: 'button' } })
  if (move.to === 'lost') {
    return { ...change, move: { ...move, reason: parseSingleLine(move.reason) } }
  }
  if (move.to === 'won') return change
  const { live } = await readPipelines(models, actor, tx)
  const stage = live.flatMap(({ stages }) => stages).find(({ id }) => id === move.stageId)
  if (stage?.kind !== 'open') throw new AppError('NOT_FOUND', { message: 'No such stage', details: { kind: 'stage' } })
  return { ...change, shown: stage.name }
}
