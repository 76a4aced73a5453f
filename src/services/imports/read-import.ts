/** Reads the file of an import, and then asks for a check of what writing it would do. */
import { isConflict } from '../../errors.ts'
import { idOf, type MemberId } from '../../models/ids.ts'
import type { ImportProblem, ImportRecord } from '../../models/import.ts'
import type { Transaction } from '../core/transact.ts'
import { wordsOf } from './file-words.ts'
import { IMPORT_CHECK_JOB, type ImportTurn } from './import-jobs.ts'
import { actorOf, type ImportDeps, readTurn, writeImport } from './import-store.ts'
import { NOTE_TARGET } from './import-targets.ts'
import { withOwnTargets } from './own-columns.ts'
import { stageRows, type StagedTable, type StageLimits } from './stage-rows.ts'

export const MAX_IMPORT_ROWS = 100_000

/** Opens the file; null if whoever keeps it does not give it. */
export type OpenImportFile = (
  imported: Pick<ImportRecord, 'fileId' | 'name'>,
) => Promise<AsyncIterable<Uint8Array> | null>

export type ReadImport = {
  /** @throws what the file throws, and what the signal throws */
  readonly read: (ref: ImportTurn, open: OpenImportFile, signal: AbortSignal, limits?: StageLimits) => Promise<void>
  /** The queue gave up. */
  readonly fail: (ref: ImportTurn, problem: ImportProblem) => Promise<void>
}

/**
 * The columns as they were given to fields when a file with the same ones was last imported. What nothing took then, and in a
 * new file, goes to the team's own field of that name, unless a member wants it as a note. Words mean what they meant then.
 */
async function proposed(
  { models, imports: ports }: Pick<ImportDeps, 'models' | 'imports'>,
  { session }: Transaction,
  { workspaceId }: ImportRecord,
  { shape, columns }: Extract<StagedTable, { kind: 'staged' }>,
): Promise<Pick<ImportRecord, 'columns' | 'words'>> {
  const [last] = await models.imports
    .find({ workspaceId, shape, runTurn: { $gt: 0 } }, { columns: 1, words: 1 }, { session })
    .sort({ _id: -1 })
    .limit(1)
    .lean()
  const workspace = await models.workspaces.findById(workspaceId, { fields: 1 }, { session }).lean()
  const headers = columns.map(({ header }) => header)
  const byName = ports.recognise(
    headers,
    headers.map(() => []),
  ).targets
  const own = withOwnTargets(workspace?.fields ?? [], columns, byName)
  const asBefore = columns.map((column, index) => {
    const known = last?.columns[index]
    if (known === undefined) return { ...column, target: own[index] ?? column.target }
    const { target, chosen } = known
    if (chosen === true) return { ...column, target, chosen }
    return { ...column, target: target === NOTE_TARGET ? (own[index] ?? target) : target }
  })
  return { columns: asBefore, words: last === undefined ? [] : wordsOf(last) }
}

export function createReadImport(deps: ImportDeps): ReadImport {
  const { models, transact, imports: ports } = deps

  async function stage(
    imported: ImportRecord,
    open: OpenImportFile,
    limits: StageLimits,
    signal: AbortSignal,
  ): Promise<StagedTable> {
    const chunks = await open(imported)
    if (chunks === null) return { kind: 'refused', problem: 'not-given', row: null }
    const table = await ports.openTable(chunks)
    if (table.kind === 'refused') return table
    try {
      return await stageRows(deps, imported, table, limits, signal)
    } finally {
      await table.rows.return(undefined)
    }
  }

  async function settle(ref: ImportTurn, staged: StagedTable): Promise<void> {
    const before = await readTurn(models, ref)
    if (before === null) return
    await transact(actorOf(ref, idOf<MemberId>(before.memberId), 'read'), 'import.read', async (tx) => {
      const imported = await readTurn(models, ref, tx)
      if (imported === null || imported.state === 'failed') return null
      const turn = imported.turn + 1
      if (staged.kind === 'refused') {
        const set = { state: 'failed', turn, problem: staged.problem, problemRow: staged.row } as const
        await writeImport(models, tx, imported, set)
        return null
      }
      const { kind: _, ...read } = staged
      const known = await proposed(deps, tx, imported, staged)
      await writeImport(models, tx, imported, { ...read, ...known, state: 'checking', turn, part: 0 })
      tx.enqueue(IMPORT_CHECK_JOB, { ...ref, turn })
      return null
    })
  }

  return {
    async read(ref, open, signal, limits = { maxRows: MAX_IMPORT_ROWS }) {
      const imported = await readTurn(models, ref)
      if (imported === null) return
      try {
        await settle(ref, await stage(imported, open, limits, signal))
      } catch (error) {
        if (!isConflict(error, 'import-over')) throw error
      }
    },
    fail: (ref, problem) => settle(ref, { kind: 'refused', problem, row: null }),
  }
}
