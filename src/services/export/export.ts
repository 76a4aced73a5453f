/** The read side of the REST export. */
import type { KeyDeps } from '../api-keys/key-deps.ts'
import { createCursors } from './cursor.ts'
import { createListChanges, type ListChanges } from './list-changes.ts'
import { createListRecords, type ListRecords } from './list-records.ts'
import { createReadRecord, type ReadRecord } from './read-record.ts'
import { createStreamRecords, type StreamRecords } from './stream-records.ts'

export type ExportService = {
  readonly list: ListRecords
  readonly read: ReadRecord
  readonly changes: ListChanges
  readonly stream: StreamRecords
}

export function createExport({ models, clock, apiKeyPepper }: KeyDeps): ExportService {
  const deps = { models, clock, cursors: createCursors({ secret: apiKeyPepper, clock }) }
  return {
    list: createListRecords(deps),
    read: createReadRecord(deps),
    changes: createListChanges(deps),
    stream: createStreamRecords(deps),
  }
}
