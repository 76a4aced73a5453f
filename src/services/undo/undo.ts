/**
 * Undo: reads the events of one command and writes their inverse as a new command. If anything has changed again since,
 * the whole undo is refused, except for the removal of a member (undo-removal.ts).
 */
import { AppError } from '../../errors.ts'
import type { EventRecord, EventType } from '../../models/event.ts'
import { objectId, type EventId } from '../../models/ids.ts'
import type { RecordRef } from '../../ids.ts'
import type { Actor } from '../core/actor.ts'
import { beginUndoBulkEdit } from '../bulk-edits/begin-undo.ts'
import { may } from '../core/permissions.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import type { KindTable } from '../records/kind-definition.ts'
import type { Transaction } from '../core/transact.ts'
import { undoRemoval } from '../team/undo-removal.ts'
import { type InverseResult, targetOf } from './inverse.ts'
import { isPipelineChange } from './undo-pipeline.ts'
import { broughtAlong, gaveAway, removeBrought, undoingOf } from './undoing.ts'

/** How long a command can be undone, in milliseconds. */
export const UNDO_WINDOW_MS = 24 * 60 * 60 * 1000

/** Before anything is read: an actor who may change nothing does not learn which changes exist. */
function authorizeAny(kinds: KindTable, actor: Actor): void {
  if (Object.values(kinds).some(({ permissions }) => may(actor.role, permissions.write))) return
  throw new AppError('FORBIDDEN', { message: `Role ${actor.role} may not undo`, details: { action: 'undo' } })
}

export type Undone = InverseResult & {
  readonly type: EventType
  readonly target: RecordRef
}

export type UndoService = {
  /**
   * Undoes the command that an event belongs to.
   *
   * @throws AppError NOT_FOUND for an unknown event; FORBIDDEN when the actor may not change a record of the kind, and for
   * another member's command unless the actor is a leader;
   * EXPIRED after {@link UNDO_WINDOW_MS}; CONFLICT (reason: already-undone, changed-since) when it cannot be undone.
   * The last three say what record the command was `about`
   */
  readonly undo: (actor: Actor, eventId: EventId) => Promise<Undone>
  /**
   * Undoes the actor's latest command that can still be undone; null when there is none. Choosing it is part of the
   * command: a repeated delivery must not go on to the one before.
   *
   * @throws AppError FORBIDDEN; CONFLICT (reason: changed-since)
   */
  readonly undoLatest: (actor: Actor) => Promise<Undone | null>
}

export function createUndo(deps: Pick<RecordDeps, 'models' | 'transact' | 'tablesOf' | 'kinds'>): UndoService {
  const { models, transact, tablesOf, kinds } = deps

  async function undoCommand(actor: Actor, tx: Transaction, event: EventRecord): Promise<Undone> {
    const { workspaceId, commandId } = event
    const options = { session: tx.session }
    const command = await models.commands.findOne({ _id: commandId, workspaceId }, null, options).lean()
    if (command === null || !command.undoable) throw new AppError('NOT_FOUND', { details: { kind: 'change' } })
    const about = { about: targetOf(event) }
    if (command.memberId?.toHexString() !== actor.memberId && !may(actor.role, 'record.see-all')) {
      throw new AppError('FORBIDDEN', { details: { action: 'undo', ...about } })
    }
    if (command.undoneAt !== null) throw new AppError('CONFLICT', { details: { reason: 'already-undone', ...about } })
    if (tx.at.getTime() - command.at.getTime() > UNDO_WINDOW_MS)
      throw new AppError('EXPIRED', { details: { kind: 'change', ...about } })

    let events = await models.events.find({ workspaceId, commandId }, null, options).sort({ _id: -1 }).lean()
    const removal = events.find(({ type }) => type === 'member.removed')
    const bulk = events.find(({ type }) => type === 'bulk-edit.started')
    let undone: Undone | null = null
    if (bulk !== undefined) {
      undone = { type: bulk.type, target: targetOf(bulk), ...(await beginUndoBulkEdit(deps, actor, tx, bulk)) }
      events = []
    } else if (removal !== undefined) {
      undone = { type: removal.type, target: targetOf(removal), ...(await undoRemoval(deps, actor, tx, removal)) }
      events = []
    }
    const isBrought = broughtAlong(events)
    // What a stage that left moved on comes back with the stage.
    if (isPipelineChange(events)) events = events.filter(({ type }) => type.startsWith('pipeline.'))
    const fields = tablesOf(actor)
    for (const part of events) {
      if (isBrought(part)) continue
      const undoing = undoingOf(kinds, part.type)
      if (undoing === null) continue
      const { action, ownedBy, inverse } = undoing
      if (!may(actor.role, action)) throw new AppError('FORBIDDEN', { details: { action, ...about } })
      const seeing: Actor = gaveAway(actor, ownedBy, part) ? { ...actor, visibility: 'team' } : actor
      const result = await inverse({ models, kinds, fields }, seeing, tx, part)
      undone = { type: part.type, target: targetOf(part), ...result }
    }
    await removeBrought(models, tx, events)
    if (undone === null) throw new AppError('NOT_FOUND', { details: { kind: 'change' } })
    const marked = await models.commands.updateOne(
      { _id: commandId, workspaceId, undoneAt: null },
      { $set: { undoneAt: tx.at } },
      options,
    )
    if (marked.modifiedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'already-undone', ...about } })
    return undone
  }

  return {
    async undo(actor, eventId) {
      authorizeAny(kinds, actor)
      const workspaceId = objectId(actor.workspaceId)
      const event = await models.events.findOne({ workspaceId, _id: objectId(eventId) }).lean()
      if (event === null) throw new AppError('NOT_FOUND', { details: { kind: 'change' } })
      return transact(actor, `undo-${eventId}`, (tx) => undoCommand(actor, tx, event))
    },

    async undoLatest(actor) {
      authorizeAny(kinds, actor)
      const workspaceId = objectId(actor.workspaceId)
      return transact(actor, 'undo-latest', async (tx) => {
        const options = { session: tx.session }
        const since = new Date(tx.at.getTime() - UNDO_WINDOW_MS)
        const mine = { workspaceId, memberId: objectId(actor.memberId), undoable: true, undoneAt: null }
        const command = await models.commands
          .findOne({ ...mine, at: { $gt: since } }, { _id: 1 }, options)
          .sort({ at: -1 })
          .lean()
        if (command === null) return null
        const event = await models.events.findOne({ workspaceId, commandId: command._id }, null, options).lean()
        return event === null ? null : undoCommand(actor, tx, event)
      })
    },
  }
}
