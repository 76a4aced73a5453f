/** Takes the [Claim] button from the messages about a lead that somebody has, and says in them who it is. */
import type { ShownIn } from '../services/notifications/hide-message.ts'
import type { LeadMessages, TakenLead } from '../services/notifications/lead-messages.ts'
import { LEAD_TAKEN_JOB } from '../services/notifications/lead-taken-job.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { systemActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export type ShowTakenDeps = {
  readonly findRecipient: FindRecipient
  readonly leadMessages: LeadMessages
  /** A message that is gone is not an error. */
  readonly tellLeadTaken: (listener: Listener, lead: TakenLead, shownIn: ShownIn) => Promise<void>
}

/** Each message is forgotten once it is changed, so that a repeat continues with the others. */
export function createShowTaken({ findRecipient, leadMessages, tellLeadTaken }: ShowTakenDeps) {
  return handleJob(LEAD_TAKEN_JOB, async ({ workspaceId, dealId }, { item, signal }) => {
    for (;;) {
      const messages = await leadMessages.find(workspaceId, dealId)
      if (messages.length === 0) return
      for (const message of messages) {
        signal.throwIfAborted()
        const listener = await findRecipient(workspaceId, message.memberId)
        const lead = await leadMessages.taken(listener?.member ?? null, workspaceId, dealId)
        if (lead === null) return
        // Whoever has it acts on the card, which may be in the place of the message by now.
        if (listener !== null && lead.owner.id !== message.memberId) await tellLeadTaken(listener, lead, message)
        await leadMessages.forget(systemActor(workspaceId, item), dealId, message)
      }
    }
  })
}
