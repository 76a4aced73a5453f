import type { Actor } from '../../services/core/actor.ts'
import type { Membership } from '../../services/workspaces/identity.ts'

/** The actor for a member in the chat. @param commandId identifies the update, see {@link Actor} */
export function actorOf(membership: Membership, commandId: string): Actor {
  const { workspaceId, memberId, role, visibility, timeZone, customFields } = membership
  return { workspaceId, memberId, role, visibility, timeZone, customFields, channel: 'telegram', commandId }
}
