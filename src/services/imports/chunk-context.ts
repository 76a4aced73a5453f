/** What all chunks of an import share while they are written. */
import type { ImportRecord } from '../../models/import.ts'
import type { ImportDeps } from './import-store.ts'
import type { FindOwner } from './owners.ts'
import type { RowReader } from './read-row.ts'

export type RunContext = {
  readonly deps: Pick<ImportDeps, 'models' | 'fields'>
  readonly imported: ImportRecord
  readonly read: RowReader
  readonly findOwner: FindOwner
  /** The names of the default pipeline's stages, folded. */
  readonly stageNames: ReadonlySet<string>
}
