/** The actor that a job acts as. */
import type { WorkspaceId } from '../models/ids.ts'
import type { QueueItem } from '../models/queue-item.ts'
import type { Actor, SystemActor } from '../services/core/actor.ts'
import type { Listener } from '../services/notifications/recipients.ts'

/** Command ids are derived from the job, so that a repeated job leaves alone what is already done. */
export const commandIdOf = (item: QueueItem): string => `job-${String(item._id)}`

/** The product itself. */
export function systemActor(workspaceId: WorkspaceId, item: QueueItem): SystemActor {
  return { workspaceId, memberId: null, channel: 'job', commandId: commandIdOf(item) }
}

/** The member the job is for: the job cannot read what that member may not see. */
export function memberActor({ member }: Listener, item: QueueItem): Actor {
  return { ...member, channel: 'job', commandId: commandIdOf(item) }
}
