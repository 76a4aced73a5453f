/**
 * Looks up lead sources for the intake: by the key in the address, with their secrets decrypted. Lookups are cached for two
 * seconds, misses too, so that an unknown address costs the same as a known one. A change made in this process takes effect
 * at once, one made in another process within two seconds.
 */
import type { Clock } from '../../clock.ts'
import { idOf, type LeadSourceId, type WorkspaceId } from '../../models/ids.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import type { Models } from '../../models/models.ts'
import type { LeadProviders } from './lead-providers.ts'
import { activeSecrets } from '../core/rotate-secret.ts'
import { isListenedTo } from './listeners.ts'

const KEPT_MS = 2_000
const MAX_KEPT = 10_000

export type IntakeSource = {
  readonly id: LeadSourceId
  readonly workspaceId: WorkspaceId
  /** As stored: an id that this version may not know. */
  readonly provider: string
  /** All secrets that are accepted now, the current one first. */
  readonly secrets: readonly string[]
  /** Whether somebody waits for its first delivery, and wants to know what is refused. */
  readonly listenedTo: boolean
}

export type SourceDirectory = {
  /** The live source whose address key has that hash, paused ones included; null when there is none. */
  readonly find: (keyHash: string) => Promise<IntakeSource | null>
  readonly forget: (keyHash: string) => void
}

/** How long a lookup is valid: no longer than its secrets are. */
type Kept = { readonly until: number; readonly source: Promise<IntakeSource | null> }

/** The secrets accepted at a given time, in plain text, the current one first. */
export function openSecrets(
  source: Pick<LeadSourceRecord, '_id' | 'secrets'>,
  providers: Pick<LeadProviders, 'open'>,
  now: Date,
): readonly string[] {
  return activeSecrets(source.secrets, now).map((sealed) => providers.open(sealed, source._id.toHexString()))
}

export function createSourceDirectory({
  models,
  providers,
  clock,
}: {
  readonly models: Pick<Models, 'leadSources'>
  readonly providers: Pick<LeadProviders, 'open'>
  readonly clock: Clock
}): SourceDirectory {
  const kept = new Map<string, Kept>()

  async function read(keyHash: string): Promise<IntakeSource | null> {
    const source = await models.leadSources
      .findOne(
        { keyHash, deletedAt: null },
        { provider: 1, secrets: 1, workspaceId: 1, waiters: 1 },
        {
          acrossWorkspaces: 'only the key in the address determines the source',
        },
      )
      .lean()
    if (source === null) return null
    return {
      id: idOf(source._id),
      workspaceId: idOf(source.workspaceId),
      provider: source.provider,
      secrets: openSecrets(source, providers, clock.now()),
      listenedTo: isListenedTo(source, clock.now()),
    }
  }

  return {
    find(keyHash) {
      const now = clock.now().getTime()
      const known = kept.get(keyHash)
      if (known !== undefined && known.until > now) return known.source
      const source = read(keyHash)
      kept.delete(keyHash)
      // The oldest goes first: a Map keeps insertion order.
      if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value ?? '')
      kept.set(keyHash, { until: now + KEPT_MS, source })
      source.catch(() => kept.delete(keyHash))
      return source
    },
    forget: (keyHash) => void kept.delete(keyHash),
  }
}
