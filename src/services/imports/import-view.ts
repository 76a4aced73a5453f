/** An import as a member sees it. */
import { idOf, type ImportId } from '../../models/ids.ts'
import { IMPORT_MATCHES, IMPORT_MODES, type ImportRecord, type WordKind } from '../../models/import.ts'
import { openWords } from './file-words.ts'

export { IMPORT_MATCHES, IMPORT_MODES }

export type ImportView = Pick<
  ImportRecord,
  | 'name'
  | 'format'
  | 'source'
  | 'columns'
  | 'mode'
  | 'match'
  | 'dayOrder'
  | 'dayOrderAsked'
  | 'state'
  | 'turn'
  | 'rows'
  | 'expected'
  | 'figures'
  | 'refusals'
  | 'unknownOwners'
  | 'unknownStages'
  | 'undone'
  | 'kept'
  | 'keptNames'
  | 'problem'
  | 'problemRow'
> & {
  readonly id: ImportId
  /** The unknown stages and owners that nobody has said anything about yet. */
  readonly open: Readonly<Record<WordKind, readonly string[]>>
  /** How many of the people whom it would add may be here already, by name or account. */
  readonly likely: number
  /** From 0 to 1: how much of the present work is done; null while nobody knows. */
  readonly progress: number | null
  /** ISO 8601, UTC; null if it cannot be undone. */
  readonly undoUntil: string | null
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

/** Whether it goes on by itself. */
export function isWorking({ state }: Pick<ImportView, 'state'>): boolean {
  return state === 'reading' || state === 'checking' || state === 'running' || state === 'undoing'
}

function progressOf({ state, part, chunks, written }: ImportRecord): number | null {
  const total = state === 'undoing' ? written : chunks
  return state === 'reading' || total === 0 ? null : part / total
}

export function toImportView(imported: ImportRecord, now: Date): ImportView {
  const { _id, undoUntil, createdAt } = imported
  const {
    name,
    format,
    source,
    columns,
    mode,
    match,
    dayOrder,
    dayOrderAsked,
    state,
    turn,
    rows,
    expected,
    figures,
    refusals,
  } = imported
  const { unknownOwners, unknownStages, undone, kept, keptNames, problem, problemRow } = imported
  return {
    id: idOf<ImportId>(_id),
    open: { stage: openWords(imported, 'stage', unknownStages), owner: openWords(imported, 'owner', unknownOwners) },
    likely: imported.likely ?? 0,
    name,
    format,
    source,
    columns,
    mode,
    match,
    dayOrder,
    dayOrderAsked,
    state,
    turn,
    rows,
    expected,
    figures,
    refusals,
    unknownOwners,
    unknownStages,
    undone,
    kept,
    keptNames,
    problem,
    problemRow,
    progress: progressOf(imported),
    undoUntil: undoUntil === null || undoUntil <= now ? null : undoUntil.toISOString(),
    createdAt: createdAt.toISOString(),
  }
}
