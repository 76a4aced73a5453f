/**
 * Writes an import, chunk by chunk. A chunk is one transaction under a command of its own, together with the number of the
 * next one: whatever happens to the process, every row is written exactly once, and the run goes on after the last chunk.
 */
import { AppError, isConflict } from '../../errors.ts'
import { idOf, type MemberId } from '../../models/ids.ts'
import { IMPORT_FIGURES, type ImportRecord } from '../../models/import.ts'
import { IMPORT_REPORT_JOB, IMPORT_RUN_JOB, type ImportTurn } from './import-jobs.ts'
import { actorOf, type ImportDeps, readTurn } from './import-store.ts'
import { readRunContext } from './run-context.ts'
import { undoUntil } from './undo-window.ts'
import type { RunContext } from './chunk-context.ts'
import { writeChunk } from './write-chunk.ts'

/** A job ends after so many chunks and enqueues the next one, so that none runs for hours and others get their turn. */
const MAX_CHUNKS_PER_JOB = 40

/** The operation's part of the command ids: undo finds the events of a chunk by it. */
export const CHUNK_OPERATION = 'import.chunk'

export type RunImport = {
  /** Writes some chunks. Does nothing if the import is in another turn. @throws what the signal throws */
  readonly run: (ref: ImportTurn, signal: AbortSignal) => Promise<void>
}

export function createRunImport(deps: ImportDeps): RunImport {
  const { models, transact } = deps

  /** @throws AppError CONFLICT (import-over) if it was cancelled; then nothing was written */
  async function advance(
    ref: ImportTurn,
    context: RunContext,
    { index, goesOn }: { readonly index: number; readonly goesOn: boolean },
  ): Promise<void> {
    const { workspaceId, _id, memberId, chunks } = context.imported
    const own = { workspaceId, importId: _id, index }
    await transact(actorOf(ref, idOf<MemberId>(memberId), index), CHUNK_OPERATION, async (tx) => {
      const { session } = tx
      const chunk = await models.importChunks.findOne(own, { rows: 1 }, { session }).lean()
      const reads = (chunk?.rows ?? []).map(context.read)
      const { figures, refused } = await writeChunk(context, tx, reads)
      const isLast = index + 1 >= chunks
      const end: Partial<ImportRecord> = isLast
        ? { state: 'done', turn: ref.turn + 1, undoUntil: undoUntil(tx.at) }
        : {}
      const now = await models.imports
        .findOneAndUpdate(
          { workspaceId, _id, turn: ref.turn, part: index },
          {
            $set: { part: index + 1, written: index + 1, ...end },
            $inc: {
              version: 1,
              ...Object.fromEntries(IMPORT_FIGURES.map((name) => [`figures.${name}`, figures[name]])),
            },
          },
          { session, returnDocument: 'after', projection: { figures: 1 } },
        )
        .lean()
      if (now === null) throw new AppError('CONFLICT', { details: { reason: 'import-over' } })
      if (refused.length > 0) await models.importChunks.updateOne(own, { $set: { refused } }, { session })
      if (isLast && now.figures.refused > 0) {
        const { workspaceId: of, importId } = ref
        tx.enqueue(IMPORT_REPORT_JOB, { workspaceId: of, importId, memberId: idOf<MemberId>(memberId) })
      }
      if (!isLast && !goesOn) tx.enqueue(IMPORT_RUN_JOB, ref)
      return null
    })
  }

  return {
    async run(ref, signal) {
      const imported = await readTurn(models, ref)
      if (imported === null) return
      const context = await readRunContext(deps, imported)
      const last = Math.min(imported.chunks, imported.part + MAX_CHUNKS_PER_JOB) - 1
      try {
        for (let index = imported.part; index <= last; index += 1) {
          signal.throwIfAborted()
          await advance(ref, context, { index, goesOn: index < last })
        }
      } catch (error) {
        if (!isConflict(error, 'import-over')) throw error
      }
    },
  }
}
