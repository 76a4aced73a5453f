/** What waited for a member, as it is when it is sent: without what was done, moved or taken by somebody else meanwhile. */
import { isAppError } from '../../errors.ts'
import type { TaskId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { TaskView } from '../tasks/task-view.ts'
import type { FindDueTask } from './due-task.ts'
import type { HeldNotice } from './hold-notices.ts'
import type { NewsView, ReadNews } from './read-news.ts'
import type { Listener } from './recipients.ts'

export type HeldView =
  | { readonly type: 'news'; readonly news: NewsView }
  | { readonly type: 'reminder'; readonly task: TaskView }

export type ReadHeldDeps = {
  readonly readNews: ReadNews
  readonly findDueTask: FindDueTask
  readonly getTask: (actor: Actor, id: TaskId) => Promise<TaskView>
}

/** In the order of the notices; a task that has several reminders among them is one. */
export type ReadHeld = (
  listener: Listener,
  actor: Actor,
  notices: readonly HeldNotice[],
) => Promise<readonly HeldView[]>

export function createReadHeld({ readNews, findDueTask, getTask }: ReadHeldDeps): ReadHeld {
  async function readTask(
    { member, muted }: Listener,
    actor: Actor,
    taskId: TaskId,
    remindAt: string,
  ): Promise<TaskView | null> {
    const { workspaceId, memberId } = member
    const due = muted.includes('task-due') ? null : await findDueTask({ workspaceId, taskId, remindAt })
    if (due?.assigneeId !== memberId) return null
    try {
      return await getTask(actor, taskId)
    } catch (error) {
      // Deleted between the two reads.
      if (!isAppError(error) || error.code !== 'NOT_FOUND') throw error
      return null
    }
  }

  return async (listener, actor, notices) => {
    const views: HeldView[] = []
    const tasks = new Set<TaskId>()
    for (const { notice } of notices) {
      if (notice.type === 'news') {
        const muted = listener.muted.includes(notice.news.kind)
        const news = muted ? null : await readNews(listener.member, notice)
        if (news !== null) views.push({ type: 'news', news })
        continue
      }
      if (tasks.has(notice.taskId)) continue
      const task = await readTask(listener, actor, notice.taskId, notice.remindAt)
      if (task === null) continue
      tasks.add(task.id)
      views.push({ type: 'reminder', task })
    }
    return views
  }
}
