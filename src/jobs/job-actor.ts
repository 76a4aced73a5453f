/** Who a job acts as. */
import type { WorkspaceId } from '../models/ids.ts'
import type { QueueItem } from '../models/queue-item.ts'
import type { Actor, SystemActor } from '../services/core/actor.ts'
import type { Listener } from '../services/notifications/recipients.ts'

/** Commands are named after the job: whatever a repeat of it finds done already, it leaves alone. */
const commandIdOf = (item: QueueItem): string => `job-${String(item._id)}`

/** The product itself. */
export function systemActor(workspaceId: WorkspaceId, item: QueueItem): SystemActor {
  return { workspaceId, memberId: null, channel: 'job', commandId: commandIdOf(item) }
}

/** The member whom the job is for: what they may not see, it does not read. */
export function memberActor({ member }: Listener, item: QueueItem): Actor {
  return { ...member, channel: 'job', commandId: commandIdOf(item) }
}
