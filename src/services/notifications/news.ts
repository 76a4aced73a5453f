/** Notifications that the bot sends to members: stored with the change, worded and sent by the job queue. */
import type { DealId, MemberId } from '../../models/ids.ts'
import type { Actor, Performer } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { type News, NEWS_JOB } from './news-job.ts'
import { WIN_DELAY_MS, WIN_JOB } from './win-job.ts'

/** Promises to notify a member, unless it is their own doing. */
export function notifyMember(actor: Performer, tx: Transaction, memberId: MemberId, news: News): void {
  if (memberId === actor.memberId) return
  tx.enqueue(NEWS_JOB, { workspaceId: actor.workspaceId, memberId, by: actor.memberId, news })
}

/** Promises to tell the team about a win, once it has lasted. */
export function announceWinLater({ workspaceId, memberId }: Actor, tx: Transaction, dealId: DealId): void {
  tx.enqueue(WIN_JOB, { workspaceId, dealId, by: memberId }, { runAt: new Date(tx.at.getTime() + WIN_DELAY_MS) })
}
