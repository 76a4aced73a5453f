/** The chat and language in which a member receives messages. */
import { idOf, objectId, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import type { MemberTheme, NotificationKind } from '../../models/member.ts'
import type { Locale } from '../../locale.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { quietUntil } from './quiet-hours.ts'

export type Recipient = { readonly chatId: number; readonly locale: Locale }

/** A recipient as an actor: with what they may see now, and their clock. */
export type Listener = Recipient & {
  /** The name of the workspace, for a person who is in several: a message then says which one it is from. Otherwise null. */
  readonly workspaceName: string | null
  /** How their pictures look. */
  readonly theme: MemberTheme
  /** The kinds of messages that they have switched off. */
  readonly muted: readonly NotificationKind[]
  /** The end of the quiet hours that they have now; null outside of them. */
  readonly quietUntil: Date | null
  readonly member: Pick<
    Actor,
    'workspaceId' | 'memberId' | 'role' | 'visibility' | 'timeZone' | 'locale' | 'customFields'
  >
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

const ACROSS = { acrossWorkspaces: 'whether a person is in several workspaces' } as const

export function createFindRecipient({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): FindRecipient {
  return async (workspaceId, memberId, kind) => {
    const filter = { workspaceId: objectId(workspaceId), _id: objectId(memberId), status: 'active' as const }
    const member = await models.members.findOne(filter).lean()
    if (member === null || (kind !== undefined && member.mutedNotifications.includes(kind))) return null
    const { telegramUserId } = member
    const elsewhere = { telegramUserId, status: 'active' as const, workspaceId: { $ne: member.workspaceId } }
    const [user, workspace, other] = await Promise.all([
      models.telegramUsers.findById(telegramUserId).lean(),
      models.workspaces
        .findById(member.workspaceId, { name: 1, locale: 1, timeZone: 1, visibility: 1, fields: 1 })
        .lean(),
      models.members.findOne(elsewhere, { _id: 1 }, ACROSS).lean(),
    ])
    if (user === null || workspace === null || user.blockedBotAt !== undefined) return null
    const timeZone = member.timeZone ?? workspace.timeZone
    const locale = user.locale ?? member.locale ?? workspace.locale
    return {
      chatId: user.chatId,
      locale,
      workspaceName: other === null ? null : workspace.name,
      theme: member.theme ?? 'light',
      muted: member.mutedNotifications,
      quietUntil: quietUntil(member.quietHours, timeZone, clock.now()),
      member: {
        workspaceId,
        memberId: idOf(member._id),
        role: member.role,
        visibility: workspace.visibility,
        timeZone,
        locale,
        customFields: workspace.fields ?? [],
      },
    }
  }
}
