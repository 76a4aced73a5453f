/** Reads what every update needs to know about its sender: in one operation, which senders at the same time share. */
import type { MemberRecord } from '../../models/member.ts'
import type { Models } from '../../models/models.ts'
import type { TelegramUserRecord } from '../../models/telegram-user.ts'
import type { WorkspaceRecord } from '../../models/workspace.ts'
import { createGathered } from '../core/gathered.ts'

export type KnownPerson = TelegramUserRecord & {
  /** Their memberships, former ones included. */
  readonly members: readonly MemberRecord[]
  /** The workspace they chose to act in. Whether they are still a member is up to `members`. */
  readonly activeWorkspaces: readonly WorkspaceRecord[]
}

export type ReadPerson = (telegramUserId: number) => Promise<KnownPerson | null>

/**
 * Nothing is remembered between reads: rights that were withdrawn before the read began are not in it. One aggregation
 * costs the database less than half of the same reads side by side (docs/adr/0013-direct-start.md).
 */
export function createReadPerson({ telegramUsers, members, workspaces }: Models): ReadPerson {
  const pipeline = [
    {
      $lookup: {
        from: members.collection.name,
        localField: '_id',
        foreignField: 'telegramUserId',
        as: 'members',
      },
    },
    {
      $lookup: {
        from: workspaces.collection.name,
        localField: 'activeWorkspaceId',
        foreignField: '_id',
        as: 'activeWorkspaces',
      },
    },
  ]
  return createGathered(async (ids) => {
    const found = await telegramUsers.aggregate<KnownPerson>([
      { $match: { _id: { $in: [...new Set(ids)] } } },
      ...pipeline,
    ])
    const byId = new Map(found.map((person) => [person._id, person]))
    return ids.map((id) => byId.get(id) ?? null)
  })
}
