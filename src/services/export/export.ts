/** The read side of the REST export. */
import type { KeyDeps } from '../api-keys/key-deps.ts'
import type { WithFields } from '../core/actor.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { createCursors } from './cursor.ts'
import { createListChanges, type ListChanges } from './list-changes.ts'
import { type ListFields, listFields } from './list-fields.ts'
import { createListRecords, type ListRecords } from './list-records.ts'
import { createReadRecord, type ReadRecord } from './read-record.ts'
import { createResourcesOf, type Resources } from './resources/all.ts'
import { createStreamRecords, type StreamRecords } from './stream-records.ts'

export type ExportService = {
  /** The resources that can be read, as every workspace has them. */
  readonly resources: Resources
  /** The same with the fields that the team of a workspace defined. */
  readonly resourcesOf: (of: WithFields) => Resources
  /** The fields that the team defined. */
  readonly fields: ListFields
  readonly list: ListRecords
  readonly read: ReadRecord
  readonly changes: ListChanges
  readonly stream: StreamRecords
}

type ReadDeps = Pick<KeyDeps & RecordDeps, 'models' | 'clock' | 'apiKeyPepper' | 'tablesOf' | 'kinds'>

export function createExport({ models, clock, apiKeyPepper, tablesOf, kinds }: ReadDeps): ExportService {
  const resourcesOf = createResourcesOf({ kinds, tablesOf })
  const deps = { models, clock, resourcesOf, cursors: createCursors({ secret: apiKeyPepper, clock }) }
  let resources: Resources | undefined
  return {
    // Made once, when something is first exported.
    get resources() {
      return (resources ??= resourcesOf({ customFields: [] }))
    },
    resourcesOf,
    fields: listFields,
    list: createListRecords(deps),
    read: createReadRecord(deps),
    changes: createListChanges(deps),
    stream: createStreamRecords(deps),
  }
}
