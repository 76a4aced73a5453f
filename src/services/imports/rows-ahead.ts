/**
 * Reads the rows of the next chunk into inputs while the database is busy with the one before: of all the work for a chunk,
 * only this does not depend on what is stored.
 */
import { isDeepStrictEqual } from 'node:util'
import { setImmediate } from 'node:timers/promises'

import type { ImportRow } from '../../models/import-chunk.ts'
import type { RunContext } from './chunk-context.ts'
import type { RowRead } from './read-row.ts'

/** Read at once; then whatever waits for an answer of the database has its turn. */
const ROWS_AT_ONCE = 10

type Ahead = { readonly rows: readonly ImportRow[]; readonly reads: RowRead[] }

export type RowsAhead = {
  /** Begins to read a chunk. What fails is read again when it is taken. */
  readonly begin: (index: number) => void
  /** @param rows of the chunk, as they are now: they may have been erased since they were read */
  readonly take: (index: number, rows: readonly ImportRow[]) => readonly RowRead[]
}

export function createRowsAhead({
  own: { models },
  imported: { workspaceId, _id: importId },
  read,
}: RunContext): RowsAhead {
  const ahead = new Map<number, Ahead>()

  async function readChunk(index: number): Promise<void> {
    const chunk = await models.importChunks.findOne({ workspaceId, importId, index }, { rows: 1 }).lean()
    if (chunk === null) return
    const begun: Ahead = { rows: chunk.rows, reads: [] }
    ahead.set(index, begun)
    for (let from = 0; from < chunk.rows.length; from += ROWS_AT_ONCE) {
      await setImmediate()
      if (ahead.get(index) !== begun) return
      begun.reads.push(...chunk.rows.slice(from, from + ROWS_AT_ONCE).map(read))
    }
  }

  return {
    begin: (index) => void readChunk(index).catch(() => ahead.delete(index)),
    take(index, rows) {
      const known = ahead.get(index)
      const isSame = known !== undefined && isDeepStrictEqual(known.rows, rows)
      const reads = isSame ? known.reads : []
      const all = [...reads, ...rows.slice(reads.length).map(read)]
      // A transaction that is repeated takes them again; those before are not needed any more.
      ahead.clear()
      ahead.set(index, { rows, reads: all })
      return all
    },
  }
}
