/** Turns what was forwarded into a note, once nothing more follows, and says so. */
import type { Clock } from '../clock.ts'
import { isAppError } from '../errors.ts'
import type { Actor } from '../services/core/actor.ts'
import { newJob } from '../services/core/define-job.ts'
import type { EnqueueNow } from '../services/core/enqueue-now.ts'
import { GATHER_MS } from '../services/drafts/gather-note.ts'
import { SETTLE_DRAFT_JOB } from '../services/drafts/settle-job.ts'
import type { SettleNote } from '../services/drafts/settle-note.ts'
import type { SettledView, ViewSettled } from '../services/drafts/settled-view.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import type { ShownMessage } from '../models/note-draft.ts'
import { memberActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export type SettleDraftDeps = {
  readonly findRecipient: FindRecipient
  readonly settle: SettleNote['settle']
  readonly view: ViewSettled
  /** Puts it into the message that was shown meanwhile, or sends it. */
  readonly tellSettled: (listener: Listener, view: SettledView, shownIn: ShownMessage | null) => Promise<void>
  readonly enqueue: EnqueueNow
  readonly clock: Clock
}

/** A job that runs later than this after its time was held up, by a restart say, and so were the messages behind it. */
const LATE_MS = 2_000

export function createSettleDraft(deps: SettleDraftDeps) {
  const { findRecipient, settle, view, tellSettled, enqueue, clock } = deps
  return handleJob(SETTLE_DRAFT_JOB, async (payload, { item }) => {
    const { workspaceId, memberId, draftId, seen, late = false } = payload
    const now = clock.now().getTime()
    if (!late && now - item.runAt.getTime() > LATE_MS) {
      const runAt = new Date(now + GATHER_MS)
      // The same key for each repeat of this attempt.
      const dedupeKey = `draft-late-${draftId}-${seen}`
      await enqueue([{ workspaceId, ...newJob(SETTLE_DRAFT_JOB, { ...payload, late: true }, { runAt, dedupeKey }) }])
      return
    }
    const listener = await findRecipient(workspaceId, memberId)
    if (listener === null) return
    const actor: Actor = { ...memberActor(listener, item), channel: 'telegram' }
    try {
      const settled = await settle(actor, draftId, seen)
      const shown = settled === null ? null : await view(actor, settled)
      if (settled !== null && shown !== null) await tellSettled(listener, shown, settled.shownIn)
    } catch (error) {
      // The role no longer allows it, or the record was deleted right after its note was written.
      if (!isAppError(error) || (error.code !== 'FORBIDDEN' && error.code !== 'NOT_FOUND')) throw error
    }
  })
}
