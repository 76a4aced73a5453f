/** Imports as members steer them. The work is done by jobs (read, check, run, undo). */
import { AppError } from '../../errors.ts'
import { beginningOf } from '../../language/cut-text.ts'
import { type ImportId, newId, objectId } from '../../models/ids.ts'
import {
  IMPORT_MATCHES,
  IMPORT_MODES,
  type ImportMatch,
  type ImportMode,
  type ImportRecord,
} from '../../models/import.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import {
  assertNotBegun,
  checkedAgain,
  createChangeImport,
  importConflict,
  type NextOfImport,
  type Watched,
  watchIn,
} from './change-import.ts'
import { IMPORT_READ_JOB, IMPORT_REPORT_JOB, IMPORT_RUN_JOB, IMPORT_UNDO_JOB } from './import-jobs.ts'
import { DAY_ORDERS, type DayOrder } from './exact-values.ts'
import { type ImportDeps, NO_FIGURES, readImport } from './import-store.ts'
import { allTargets, commonTargets, type ImportTarget, ownTargets, presentColumns } from './import-targets.ts'
import { createImportWords, type ImportWords } from './import-words.ts'
import { type ImportView, isWorking, toImportView } from './import-view.ts'
import { undoUntil } from './undo-window.ts'

const MAX_FILE_NAME_LENGTH = 100
const MAX_LISTED = 10

export type NewImport = {
  /** Of the file, as it was sent. */
  readonly name: string
  /** At Telegram; null for a file that an operator reads in. */
  readonly fileId: string | null
}

/** What columns fill, by their numbers. */
export type ColumnTargets = ReadonlyMap<number, ImportTarget | null>

export type Imports = ImportWords & {
  /** Reads the file; nothing else is written before it is started. @throws AppError FORBIDDEN; so do all the others */
  readonly begin: (actor: Actor, input: NewImport) => Promise<{ readonly id: ImportId; readonly turn: number }>
  /** @throws AppError NOT_FOUND; so do the others */
  readonly get: (actor: Actor, id: ImportId) => Promise<ImportView>
  /** The latest first. */
  readonly list: (actor: Actor) => Promise<readonly ImportView[]>
  /** What a column can fill, in the order in which they are offered. @property own the team's own fields */
  readonly targets: (actor: Actor) => {
    readonly common: readonly ImportTarget[]
    readonly own: readonly ImportTarget[]
  }
  /** What a column fills; null for nothing. The check begins again. @throws AppError CONFLICT (import-busy) */
  readonly setTarget: (actor: Actor, id: ImportId, column: number, target: ImportTarget | null) => Promise<void>
  /** The same for several columns at once. */
  readonly setTargets: (actor: Actor, id: ImportId, targets: ColumnTargets) => Promise<void>
  /** @throws AppError CONFLICT (import-busy) */
  readonly setMode: (actor: Actor, id: ImportId, mode: ImportMode) => Promise<void>
  /** @throws AppError CONFLICT (import-busy) */
  readonly setDayOrder: (actor: Actor, id: ImportId, order: DayOrder) => Promise<void>
  /** @throws AppError CONFLICT (import-busy) */
  readonly setMatch: (actor: Actor, id: ImportId, match: ImportMatch) => Promise<void>
  /** @throws AppError CONFLICT (import-busy, import-over) */
  readonly start: (actor: Actor, id: ImportId, watched?: Watched) => Promise<void>
  /** What is written stays, and can be undone. @throws AppError CONFLICT (import-over) */
  readonly cancel: (actor: Actor, id: ImportId) => Promise<void>
  /** @throws AppError CONFLICT (import-busy, import-over, already-undone); EXPIRED */
  readonly undo: (actor: Actor, id: ImportId, watched?: Watched) => Promise<void>
  /** Shows the actor how far it is. */
  readonly watch: (actor: Actor, id: ImportId, watched?: Watched) => Promise<void>
  /** Sends the actor the refused rows. */
  readonly report: (actor: Actor, id: ImportId) => Promise<void>
}

/** @throws AppError CONFLICT unless it is read and waits for a decision */
function assertReady({ state }: ImportRecord): void {
  if (state === 'ready') return
  throw importConflict(
    state === 'checking' || state === 'reading' || state === 'running' ? 'import-busy' : 'import-over',
  )
}

export function createImports(deps: ImportDeps): Imports {
  const { models, transact, tablesOf, clock } = deps

  const change = createChangeImport(deps)

  /** One of a closed list. The check begins again. */
  async function choose<const Name extends 'mode' | 'match' | 'dayOrder'>(
    actor: Actor,
    id: ImportId,
    name: Name,
    value: ImportRecord[Name],
    values: readonly ImportRecord[Name][],
  ): Promise<void> {
    if (!values.includes(value)) throw new AppError('VALIDATION', { details: { field: name } })
    await change(actor, id, name, (imported) => {
      assertNotBegun(imported)
      if (imported[name] === value) return null
      return checkedAgain({ [name]: value })
    })
  }

  async function setTargets(actor: Actor, id: ImportId, targets: ColumnTargets): Promise<void> {
    const known = allTargets(tablesOf(actor))
    if ([...targets.values()].some((target) => target !== null && !known.has(target))) {
      throw new AppError('VALIDATION', { details: { field: 'target' } })
    }
    await change(actor, id, `map-${[...targets.keys()].join('-')}`, (imported) => {
      assertNotBegun(imported)
      if ([...targets.keys()].some((column) => imported.columns[column] === undefined)) {
        throw new AppError('VALIDATION', { details: { field: 'column' } })
      }
      const columns = imported.columns.map((one, index) => {
        const target = targets.get(index)
        return target === undefined ? one : { ...one, target, chosen: true as const }
      })
      const isSame = columns.every(({ target, chosen }, index) => {
        const before = imported.columns[index]
        return target === before?.target && chosen === before.chosen
      })
      if (isSame) return null
      return checkedAgain({ columns })
    })
  }

  return {
    ...createImportWords(deps, change),

    async begin(actor, { name, fileId }) {
      authorize(actor, 'import.run')
      return transact(actor, 'import.begin', async (tx) => {
        const id = newId<ImportId>()
        const record = {
          _id: objectId(id),
          workspaceId: objectId(actor.workspaceId),
          memberId: objectId(actor.memberId),
          name: beginningOf(name, MAX_FILE_NAME_LENGTH),
          fileId,
          figures: NO_FIGURES,
        }
        await models.imports.create([record], { session: tx.session })
        const ref = { workspaceId: actor.workspaceId, importId: id, turn: 1 }
        if (fileId !== null) {
          tx.enqueue(IMPORT_READ_JOB, ref)
          watchIn(tx, actor, id)
        }
        return { id, turn: 1 }
      })
    },

    async get(actor, id) {
      authorize(actor, 'import.run')
      const fields = tablesOf(actor)
      const view = toImportView(await readImport(models, actor, id), clock.now())
      return { ...view, columns: presentColumns(fields, view.columns) }
    },

    async list(actor) {
      authorize(actor, 'import.run')
      const filter = { workspaceId: objectId(actor.workspaceId) }
      const found = await models.imports.find(filter).sort({ _id: -1 }).limit(MAX_LISTED).lean()
      return found.map((imported) => toImportView(imported, clock.now()))
    },

    targets(actor) {
      authorize(actor, 'import.run')
      const fields = tablesOf(actor)
      return { common: commonTargets(fields), own: ownTargets(fields) }
    },

    setTarget: (actor, id, column, target) => setTargets(actor, id, new Map([[column, target]])),
    setTargets,

    setMode: (actor, id, mode) => choose(actor, id, 'mode', mode, IMPORT_MODES),
    setDayOrder: (actor, id, order) => choose(actor, id, 'dayOrder', order, DAY_ORDERS),
    setMatch: (actor, id, match) => choose(actor, id, 'match', match, IMPORT_MATCHES),

    async start(actor, id, watched = {}) {
      const begin = (imported: ImportRecord): NextOfImport => {
        assertReady(imported)
        const changes = [{ path: 'name', from: null, to: imported.name }]
        return {
          // Who starts it is who imports.
          set: { state: 'running', runTurn: imported.turn + 1, memberId: objectId(actor.memberId) },
          job: IMPORT_RUN_JOB,
          event: { type: 'import.started', changes },
        }
      }
      await change(actor, id, 'start', begin, watched)
    },

    async cancel(actor, id) {
      await change(actor, id, 'cancel', (imported, tx) => {
        const { state, written } = imported
        if (!['reading', 'checking', 'ready', 'running'].includes(state)) throw importConflict('import-over')
        const until = written === 0 ? null : undoUntil(tx.at)
        return { set: { state: 'cancelled', undoUntil: until }, event: { type: 'import.cancelled' } }
      })
    },

    async undo(actor, id, watched = {}) {
      const begin = (imported: ImportRecord, tx: Transaction): NextOfImport => {
        const { state, undoUntil: until } = imported
        if (state === 'undone' || state === 'undoing') throw importConflict('already-undone')
        if (isWorking(imported)) throw importConflict('import-busy')
        if (until === null) throw importConflict('import-over')
        if (until <= tx.at) throw new AppError('EXPIRED', { details: { kind: 'change' } })
        return { set: { state: 'undoing' }, job: IMPORT_UNDO_JOB, event: { type: 'import.undone' } }
      }
      await change(actor, id, 'undo', begin, watched)
    },

    async watch(actor, id, { over } = {}) {
      authorize(actor, 'import.run')
      await transact(actor, `import.watch-${id}`, async (tx) => {
        await readImport(models, actor, id, tx)
        watchIn(tx, actor, id, over)
        return null
      })
    },

    async report(actor, id) {
      authorize(actor, 'import.run')
      await transact(actor, `import.report-${id}`, async (tx) => {
        await readImport(models, actor, id, tx)
        const { workspaceId, memberId } = actor
        tx.enqueue(IMPORT_REPORT_JOB, { workspaceId, importId: id, memberId })
        return null
      })
    },
  }
}
