/** Reschedules all-day tasks after a time zone changes: the workspace's, or a member's own. */
import { REPLAN_JOB } from '../services/tasks/replan-job.ts'
import type { ReplanTasks } from '../services/tasks/replan-tasks.ts'
import { systemActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

export function createReplanTasksHandler({ replan }: { readonly replan: ReplanTasks }) {
  return handleJob(REPLAN_JOB, ({ workspaceId, ...change }, { item, signal }) =>
    replan(systemActor(workspaceId, item), change, signal),
  )
}
