/** Dependencies of the API key and export services. */
import type { CoreDeps } from '../core/core-deps.ts'

export type KeyDeps = CoreDeps & {
  /** Hashes the keys and signs the export's cursors. Changing it invalidates all of them. */
  readonly apiKeyPepper: Uint8Array
}
