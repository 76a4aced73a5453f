/** Ends an import whose job the queue has given up, so that somebody can go on with it: undo what is written, say. */
import { idOf, type MemberId } from '../../models/ids.ts'
import type { ImportTurn } from './import-jobs.ts'
import { actorOf, type ImportDeps, readTurn, writeImport } from './import-store.ts'
import { undoUntil } from './undo-window.ts'

export type StopImport = (ref: ImportTurn) => Promise<void>

export function createStopImport({ models, transact }: Pick<ImportDeps, 'models' | 'transact'>): StopImport {
  return async (ref) => {
    const before = await readTurn(models, ref)
    if (before === null) return
    await transact(actorOf(ref, idOf<MemberId>(before.memberId), 'stop'), 'import.stop', async (tx) => {
      const imported = await readTurn(models, ref, tx)
      if (imported === null) return null
      const { state, turn, part, written, undoUntil: until } = imported
      const left = state === 'undoing' ? written - part : written
      const set = {
        state: 'cancelled',
        turn: turn + 1,
        problem: 'interrupted',
        part: 0,
        written: left,
        undoUntil: left === 0 ? null : (until ?? undoUntil(tx.at)),
      } as const
      await writeImport(models, tx, imported, set)
      return null
    })
  }
}
