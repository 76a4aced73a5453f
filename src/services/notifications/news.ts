/** Notifications that the bot sends to members: stored with the change, worded and sent by the job queue. */
import type { MemberId } from '../../models/ids.ts'
import type { Performer } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { type News, NEWS_JOB } from './news-job.ts'

/** Promises to notify a member, unless it is their own doing. */
export function notifyMember(actor: Performer, tx: Transaction, memberId: MemberId, news: News): void {
  if (memberId === actor.memberId) return
  tx.enqueue(NEWS_JOB, { workspaceId: actor.workspaceId, memberId, by: actor.memberId, news })
}
