/** Every adapter. A name without one does not compile. */
import type { Clock } from '../../clock.ts'
import type { Logger } from '../../logger.ts'
import type { SyncAdapters } from '../../services/sync/sync-adapter.ts'
import { createFileAdapter } from './file/file-adapter.ts'
import { createHubSpotAdapter } from './hubspot/hubspot-adapter.ts'
import type { Fetch } from './json-api.ts'
import { createPipedriveAdapter } from './pipedrive/pipedrive-adapter.ts'

export type SyncAdaptersDeps = {
  readonly fetch: Fetch
  readonly hubspotUrl: string
  readonly pipedriveUrl: string
  readonly folder: string | null
  readonly clock: Clock
  readonly log: Logger
  readonly guardedFetch: Fetch | null
  readonly timeoutMs?: number
}

export function createSyncAdapters({ hubspotUrl, pipedriveUrl, folder, ...deps }: SyncAdaptersDeps): SyncAdapters {
  return {
    hubspot: createHubSpotAdapter({ ...deps, baseUrl: hubspotUrl }),
    pipedrive: createPipedriveAdapter({ ...deps, baseUrl: pipedriveUrl }),
    file: createFileAdapter({ ...deps, folder }),
  }
}
