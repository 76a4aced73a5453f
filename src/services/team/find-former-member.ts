/** The chat and language in which somebody who was removed is told so. */
import { type MemberId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Recipient } from '../notifications/recipients.ts'

export type FormerMember = Recipient & {
  readonly workspaceName: string
  /** Whether they are in another workspace. */
  readonly elsewhere: boolean
}

/** Null for somebody who is back already, never wrote to the bot, or blocked it. */
export type FindFormerMember = (workspaceId: WorkspaceId, memberId: MemberId) => Promise<FormerMember | null>

const ACROSS = { acrossWorkspaces: 'whether a removed person is in another workspace' } as const

export function createFindFormerMember({ models }: { readonly models: Models }): FindFormerMember {
  return async (workspaceId, memberId) => {
    const filter = { workspaceId: objectId(workspaceId), _id: objectId(memberId), status: 'removed' as const }
    const member = await models.members.findOne(filter).lean()
    if (member === null) return null
    const { telegramUserId } = member
    const [user, workspace, other] = await Promise.all([
      models.telegramUsers.findById(telegramUserId).lean(),
      models.workspaces.findById(member.workspaceId, { name: 1, locale: 1 }).lean(),
      models.members.findOne({ telegramUserId, status: 'active' }, { _id: 1 }, ACROSS).lean(),
    ])
    if (user === null || workspace === null || user.blockedBotAt !== undefined) return null
    return {
      chatId: user.chatId,
      locale: user.locale ?? member.locale ?? workspace.locale,
      workspaceName: workspace.name,
      elsewhere: other !== null,
    }
  }
}
