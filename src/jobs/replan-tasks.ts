/** Plans tasks for whole days again after the workspace's time zone changed. */
import { z } from 'zod'

import type { WorkspaceId } from '../models/ids.ts'
import type { SystemActor } from '../services/core/actor.ts'
import type { ReplanTasks } from '../services/tasks/replan-tasks.ts'
import type { QueueHandler } from './queue-handler.ts'

const payloadShape = z.object({ workspaceId: z.string(), from: z.string() })

/** Commands are named after the job: whatever a repeat of it finds done already, it leaves alone. */
export function createReplanTasksHandler({ replan }: { readonly replan: ReplanTasks }): QueueHandler {
  return {
    async handle({ item, signal }) {
      const { workspaceId, from } = payloadShape.parse(item.payload)
      const actor: SystemActor = {
        workspaceId: workspaceId as WorkspaceId,
        memberId: null,
        channel: 'job',
        commandId: `job-${String(item._id)}`,
      }
      await replan(actor, from, signal)
    },
  }
}
