/** The read side of the REST export. */
import type { KeyDeps } from '../api-keys/key-deps.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { createCursors } from './cursor.ts'
import { createListChanges, type ListChanges } from './list-changes.ts'
import { createListRecords, type ListRecords } from './list-records.ts'
import { createReadRecord, type ReadRecord } from './read-record.ts'
import { createResources, type Resources } from './resources/all.ts'
import { createStreamRecords, type StreamRecords } from './stream-records.ts'

export type ExportService = {
  /** The resources that can be read. */
  readonly resources: Resources
  readonly list: ListRecords
  readonly read: ReadRecord
  readonly changes: ListChanges
  readonly stream: StreamRecords
}

type ReadDeps = Pick<KeyDeps & RecordDeps, 'models' | 'clock' | 'apiKeyPepper' | 'fields'>

export function createExport({ models, clock, apiKeyPepper, fields }: ReadDeps): ExportService {
  const resources = createResources(fields)
  const deps = { models, clock, resources, cursors: createCursors({ secret: apiKeyPepper, clock }) }
  return {
    resources,
    list: createListRecords(deps),
    read: createReadRecord(deps),
    changes: createListChanges(deps),
    stream: createStreamRecords(deps),
  }
}
