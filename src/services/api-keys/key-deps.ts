/** What the services of API keys and of the export are made from. */
import type { CoreDeps } from '../core/core-deps.ts'

export type KeyDeps = CoreDeps & {
  /** Hashes the keys and signs the export's cursors: with another one all of them are worthless. */
  readonly apiKeyPepper: Uint8Array
}
