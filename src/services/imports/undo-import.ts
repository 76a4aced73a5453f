/**
 * Undoes an import, the last chunk first, each chunk in one transaction, or in pieces (core/pieces.ts): what was created is deleted
 * and what was changed is as it was. What somebody has changed since stays, and is named.
 */
import { AppError, isConflict } from '../../errors.ts'
import { idOf, type MemberId } from '../../models/ids.ts'
import type { ImportRecord } from '../../models/import.ts'
import { createPace, type Pace } from '../core/pace.ts'
import { finishChunk, pieceOperation, piecesOf, writtenUpTo } from '../core/pieces.ts'
import type { Transaction } from '../core/transact.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'
import { IMPORT_UNDO_JOB, type ImportTurn } from './import-jobs.ts'
import { actorOf, type ImportDeps, readTurn } from './import-store.ts'
import { CHUNK_OPERATION } from './run-import.ts'
import { undoPiece } from './undo-chunk.ts'

const MAX_CHUNKS_PER_JOB = 40
const MAX_NAMES = 20

/**
 * Some events of a chunk.
 *
 * @property part which chunk, from the last one
 * @property from how many of its events are undone
 * @property goesOn whether this job goes on after the chunk
 */
type Piece = { readonly part: number; readonly from: number; readonly pace: Pace; readonly goesOn: boolean }

export type UndoImport = (ref: ImportTurn, signal: AbortSignal) => Promise<void>

export function createUndoImport(deps: ImportDeps): UndoImport {
  const { models, transact, tablesOf } = deps

  async function advance(
    own: TableDeps,
    ref: ImportTurn,
    imported: ImportRecord,
    { part, from, pace, goesOn }: Piece,
  ): Promise<number | null> {
    const { workspaceId, _id, memberId, written, runTurn } = imported
    const importer = idOf<MemberId>(memberId)
    const done = actorOf({ ...ref, turn: runTurn }, importer, written - 1 - part)
    const actor = actorOf(ref, importer, part)
    const write = async (tx: Transaction): Promise<number | null> => {
      const { session } = tx
      const chunk = { workspaceId, importId: _id, actor, commandId: piecesOf(done, CHUNK_OPERATION) }
      const { undone, kept, next } = await undoPiece(own, tx, chunk, from)
      const isLast = next === null && part + 1 >= written
      const place = next === null ? { part: part + 1, piece: 0 } : { piece: next }
      const now = await models.imports.findOne({ workspaceId, _id }, { keptNames: 1 }, { session }).lean()
      const keptNames = [...(now?.keptNames ?? []), ...kept].slice(0, MAX_NAMES)
      const end: Partial<ImportRecord> = isLast ? { state: 'undone', turn: ref.turn + 1, undoUntil: null } : {}
      const moved = await models.imports.updateOne(
        { workspaceId, _id, turn: ref.turn, part, piece: writtenUpTo(from) },
        { $set: { ...place, keptNames, ...end }, $inc: { version: 1, undone, kept: kept.length } },
        { session },
      )
      if (moved.modifiedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'import-over' } })
      if (next === null && !isLast && !goesOn) tx.enqueue(IMPORT_UNDO_JOB, ref)
      return next
    }
    return transact(actor, pieceOperation('import.undo', from), write, { pace })
  }

  return async (ref, signal) => {
    const imported = await readTurn(models, ref)
    if (imported === null) return
    const regional = await readRegionalSettings(models, ref.workspaceId)
    if (regional === null) return
    const own = { models, fields: tablesOf(regional) }
    const last = Math.min(imported.written, imported.part + MAX_CHUNKS_PER_JOB) - 1
    const pace = createPace()
    try {
      for (let part = imported.part; part <= last; part += 1) {
        const from = part === imported.part ? (imported.piece ?? 0) : 0
        const chunk = { part, pace, goesOn: part < last }
        await finishChunk(from, (next) => advance(own, ref, imported, { ...chunk, from: next }), signal)
      }
    } catch (error) {
      if (!isConflict(error, 'import-over')) throw error
    }
  }
}
