/**
 * Writes an import, chunk by chunk. A chunk is one transaction under a command of its own, together with the number of the
 * next one: whatever happens to the process, every row is written exactly once, and the run goes on after the last chunk. Where a
 * chunk takes longer than a transaction may, it is written in pieces (core/pieces.ts).
 */
import { AppError, isConflict } from '../../errors.ts'
import { idOf, type MemberId } from '../../models/ids.ts'
import { IMPORT_FIGURES, type ImportRecord } from '../../models/import.ts'
import { IMPORT_REPORT_JOB, IMPORT_RUN_JOB, type ImportTurn } from './import-jobs.ts'
import type { Transaction } from '../core/transact.ts'
import { actorOf, type ImportDeps, readTurn } from './import-store.ts'
import { readRunContext } from './run-context.ts'
import { createPace, type Pace } from '../core/pace.ts'
import { finishChunk, pieceOperation, writtenUpTo } from '../core/pieces.ts'
import { undoUntil } from './undo-window.ts'
import type { RunContext } from './chunk-context.ts'
import { writeChunk } from './write-chunk.ts'

/** A job ends after so many chunks and enqueues the next one, so that none runs for hours and others get their turn. */
const MAX_CHUNKS_PER_JOB = 40

export type RunImport = {
  /** Writes some chunks. Does nothing if the import is in another turn. @throws what the signal throws */
  readonly run: (ref: ImportTurn, signal: AbortSignal) => Promise<void>
}

/** The operation's part of the command ids: undo finds the events of a chunk by it. */
export const CHUNK_OPERATION = 'import.chunk'

/**
 * Some rows of a chunk.
 *
 * @property from the first of them, from 0
 * @property goesOn whether this job goes on after the chunk
 */
type Piece = { readonly index: number; readonly from: number; readonly pace: Pace; readonly goesOn: boolean }

export function createRunImport(deps: ImportDeps): RunImport {
  const { models, transact } = deps

  /**
   * @returns how many rows of the chunk are written now; null when it is whole
   * @throws AppError CONFLICT (import-over) if it was cancelled; UNAVAILABLE (too-slow): then nothing was written
   */
  async function advance(
    ref: ImportTurn,
    context: RunContext,
    { index, from, pace, goesOn }: Piece,
  ): Promise<number | null> {
    const { workspaceId, _id, memberId, chunks } = context.imported
    const own = { workspaceId, importId: _id, index }
    const actor = actorOf(ref, idOf<MemberId>(memberId), index)
    const write = async (tx: Transaction): Promise<number | null> => {
      const { session } = tx
      const chunk = await models.importChunks.findOne(own, { rows: 1, refused: 1 }, { session }).lean()
      const rows = chunk?.rows ?? []
      const until = Math.min(rows.length, from + tx.atMost(rows.length))
      const { figures, refused } = await writeChunk(context, tx, rows.slice(from, until).map(context.read))
      const isWhole = until === rows.length
      const isLast = isWhole && index + 1 >= chunks
      const end: Partial<ImportRecord> = isLast
        ? { state: 'done', turn: ref.turn + 1, undoUntil: undoUntil(tx.at) }
        : {}
      const place = isWhole ? { part: index + 1, piece: 0 } : { part: index, piece: until }
      const now = await models.imports
        .findOneAndUpdate(
          { workspaceId, _id, turn: ref.turn, part: index, piece: writtenUpTo(from) },
          {
            $set: { ...place, written: index + 1, ...end },
            $inc: {
              version: 1,
              ...Object.fromEntries(IMPORT_FIGURES.map((name) => [`figures.${name}`, figures[name]])),
            },
          },
          { session, returnDocument: 'after', projection: { figures: 1 } },
        )
        .lean()
      if (now === null) throw new AppError('CONFLICT', { details: { reason: 'import-over' } })
      if (refused.length > 0) {
        const all = [...(chunk?.refused ?? []), ...refused]
        await models.importChunks.updateOne(own, { $set: { refused: all } }, { session })
      }
      if (isLast && now.figures.refused > 0) {
        const { workspaceId: of, importId } = ref
        tx.enqueue(IMPORT_REPORT_JOB, { workspaceId: of, importId, memberId: idOf<MemberId>(memberId) })
      }
      if (isWhole && !isLast && !goesOn) tx.enqueue(IMPORT_RUN_JOB, ref)
      return isWhole ? null : until
    }
    return transact(actor, pieceOperation(CHUNK_OPERATION, from), write, { pace })
  }

  return {
    async run(ref, signal) {
      const imported = await readTurn(models, ref)
      if (imported === null) return
      const context = await readRunContext(deps, imported)
      const last = Math.min(imported.chunks, imported.part + MAX_CHUNKS_PER_JOB) - 1
      const pace = createPace()
      try {
        for (let index = imported.part; index <= last; index += 1) {
          const from = index === imported.part ? (imported.piece ?? 0) : 0
          const chunk = { index, pace, goesOn: index < last }
          await finishChunk(from, (next) => advance(ref, context, { ...chunk, from: next }), signal)
        }
      } catch (error) {
        if (!isConflict(error, 'import-over')) throw error
      }
    },
  }
}
