/**
 * Undoes an import, the last chunk first, each chunk in one transaction: what was created is deleted and what was changed is
 * as it was. What somebody has changed since stays, and is named.
 */
import { AppError, isConflict } from '../../errors.ts'
import { idOf, type MemberId } from '../../models/ids.ts'
import type { ImportRecord } from '../../models/import.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'
import { IMPORT_UNDO_JOB, type ImportTurn } from './import-jobs.ts'
import { actorOf, type ImportDeps, readTurn } from './import-store.ts'
import { piecesOf } from './piece-commands.ts'
import { undoChunk } from './undo-chunk.ts'

const MAX_CHUNKS_PER_JOB = 40
const MAX_NAMES = 20

export type UndoImport = (ref: ImportTurn, signal: AbortSignal) => Promise<void>

export function createUndoImport(deps: ImportDeps): UndoImport {
  const { models, transact, tablesOf } = deps

  async function advance(
    own: TableDeps,
    ref: ImportTurn,
    imported: ImportRecord,
    { part, goesOn }: { readonly part: number; readonly goesOn: boolean },
  ): Promise<void> {
    const { workspaceId, _id, memberId, written, runTurn } = imported
    const importer = idOf<MemberId>(memberId)
    const done = actorOf({ ...ref, turn: runTurn }, importer, written - 1 - part)
    const actor = actorOf(ref, importer, part)
    await transact(actor, 'import.undo', async (tx) => {
      const { session } = tx
      const { undone, kept } = await undoChunk(own, tx, {
        workspaceId,
        importId: _id,
        actor,
        commandId: piecesOf(done),
      })
      const isLast = part + 1 >= written
      const now = await models.imports.findOne({ workspaceId, _id }, { keptNames: 1 }, { session }).lean()
      const keptNames = [...(now?.keptNames ?? []), ...kept].slice(0, MAX_NAMES)
      const end: Partial<ImportRecord> = isLast ? { state: 'undone', turn: ref.turn + 1, undoUntil: null } : {}
      const moved = await models.imports.updateOne(
        { workspaceId, _id, turn: ref.turn, part },
        { $set: { part: part + 1, keptNames, ...end }, $inc: { version: 1, undone, kept: kept.length } },
        { session },
      )
      if (moved.modifiedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'import-over' } })
      if (!isLast && !goesOn) tx.enqueue(IMPORT_UNDO_JOB, ref)
      return null
    })
  }

  return async (ref, signal) => {
    const imported = await readTurn(models, ref)
    if (imported === null) return
    const regional = await readRegionalSettings(models, ref.workspaceId)
    if (regional === null) return
    const own = { models, fields: tablesOf(regional) }
    const last = Math.min(imported.written, imported.part + MAX_CHUNKS_PER_JOB) - 1
    try {
      for (let part = imported.part; part <= last; part += 1) {
        signal.throwIfAborted()
        await advance(own, ref, imported, { part, goesOn: part < last })
      }
    } catch (error) {
      if (!isConflict(error, 'import-over')) throw error
    }
  }
}
