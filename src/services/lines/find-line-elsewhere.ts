/** Finds the workspace in which somebody typed a line that waits on a card: a button says which line, not where it was typed. */
import { type LineId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { IdentityService } from '../workspaces/identity.ts'

/** Null if it is somebody else's, or of a workspace that the person is not in (any more). */
export type FindLineElsewhere = (telegramUserId: number, actor: Actor, id: LineId) => Promise<WorkspaceId | null>

export function createFindLineElsewhere(
  { models }: Pick<CoreDeps, 'models'>,
  { memberships }: Pick<IdentityService, 'memberships'>,
): FindLineElsewhere {
  return async (telegramUserId, actor, id) => {
    for (const { workspaceId, memberId } of await memberships(telegramUserId)) {
      if (workspaceId === actor.workspaceId) continue
      const own = { _id: objectId(id), workspaceId: objectId(workspaceId), memberId: objectId(memberId) }
      if ((await models.typedLines.findOne(own, { _id: 1 }).lean()) !== null) return workspaceId
    }
    return null
  }
}
