/** The one way to change an import. A new state, and with it a new turn, makes the jobs of the one before void. */
import { AppError, type ConflictReason } from '../../errors.ts'
import type { ImportId } from '../../models/ids.ts'
import type { ImportRecord } from '../../models/import.ts'
import type { Actor } from '../core/actor.ts'
import type { JobDeclaration, JobKind } from '../core/define-job.ts'
import { authorize } from '../core/permissions.ts'
import type { NewEvent, Transaction } from '../core/transact.ts'
import { IMPORT_CHECK_JOB, IMPORT_PROGRESS_JOB, type ImportTurn } from './import-jobs.ts'
import { type ImportDeps, readImport, writeImport } from './import-store.ts'

/** Where to show how far it is: in a message that is there, else in a new one. */
export type Watched = { readonly over?: number }

export type NextOfImport = {
  readonly set: Partial<ImportRecord>
  readonly job?: JobDeclaration<JobKind, ImportTurn>
  readonly event?: Pick<NewEvent, 'type' | 'changes'>
}

export type ChangeImport = (
  actor: Actor,
  id: ImportId,
  operation: string,
  /** Null if there is nothing to change. */
  decide: (imported: ImportRecord, tx: Transaction) => NextOfImport | null,
  watched?: Watched | null,
) => Promise<null>

export function importConflict(
  reason: Extract<ConflictReason, 'import-busy' | 'import-over' | 'already-undone'>,
): AppError {
  return new AppError('CONFLICT', { message: `The import refuses: ${reason}`, details: { reason } })
}

/** Another mapping makes the check that is under way void. @throws AppError CONFLICT once it is being written */
export function assertNotBegun({ state }: ImportRecord): void {
  if (state === 'ready' || state === 'checking') return
  throw importConflict(state === 'reading' || state === 'running' ? 'import-busy' : 'import-over')
}

/** What is read otherwise from now on: the check begins again. */
export function checkedAgain(set: Partial<ImportRecord>): NextOfImport {
  return { set: { ...set, state: 'checking', expected: null }, job: IMPORT_CHECK_JOB }
}

export function watchIn(tx: Transaction, { workspaceId, memberId }: Actor, importId: ImportId, over?: number): void {
  const payload = { workspaceId, importId, memberId }
  tx.enqueue(IMPORT_PROGRESS_JOB, over === undefined ? payload : { ...payload, messageId: over })
}

/** @throws AppError FORBIDDEN; NOT_FOUND; whatever `decide` throws */
export function createChangeImport({ models, transact }: Pick<ImportDeps, 'models' | 'transact'>): ChangeImport {
  return (actor, id, operation, decide, watched = null) => {
    authorize(actor, 'import.run')
    return transact(actor, `import.${operation}-${id}`, async (tx) => {
      const imported = await readImport(models, actor, id, tx)
      const next = decide(imported, tx)
      if (next === null) return null
      const turn = imported.turn + 1
      await writeImport(models, tx, imported, { ...next.set, turn, part: 0, piece: 0 })
      if (next.job !== undefined) {
        tx.enqueue(next.job, { workspaceId: actor.workspaceId, importId: id, turn })
      }
      if (watched !== null) watchIn(tx, actor, id, watched.over)
      if (next.event !== undefined) tx.record({ ...next.event, target: { kind: 'import', id } })
      return null
    })
  }
}
