/** The reasons that a workspace offers when a deal is lost. Deals keep the words they were lost with, whatever becomes of the list. */
import { createHash } from 'node:crypto'

import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import { objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import { fold } from '../search/search-words.ts'
import { type Changed, changedMeanwhile } from './change-pipeline.ts'

export const MAX_LOST_REASONS = 30
export const MAX_LOST_REASON = 60

/**
 * What each operation takes besides: `seen` is the {@link reasonsKey} of the list as the person saw it. If it has changed since,
 * nothing is changed, and the person sees what there is now.
 */
export type LostReasons = {
  /** @throws AppError VALIDATION (empty, too-long, no-letters, name-taken); CONFLICT (limit); FORBIDDEN, as the others do */
  readonly add: (actor: Actor, reason: string) => Promise<Changed>
  /** @throws AppError VALIDATION; NOT_FOUND for a reason that is not in the list */
  readonly rename: (actor: Actor, before: string, after: string) => Promise<Changed>
  /** @throws AppError CONFLICT (changed-meanwhile); NOT_FOUND */
  readonly move: (actor: Actor, reason: string, direction: 'up' | 'down', seen: string) => Promise<Changed>
  /** @throws AppError NOT_FOUND */
  readonly remove: (actor: Actor, reason: string) => Promise<Changed>
}

/** Identifies a reason in the list, even if its position has changed by the time of a tap: 4 characters. */
export function reasonKey(reason: string): string {
  return createHash('sha256').update(reason).digest('base64url').slice(0, 4)
}

/** Tells the list from what it was before: 4 characters. */
export function reasonsKey(reasons: readonly string[]): string {
  return reasonKey(reasons.join('\n'))
}

/** @throws AppError VALIDATION (empty, too-long, no-letters) */
export function readLostReason(typed: string): string {
  return parseSingleLine(typed, MAX_LOST_REASON)
}

function assertFree(reason: string, others: readonly string[]): void {
  if (others.some((other) => fold(other) === fold(reason))) throw fieldProblem('name-taken', { given: reason })
}

function placeOf(reasons: readonly string[], reason: string): number {
  const at = reasons.indexOf(reason)
  if (at < 0) throw new AppError('NOT_FOUND', { message: 'No such reason', details: { kind: 'button' } })
  return at
}

export function createLostReasons({ models, transact }: Pick<CoreDeps, 'models' | 'transact'>): LostReasons {
  async function change(
    actor: Actor,
    operation: string,
    plan: (reasons: readonly string[]) => readonly string[],
  ): Promise<Changed> {
    authorize(actor, 'workspace.settings')
    const _id = objectId(actor.workspaceId)
    return transact(
      actor,
      `lost-reasons.${operation}`,
      async (tx): Promise<Changed> => {
        const options = { session: tx.session }
        const workspace = await models.workspaces.findById(_id, { lostReasons: 1, version: 1 }, options).lean()
        if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
        const from = [...workspace.lostReasons]
        const to = [...plan(from)]
        if (to.join('\n') === from.join('\n')) return { undoId: null }
        const update = { $set: { lostReasons: to }, $inc: { version: 1 } }
        const written = await models.workspaces.updateOne({ _id, version: workspace.version }, update, options)
        if (written.modifiedCount !== 1) throw changedMeanwhile()
        const target = { kind: 'workspace', id: actor.workspaceId } as const
        return {
          undoId: tx.record({ type: 'workspace.updated', target, changes: [{ path: 'lostReasons', from, to }] }),
        }
      },
      { undoable: true },
    )
  }

  return {
    add: (actor, typed) =>
      change(actor, 'add', (reasons) => {
        const reason = readLostReason(typed)
        assertFree(reason, reasons)
        if (reasons.length >= MAX_LOST_REASONS) {
          throw new AppError('CONFLICT', { details: { reason: 'limit', of: 'lost-reason', limit: MAX_LOST_REASONS } })
        }
        return [...reasons, reason]
      }),

    rename: (actor, before, typed) =>
      change(actor, `rename-${reasonKey(before)}`, (reasons) => {
        const at = placeOf(reasons, before)
        const after = readLostReason(typed)
        assertFree(after, reasons.toSpliced(at, 1))
        return reasons.with(at, after)
      }),

    move: (actor, reason, direction, seen) =>
      change(actor, `move-${direction}-${reasonKey(reason)}`, (reasons) => {
        if (reasonsKey(reasons) !== seen) throw changedMeanwhile()
        const at = placeOf(reasons, reason)
        const to = direction === 'up' ? at - 1 : at + 1
        if (to < 0 || to >= reasons.length) return reasons
        return reasons.toSpliced(at, 1).toSpliced(to, 0, reason)
      }),

    remove: (actor, reason) =>
      change(actor, `remove-${reasonKey(reason)}`, (reasons) => reasons.toSpliced(placeOf(reasons, reason), 1)),
  }
}
