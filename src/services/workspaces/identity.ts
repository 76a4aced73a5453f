/** Who a Telegram user is: known or not, a member of which workspaces, and acting in which one now. */
import { AppError } from '../../errors.ts'
import { idOf, type MemberId, objectId, type PipelineId, type WorkspaceId } from '../../models/ids.ts'
import type { MemberRecord, MemberTheme, Role } from '../../models/member.ts'
import type { Models } from '../../models/models.ts'
import type { Locale } from '../../locale.ts'
import type { Deletion, Leaderboard, Visibility, Wins, WorkspaceRecord } from '../../models/workspace.ts'
import type { WithFields } from '../core/actor.ts'
import type { LastHint } from '../day/hint-of-day.ts'
import { createReadPerson } from './read-person.ts'

export type Membership = WithFields & {
  readonly workspaceId: WorkspaceId
  readonly workspaceName: string
  readonly memberId: MemberId
  readonly memberName: string
  readonly role: Role
  readonly visibility: Visibility
  readonly deletion: Deletion
  readonly leaderboard: Leaderboard
  readonly wins: Wins
  /** IANA: the member's own zone, else the workspace's. */
  readonly timeZone: string
  /** IANA: the workspace's own setting. */
  readonly workspaceTimeZone: string
  /** Whether the member chose a time zone of their own. */
  readonly hasOwnTimeZone: boolean
  readonly locale: Locale
  /** How pictures look. */
  readonly theme: MemberTheme
  readonly currency: string
  readonly region: string
  /** The pipeline whose board they looked at last; it may be gone. */
  readonly boardPipelineId?: PipelineId
  readonly lastHint?: LastHint
}

export type Person = {
  readonly telegramUserId: number
  /** The language the person chose; null until they choose one. */
  readonly locale: Locale | null
  /** The workspace they are acting in; null when they are in none. */
  readonly membership: Membership | null
  readonly blocked: boolean
}

export type IdentityService = {
  /** Runs for every update. Null for somebody who has never talked to the bot. */
  readonly find: (telegramUserId: number) => Promise<Person | null>
  /** Records that the person talked to the bot, in which chat, and that they do not block it (any more). */
  readonly meet: (telegramUserId: number, chatId: number) => Promise<void>
  readonly setLocale: (telegramUserId: number, locale: Locale) => Promise<void>
  /** Every workspace the person is an active member of, by name. */
  readonly memberships: (telegramUserId: number) => Promise<readonly Membership[]>
  /** Switches to another workspace. @throws AppError NOT_FOUND when the person is not an active member there */
  readonly switchTo: (telegramUserId: number, workspaceId: WorkspaceId) => Promise<Membership>
  /** Telegram refused a message because the person blocked the bot: nothing more is sent to them. */
  readonly recordBlocked: (chatId: number, at: Date) => Promise<void>
}

const ACROSS = { acrossWorkspaces: 'a person asks for the workspaces they are in' } as const

function membershipOf(member: MemberRecord, workspace: WorkspaceRecord): Membership {
  return {
    workspaceId: idOf(workspace._id),
    workspaceName: workspace.name,
    memberId: idOf(member._id),
    memberName: member.name,
    role: member.role,
    visibility: workspace.visibility,
    deletion: workspace.deletion ?? 'team',
    leaderboard: workspace.leaderboard ?? 'on',
    wins: workspace.wins ?? 'on',
    timeZone: member.timeZone ?? workspace.timeZone,
    workspaceTimeZone: workspace.timeZone,
    hasOwnTimeZone: member.timeZone !== undefined,
    locale: member.locale ?? workspace.locale,
    theme: member.theme ?? 'light',
    currency: workspace.currency,
    region: workspace.region,
    customFields: workspace.fields ?? [],
    ...(member.boardPipelineId !== undefined && { boardPipelineId: idOf<PipelineId>(member.boardPipelineId) }),
    ...(member.hint != null && { lastHint: member.hint }),
  }
}

export function createIdentity({ models }: { readonly models: Models }): IdentityService {
  const readPerson = createReadPerson(models)

  async function membershipIn(telegramUserId: number, workspaceId: WorkspaceId): Promise<Membership | null> {
    const id = objectId(workspaceId)
    const [member, workspace] = await Promise.all([
      models.members.findOne({ workspaceId: id, telegramUserId, status: 'active' }).lean(),
      models.workspaces.findById(id).lean(),
    ])
    return member === null || workspace === null ? null : membershipOf(member, workspace)
  }

  function activeMembers(telegramUserId: number): Promise<MemberRecord[]> {
    return models.members.find({ telegramUserId, status: 'active' }, null, ACROSS).lean()
  }

  async function named(members: readonly MemberRecord[]): Promise<readonly Membership[]> {
    const found = await Promise.all(
      members.map(async (member) => {
        const workspace = await models.workspaces.findById(member.workspaceId).lean()
        return workspace === null ? null : membershipOf(member, workspace)
      }),
    )
    return found
      .filter((membership) => membership !== null)
      .toSorted((a, b) => a.workspaceName.localeCompare(b.workspaceName))
  }

  return {
    memberships: async (telegramUserId) => named(await activeMembers(telegramUserId)),

    async find(telegramUserId) {
      const user = await readPerson(telegramUserId)
      if (user === null) return null
      const { activeWorkspaceId, activeWorkspaces } = user
      const members = user.members.filter(({ status }) => status === 'active')
      const acting = members.find(({ workspaceId }) => activeWorkspaceId?.equals(workspaceId))
      const [workspace] = activeWorkspaces
      const active = acting !== undefined && workspace !== undefined ? membershipOf(acting, workspace) : undefined
      // Removed from the workspace they acted in: another of their workspaces takes its place.
      const membership = active ?? (activeWorkspaceId ? (await named(members))[0] : undefined) ?? null
      return { telegramUserId, locale: user.locale ?? null, membership, blocked: user.blockedBotAt !== undefined }
    },

    async meet(telegramUserId, chatId) {
      await models.telegramUsers.updateOne(
        { _id: telegramUserId },
        { $set: { chatId }, $unset: { blockedBotAt: 1 } },
        { upsert: true },
      )
    },

    async setLocale(telegramUserId, locale) {
      await models.telegramUsers.updateOne({ _id: telegramUserId }, { $set: { locale } })
    },

    async switchTo(telegramUserId, workspaceId) {
      const membership = await membershipIn(telegramUserId, workspaceId)
      if (membership === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
      const activeWorkspaceId = objectId(membership.workspaceId)
      await models.telegramUsers.updateOne({ _id: telegramUserId }, { $set: { activeWorkspaceId } })
      return membership
    },

    async recordBlocked(chatId, at) {
      await models.telegramUsers.updateMany(
        { chatId, blockedBotAt: { $exists: false } },
        { $set: { blockedBotAt: at } },
      )
    },
  }
}
