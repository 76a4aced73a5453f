import type { Locale } from '../../locale.ts'
import type { Actor } from '../../services/core/actor.ts'
import type { Membership } from '../../services/workspaces/identity.ts'

/** The actor for a member in the chat. @param commandId identifies the update, see {@link Actor}; `locale` is what they read */
export function actorOf(membership: Membership, commandId: string, locale: Locale): Actor {
  const { workspaceId, memberId, role, visibility, timeZone, customFields } = membership
  return { workspaceId, memberId, role, visibility, timeZone, locale, customFields, channel: 'telegram', commandId }
}
