/** Dependencies of the services of syncs. */
import type { RecordDeps } from '../records/field-tables.ts'
import type { SyncPorts } from './sync-adapter.ts'

export type SyncServiceDeps = RecordDeps & { readonly sync: SyncPorts }
