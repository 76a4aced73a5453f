/** News that the bot sends to members: put beside the change, worded and sent by the job queue. */
import type { MemberId } from '../../models/ids.ts'
import type { Performer } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'

/** What happened, by ids: the message is worded from what the records say when it is sent. */
export type News =
  | { readonly kind: 'assigned'; readonly target: 'contact' | 'deal' | 'task'; readonly id: string }
  | {
      readonly kind: 'deal-moved'
      readonly dealId: string
      readonly move: 'moved' | 'won' | 'lost' | 'reopened'
      readonly stageName: string
    }
  | {
      readonly kind: 'new-lead'
      readonly dealId: string
      readonly contactId: string
      /** What the lead said beyond its fields, where it said something. */
      readonly noteId?: string | undefined
      readonly sourceName: string
      /** Nobody owns it yet: whoever taps first has it. */
      readonly claimable: boolean
    }

export type NewsPayload = {
  readonly workspaceId: string
  readonly memberId: string
  /** Who caused it; null for an integration or the system. */
  readonly by: string | null
  readonly news: News
}

export const NEWS_JOB = 'notify.news'

/** Promises to tell a member, unless it is their own doing. */
export function tellMember(actor: Performer, tx: Transaction, memberId: MemberId, news: News): void {
  if (memberId === actor.memberId) return
  const payload: NewsPayload = { workspaceId: actor.workspaceId, memberId, by: actor.memberId, news }
  // One lane for each member: messages come in the order of what they tell.
  tx.enqueue({ kind: NEWS_JOB, payload, lane: `member:${memberId}` })
}
