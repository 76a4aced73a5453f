/** Tells the owners of many deals that somebody moved them, each in one message and not in one for each deal. */
import type { BulkEditRecord } from '../../models/bulk-edit.ts'
import { type MemberId, trustedId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { notifyMember } from '../notifications/news.ts'
import { NEWS_JOB } from '../notifications/news-job.ts'
import { WIN_JOB } from '../notifications/win-job.ts'

/** The same transaction, in which nobody is told about a single record. */
export function withoutNews(tx: Transaction): Transaction {
  return {
    ...tx,
    enqueue(job, payload, options) {
      if (job.kind !== NEWS_JOB.kind && job.kind !== WIN_JOB.kind) tx.enqueue(job, payload, options)
    },
  }
}

const MOVES = { stage: 'moved', won: 'won', lost: 'lost' } as const

/** @param isUndone whether the deals are back where they were */
export function tellOwnersOfMoved(
  actor: Actor,
  tx: Transaction,
  { change, movedOf = {} }: Pick<BulkEditRecord, 'change' | 'movedOf'>,
  isUndone: boolean,
): void {
  if (change.what !== 'move') return
  const move = isUndone ? 'back' : MOVES[change.move.to]
  for (const [member, count] of Object.entries(movedOf)) {
    const news = { kind: 'deal-moved', target: 'many', move, count, stageName: change.shown ?? '' } as const
    notifyMember(actor, tx, trustedId<MemberId>(member), news)
  }
}
