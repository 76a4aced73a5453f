/** Tells people what happened to their membership: whether it is still so is checked when the message is sent. */
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import type { FindFormerMember, FormerMember } from '../services/team/find-former-member.ts'
import type { OwnershipService } from '../services/team/ownership.ts'
import { type TeamNews, TEAM_NEWS_JOB } from '../services/team/team-news-job.ts'
import { handleJob } from './queue-handler.ts'

export type NotifyTeamDeps = {
  readonly findRecipient: FindRecipient
  readonly findFormer: FindFormerMember
  readonly isOffered: OwnershipService['isOffered']
  /** Format the messages and send them. */
  readonly tell: {
    readonly team: (listener: Listener, news: Exclude<TeamNews, { kind: 'removed' }>) => Promise<void>
    readonly removed: (former: FormerMember) => Promise<void>
  }
}

export function createNotifyTeam({ findRecipient, findFormer, isOffered, tell }: NotifyTeamDeps) {
  return handleJob(TEAM_NEWS_JOB, async ({ workspaceId, memberId, news }) => {
    if (news.kind === 'removed') {
      const former = await findFormer(workspaceId, memberId)
      if (former !== null) await tell.removed(former)
      return
    }
    const listener = await findRecipient(workspaceId, memberId)
    if (listener === null) return
    if (news.kind === 'ownership-offered' && !(await isOffered(workspaceId, news.by, memberId))) return
    await tell.team(listener, news)
  })
}
