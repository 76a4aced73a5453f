/**
 * Knows which endpoints want a workspace's changes, so that a change in a workspace without any costs nothing. Lookups are
 * kept for two seconds. A change of endpoints takes effect at once in the process that made it; what another process
 * writes in these two seconds without knowing of a new endpoint is caught up with later (make-missing-messages.ts).
 */
import type { Clock } from '../../clock.ts'
import { idOf, objectId, type WebhookId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'

export const LOOKUP_KEPT_MS = 2_000
const MAX_KEPT = 10_000

export type WantedTypes = { readonly id: WebhookId; readonly types: ReadonlySet<string> }

export type EndpointDirectory = {
  /** The endpoints that get messages or hold them: those that are neither deleted nor disabled. */
  readonly of: (workspaceId: WorkspaceId) => Promise<readonly WantedTypes[]>
  /** Call it after a change of the workspace's endpoints. */
  readonly forget: (workspaceId: WorkspaceId) => void
}

type Kept = { readonly until: number; readonly endpoints: Promise<readonly WantedTypes[]> }

export function createEndpointDirectory({
  models,
  clock,
}: {
  readonly models: Pick<Models, 'webhookEndpoints'>
  readonly clock: Clock
}): EndpointDirectory {
  const kept = new Map<WorkspaceId, Kept>()

  async function read(workspaceId: WorkspaceId): Promise<readonly WantedTypes[]> {
    const filter = { workspaceId: objectId(workspaceId), deletedAt: null, status: { $ne: 'disabled' as const } }
    const found = await models.webhookEndpoints.find(filter, { types: 1 }).lean()
    return found.map(({ _id, types }) => ({ id: idOf(_id), types: new Set(types) }))
  }

  return {
    of(workspaceId) {
      const now = clock.now().getTime()
      const known = kept.get(workspaceId)
      if (known !== undefined && known.until > now) return known.endpoints
      const endpoints = read(workspaceId)
      kept.delete(workspaceId)
      kept.set(workspaceId, { until: now + LOOKUP_KEPT_MS, endpoints })
      for (const oldest of kept.keys()) {
        if (kept.size <= MAX_KEPT) break
        kept.delete(oldest)
      }
      // A failure is not kept.
      endpoints.catch(() => kept.delete(workspaceId))
      return endpoints
    },
    forget: (workspaceId) => void kept.delete(workspaceId),
  }
}
