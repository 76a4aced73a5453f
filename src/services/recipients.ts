/** Where and in which language a member is written to. */
import { objectId, type MemberId, type WorkspaceId } from '../models/ids.ts'
import type { Models } from '../models/models.ts'
import type { Locale } from '../locale.ts'

export type Recipient = { readonly chatId: number; readonly locale: Locale }

/** Null for a member who was removed, never wrote to the bot, or blocked it: nothing is sent then. */
export type FindRecipient = (workspaceId: WorkspaceId, memberId: MemberId) => Promise<Recipient | null>

export function createFindRecipient({ models }: { readonly models: Models }): FindRecipient {
  return async (workspaceId, memberId) => {
    const filter = { workspaceId: objectId(workspaceId), _id: objectId(memberId), status: 'active' as const }
    const member = await models.members.findOne(filter).lean()
    if (member === null) return null
    const [user, workspace] = await Promise.all([
      models.telegramUsers.findById(member.telegramUserId).lean(),
      models.workspaces.findById(member.workspaceId, { locale: 1 }).lean(),
    ])
    if (user === null || user.blockedBotAt !== undefined) return null
    return { chatId: user.chatId, locale: user.locale ?? member.locale ?? workspace?.locale ?? 'en' }
  }
}
