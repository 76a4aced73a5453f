/**
 * Undoes a bulk edit, the last chunk first, each in one transaction, or in pieces (core/pieces.ts), by what undoes the change of a
 * single record. What somebody has changed since stays, and is named.
 */
import { isAppError, isConflict } from '../../errors.ts'
import type { BulkEditRecord } from '../../models/bulk-edit.ts'
import type { EventRecord } from '../../models/event.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { createPace } from '../core/pace.ts'
import { finishChunk, pieceOperation, piecesOf } from '../core/pieces.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { definitionOf } from '../records/kind-definition.ts'
import { modelOf, nameOf } from '../records/seen-records.ts'
import { broughtAlong, gaveAway, removeBrought, undoingOf } from '../undo/undoing.ts'
import { BULK_EDIT_UNDO_JOB, type BulkEditTurn } from './bulk-edit-jobs.ts'
import { tellOwnersOfMoved, withoutNews } from './tell-owners.ts'
import {
  actionOf,
  CHUNK_OPERATION,
  chunkActor,
  CHUNKS_PER_JOB,
  type Piece,
  readTurn,
  stepOn,
} from './bulk-edit-store.ts'

const MAX_NAMES = 20

/** @throws AppError FORBIDDEN; what the signal throws */
export type UndoBulkEdit = (actor: Actor, ref: BulkEditTurn, signal: AbortSignal) => Promise<void>

/** @property next where the next piece begins; null if there is none */
type Undone = { readonly undone: number; readonly kept: readonly string[]; readonly next: number | null }

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

  /** @param from how many events of the chunk are undone, from the last one */
  async function undoPiece(
    actor: Actor,
    tx: Transaction,
    edit: BulkEditRecord,
    { commandId, from }: { readonly commandId: RegExp; readonly from: number },
  ): Promise<Undone> {
    const { workspaceId, kind } = edit
    const options = { session: tx.session, batchSize: 2_000 }
    const events = await models.events.find({ workspaceId, commandId }, null, options).sort({ _id: -1 }).lean()
    const own = { models, kinds, fields: tablesOf(actor) }
    const quiet = edit.change.what === 'move' ? withoutNews(tx) : tx
    const isBrought = broughtAlong(events)
    const kept: string[] = []
    let undone = 0
    const until = Math.min(events.length, from + tx.atMost(events.length))
    for (const event of events.slice(from, until)) {
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
    const next = until === events.length ? null : until
    if (next === null) await removeBrought(models, tx, events)
    return { undone, kept, next }
  }

  /** @returns where the next piece begins; null if the chunk is whole */
  async function advance(actor: Actor, ref: BulkEditTurn, edit: BulkEditRecord, piece: Piece): Promise<number | null> {
    const { part, from, pace, goesOn } = piece
    const { workspaceId, _id, written, runTurn } = edit
    const done = chunkActor(actor, { ...ref, turn: runTurn }, written - 1 - part)
    const commandId = piecesOf(done, CHUNK_OPERATION)
    const write = async (tx: Transaction): Promise<number | null> => {
      const { undone, kept, next } = await undoPiece(actor, tx, edit, { commandId, from })
      const now = await models.bulkEdits.findOne({ workspaceId, _id }, { keptNames: 1 }, { session: tx.session }).lean()
      const keptNames = [...(now?.keptNames ?? []), ...kept.filter((name) => name !== '')].slice(0, MAX_NAMES)
      const isLast = next === null && part + 1 >= written
      const end = isLast ? ({ state: 'undone', turn: ref.turn + 1 } as const) : {}
      await stepOn(models, tx, ref, piece, next, { $set: { keptNames, ...end }, $inc: { undone, kept: kept.length } })
      if (isLast) tellOwnersOfMoved(actor, tx, edit, true)
      if (next === null && !isLast && !goesOn) tx.enqueue(BULK_EDIT_UNDO_JOB, ref)
      return next
    }
    return transact(chunkActor(actor, ref, part), pieceOperation('bulk-edit.undo', from), write, { pace })
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
    const pace = createPace()
    try {
      for (let part = edit.part; part <= last; part += 1) {
        const chunk = { part, pace, goesOn: part < last }
        const from = part === edit.part ? (edit.piece ?? 0) : 0
        await finishChunk(from, (next) => advance(actor, ref, edit, { ...chunk, from: next }), signal)
      }
    } catch (error) {
      if (!isConflict(error, 'bulk-edit-over')) throw error
    }
  }
}
