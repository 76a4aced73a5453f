/** What all chunks of an import share while they are written. */
import type { ImportRecord } from '../../models/import.ts'
import type { TableDeps } from '../records/field-tables.ts'
import type { FindOwner, FindStage } from './file-words.ts'
import type { RowReader } from './read-row.ts'

export type RunContext = {
  readonly own: TableDeps
  readonly imported: ImportRecord
  readonly read: RowReader
  readonly findOwner: FindOwner
  /** Of the default pipeline. */
  readonly findStage: FindStage
}
