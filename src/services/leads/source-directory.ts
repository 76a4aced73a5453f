/**
 * The lead sources as the intake looks them up: by the key in the address, with their secrets opened. Kept for two
 * seconds, misses too, so that an unknown address costs what a known one does; a change made in this process is seen at
 * once, one made in another within the two seconds.
 */
import type { Clock } from '../../clock.ts'
import { idOf, type LeadSourceId, type WorkspaceId } from '../../models/ids.ts'
import type { LeadProvider, LeadSourceRecord } from '../../models/lead-source.ts'
import type { Models } from '../../models/models.ts'
import type { LeadProviders } from './lead-providers.ts'

const KEPT_MS = 2_000
const MAX_KEPT = 10_000

export type IntakeSource = {
  readonly id: LeadSourceId
  readonly workspaceId: WorkspaceId
  readonly provider: LeadProvider
  /** All that are accepted now, the present one first. */
  readonly secrets: readonly string[]
}

export type SourceDirectory = {
  /** The live source with the address key of that hash, paused ones included; null when there is none. */
  readonly find: (keyHash: string) => Promise<IntakeSource | null>
  readonly forget: (keyHash: string) => void
}

/** Until when a lookup is good: no longer than a secret of it is. */
type Kept = { readonly until: number; readonly source: Promise<IntakeSource | null> }

/** The texts of the secrets that are accepted at a time, the present one first. */
export function openSecrets(
  source: Pick<LeadSourceRecord, '_id' | 'secrets'>,
  providers: Pick<LeadProviders, 'open'>,
  now: Date,
): readonly string[] {
  return source.secrets
    .filter(({ until }) => until === null || until > now)
    .toSorted((a, b) => Number(b.until === null) - Number(a.until === null))
    .map(({ sealed }) => providers.open(sealed, source._id.toHexString()))
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
        { provider: 1, secrets: 1, workspaceId: 1 },
        {
          acrossWorkspaces: 'the key in the address alone tells which source it is for',
        },
      )
      .lean()
    if (source === null) return null
    return {
      id: idOf(source._id),
      workspaceId: idOf(source.workspaceId),
      provider: source.provider,
      secrets: openSecrets(source, providers, clock.now()),
    }
  }

  return {
    find(keyHash) {
      const now = clock.now().getTime()
      const known = kept.get(keyHash)
      if (known !== undefined && known.until > now) return known.source
      const source = read(keyHash)
      kept.delete(keyHash)
      // The oldest goes: a Map keeps the order of insertion.
      if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value ?? '')
      kept.set(keyHash, { until: now + KEPT_MS, source })
      source.catch(() => kept.delete(keyHash))
      return source
    },
    forget: (keyHash) => void kept.delete(keyHash),
  }
}
