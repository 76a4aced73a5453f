/**
 * Writes an import, chunk by chunk. A chunk is one transaction under a command of its own, together with the number of the
 * next one: whatever happens to the process, every row is written exactly once, and the run goes on after the last chunk. Where a
 * chunk takes longer than a transaction may, it is written in pieces, each a transaction.
 */
import { AppError, isConflict, isTooSlow } from '../../errors.ts'
import { idOf, type MemberId } from '../../models/ids.ts'
import { IMPORT_FIGURES, type ImportRecord } from '../../models/import.ts'
import { IMPORT_REPORT_JOB, IMPORT_RUN_JOB, type ImportTurn } from './import-jobs.ts'
import { actorOf, type ImportDeps, readTurn } from './import-store.ts'
import { readRunContext } from './run-context.ts'
import { pieceOperation } from './piece-commands.ts'
import { MAX_CHUNK_ROWS } from './stage-rows.ts'
import { undoUntil } from './undo-window.ts'
import type { RunContext } from './chunk-context.ts'
import { writeChunk } from './write-chunk.ts'

/** A job ends after so many chunks and enqueues the next one, so that none runs for hours and others get their turn. */
const MAX_CHUNKS_PER_JOB = 40

/** Pieces are halved down to about so many rows before the job fails, and waits. */
const MIN_PIECE_ROWS = 8

export type RunImport = {
  /** Writes some chunks. Does nothing if the import is in another turn. @throws what the signal throws */
  readonly run: (ref: ImportTurn, signal: AbortSignal) => Promise<void>
}

/**
 * Some rows of a chunk.
 *
 * @property from the first of them, from 0
 * @property most how many at most
 * @property goesOn whether this job goes on after the chunk
 */
type Piece = { readonly index: number; readonly from: number; readonly most: number; readonly goesOn: boolean }

export function createRunImport(deps: ImportDeps): RunImport {
  const { models, transact } = deps

  /**
   * @returns how many rows of the chunk are written now; null when it is whole
   * @throws AppError CONFLICT (import-over) if it was cancelled; UNAVAILABLE (too-slow): then nothing was written
   */
  async function advance(
    ref: ImportTurn,
    context: RunContext,
    { index, from, most, goesOn }: Piece,
  ): Promise<number | null> {
    const { workspaceId, _id, memberId, chunks } = context.imported
    const own = { workspaceId, importId: _id, index }
    return transact(actorOf(ref, idOf<MemberId>(memberId), index), pieceOperation(from), async (tx) => {
      const { session } = tx
      const chunk = await models.importChunks.findOne(own, { rows: 1, refused: 1 }, { session }).lean()
      const rows = chunk?.rows ?? []
      const until = Math.min(rows.length, from + most)
      const { figures, refused } = await writeChunk(context, tx, rows.slice(from, until).map(context.read))
      const isWhole = until === rows.length
      const isLast = isWhole && index + 1 >= chunks
      const end: Partial<ImportRecord> = isLast
        ? { state: 'done', turn: ref.turn + 1, undoUntil: undoUntil(tx.at) }
        : {}
      const place = isWhole ? { part: index + 1, piece: 0 } : { part: index, piece: until }
      const now = await models.imports
        .findOneAndUpdate(
          { workspaceId, _id, turn: ref.turn, part: index, piece: from === 0 ? { $in: [0, null] } : from },
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
    })
  }

  /**
   * Writes the rest of a chunk, in pieces that become smaller as long as they take too long.
   *
   * @param most how many rows a piece begins with
   * @returns how many it ended with: the next chunk would take as long
   */
  async function finishChunk(ref: ImportTurn, context: RunContext, chunk: Piece, signal: AbortSignal): Promise<number> {
    let { most } = chunk
    for (let from: number | null = chunk.from; from !== null;) {
      signal.throwIfAborted()
      try {
        from = await advance(ref, context, { ...chunk, from, most })
      } catch (error) {
        if (!isTooSlow(error) || most <= MIN_PIECE_ROWS) throw error
        most = Math.ceil(most / 2)
      }
    }
    return most
  }

  return {
    async run(ref, signal) {
      const imported = await readTurn(models, ref)
      if (imported === null) return
      const context = await readRunContext(deps, imported)
      const last = Math.min(imported.chunks, imported.part + MAX_CHUNKS_PER_JOB) - 1
      let most = MAX_CHUNK_ROWS
      try {
        for (let index = imported.part; index <= last; index += 1) {
          const from = index === imported.part ? (imported.piece ?? 0) : 0
          most = await finishChunk(ref, context, { index, from, most, goesOn: index < last }, signal)
        }
      } catch (error) {
        if (!isConflict(error, 'import-over')) throw error
      }
    },
  }
}
