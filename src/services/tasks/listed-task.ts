/** Tasks as rows of a list. */
import { idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { TaskRecord } from '../../models/task.ts'
import type { Actor } from '../core/actor.ts'
import type { TaskView } from './task-view.ts'
import { isOverdue, localDay } from './task-time.ts'

export type ListedTask = Pick<
  TaskView,
  'id' | 'title' | 'type' | 'status' | 'dueAt' | 'dueOn' | 'doneAt' | 'overdue' | 'assignee'
>

/** One query for the members and one for the workspace, however many tasks there are. */
export async function toListedTasks(
  models: Models,
  actor: Actor,
  tasks: readonly TaskRecord[],
  now: Date,
): Promise<readonly ListedTask[]> {
  const workspaceId = objectId(actor.workspaceId)
  const ids = [
    ...new Set(tasks.flatMap(({ assigneeId }) => (assigneeId === undefined ? [] : [idOf<MemberId>(assigneeId)]))),
  ]
  const hasDays = tasks.some(({ allDay }) => allDay)
  const [members, workspace] = await Promise.all([
    ids.length === 0
      ? []
      : models.members.find({ workspaceId, _id: { $in: ids.map(objectId) } }, { name: 1, timeZone: 1 }).lean(),
    hasDays ? models.workspaces.findById(workspaceId, { timeZone: 1 }).lean() : null,
  ])
  const assignees = new Map(members.map((member) => [idOf<MemberId>(member._id), member]))
  return tasks.map((task) => {
    const { _id, title, type, status, dueAt, doneAt, allDay, assigneeId } = task
    const assignee = assigneeId === undefined ? undefined : assignees.get(idOf(assigneeId))
    const timeZone = assignee?.timeZone ?? workspace?.timeZone ?? 'UTC'
    return {
      id: idOf(_id),
      title,
      type,
      status,
      dueAt: dueAt?.toISOString() ?? null,
      dueOn: allDay && dueAt !== null ? localDay(dueAt, timeZone) : null,
      doneAt: doneAt?.toISOString() ?? null,
      overdue: isOverdue(task, now),
      assignee: assignee === undefined ? null : { id: idOf(assignee._id), name: assignee.name },
    }
  })
}
