/**
 * Undoes a bulk edit, the last chunk first, each in one transaction, by what undoes the change of a single record. What somebody
 * has changed since stays, and is named.
 */
import { isAppError, isConflict } from '../../errors.ts'
import type { BulkEditRecord } from '../../models/bulk-edit.ts'
import type { EventRecord } from '../../models/event.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { commandIdOf, type Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { definitionOf } from '../records/kind-definition.ts'
import { modelOf, nameOf } from '../records/seen-records.ts'
import { broughtAlong, gaveAway, removeBrought, undoingOf } from '../undo/undoing.ts'
import { BULK_EDIT_UNDO_JOB, type BulkEditTurn } from './bulk-edit-jobs.ts'
import { tellOwnersOfMoved, withoutNews } from './tell-owners.ts'
import { actionOf, CHUNK_OPERATION, chunkActor, CHUNKS_PER_JOB, readTurn, stepOn } from './bulk-edit-store.ts'

const MAX_NAMES = 20

/** @throws AppError FORBIDDEN; what the signal throws */
export type UndoBulkEdit = (actor: Actor, ref: BulkEditTurn, signal: AbortSignal) => Promise<void>

type Undone = { readonly undone: number; readonly kept: readonly string[] }

/** Whether the record is no longer as the bulk edit left it, or nothing may put it back. */
function staysAsItIs(error: unknown): boolean {
  if (!isAppError(error)) return false
  return isConflict(error, 'changed-since') || error.code === 'NOT_FOUND' || error.code === 'VALIDATION'
}

export function createUndoBulkEdit(deps: RecordDeps): UndoBulkEdit {
  const { models, transact, tablesOf, kinds } = deps

  async function nameOfTarget(tx: Transaction, { workspaceId, target }: EventRecord): Promise<string> {
    const definition = definitionOf(kinds, target.kind)
    if (definition === null) return ''
    const options = { session: tx.session }
    const record = await modelOf(models, definition).findOne({ workspaceId, _id: target.id }, null, options).lean()
    return record === null ? '' : nameOf(definition, record)
  }

  async function undoChunk(actor: Actor, tx: Transaction, edit: BulkEditRecord, commandId: string): Promise<Undone> {
    const { workspaceId, kind } = edit
    const options = { session: tx.session, batchSize: 2_000 }
    const events = await models.events.find({ workspaceId, commandId }, null, options).sort({ _id: -1 }).lean()
    const own = { models, kinds, fields: tablesOf(actor) }
    const quiet = edit.change.what === 'move' ? withoutNews(tx) : tx
    const isBrought = broughtAlong(events)
    const kept: string[] = []
    let undone = 0
    for (const event of events) {
      const undoing = isBrought(event) ? null : undoingOf(kinds, event.type)
      if (undoing === null) continue
      const seeing: Actor = gaveAway(actor, undoing.ownedBy, event) ? { ...actor, visibility: 'team' } : actor
      // A task that went with its record comes back with it; only records count.
      const counts = event.target.kind === kind
      try {
        await undoing.inverse(own, seeing, quiet, event)
        if (counts) undone += 1
      } catch (error) {
        if (!staysAsItIs(error)) throw error
        if (counts) kept.push(await nameOfTarget(tx, event))
      }
    }
    await removeBrought(models, tx, events)
    return { undone, kept }
  }

  async function advance(actor: Actor, ref: BulkEditTurn, edit: BulkEditRecord, part: number, goesOn: boolean) {
    const { workspaceId, _id, written, runTurn } = edit
    const done = chunkActor(actor, { ...ref, turn: runTurn }, written - 1 - part)
    await transact(chunkActor(actor, ref, part), 'bulk-edit.undo', async (tx) => {
      const { undone, kept } = await undoChunk(actor, tx, edit, commandIdOf(done, CHUNK_OPERATION))
      const now = await models.bulkEdits.findOne({ workspaceId, _id }, { keptNames: 1 }, { session: tx.session }).lean()
      const keptNames = [...(now?.keptNames ?? []), ...kept.filter((name) => name !== '')].slice(0, MAX_NAMES)
      const isLast = part + 1 >= written
      const end = isLast ? ({ state: 'undone', turn: ref.turn + 1 } as const) : {}
      await stepOn(models, tx, ref, part, { $set: { keptNames, ...end }, $inc: { undone, kept: kept.length } })
      if (isLast) tellOwnersOfMoved(actor, tx, edit, true)
      if (!isLast && !goesOn) tx.enqueue(BULK_EDIT_UNDO_JOB, ref)
      return null
    })
  }

  return async (actor, ref, signal) => {
    const edit = await readTurn(models, ref)
    if (edit === null) return
    authorize(actor, actionOf(edit))
    const { workspaceId, _id, written, turn } = edit
    if (written === 0) {
      const nothing = { state: 'undone', turn: turn + 1 } as const
      await models.bulkEdits.updateOne({ workspaceId, _id, turn }, { $set: nothing, $inc: { version: 1 } })
      return
    }
    const last = Math.min(written, edit.part + CHUNKS_PER_JOB) - 1
    try {
      for (let part = edit.part; part <= last; part += 1) {
        signal.throwIfAborted()
        await advance(actor, ref, edit, part, part < last)
      }
    } catch (error) {
      if (!isConflict(error, 'bulk-edit-over')) throw error
    }
  }
}
