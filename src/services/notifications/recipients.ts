/** The chat and language in which a member receives messages. */
import { idOf, objectId, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import type { NotificationKind } from '../../models/member.ts'
import type { Models } from '../../models/models.ts'
import type { Locale } from '../../locale.ts'
import type { Actor } from '../core/actor.ts'

export type Recipient = { readonly chatId: number; readonly locale: Locale }

/** A recipient as an actor: with what they may see now, and their clock. */
export type Listener = Recipient & {
  readonly member: Pick<Actor, 'workspaceId' | 'memberId' | 'role' | 'visibility' | 'timeZone'>
}

/**
 * Null for a member who was removed, never wrote to the bot, blocked it, or switched this kind of message off: then nothing
 * is sent.
 */
export type FindRecipient = (
  workspaceId: WorkspaceId,
  memberId: MemberId,
  kind?: NotificationKind,
) => Promise<Listener | null>

export function createFindRecipient({ models }: { readonly models: Models }): FindRecipient {
  return async (workspaceId, memberId, kind) => {
    const filter = { workspaceId: objectId(workspaceId), _id: objectId(memberId), status: 'active' as const }
    const member = await models.members.findOne(filter).lean()
    if (member === null || (kind !== undefined && member.mutedNotifications.includes(kind))) return null
    const [user, workspace] = await Promise.all([
      models.telegramUsers.findById(member.telegramUserId).lean(),
      models.workspaces.findById(member.workspaceId, { locale: 1, timeZone: 1, visibility: 1 }).lean(),
    ])
    if (user === null || workspace === null || user.blockedBotAt !== undefined) return null
    return {
      chatId: user.chatId,
      locale: user.locale ?? member.locale ?? workspace.locale,
      member: {
        workspaceId,
        memberId: idOf(member._id),
        role: member.role,
        visibility: workspace.visibility,
        timeZone: member.timeZone ?? workspace.timeZone,
      },
    }
  }
}
