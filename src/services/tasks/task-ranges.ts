/** A list of tasks as ranges of an index, in the order of the list. */
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { ListRanges } from '../lists/list-range.ts'
import { mergedOf, nameOfTasks, scopeOfTasks } from './list-tasks.ts'
import { sectionsOf, type TaskListQuery } from './task-lists.ts'

/** @throws AppError FORBIDDEN, also for another member's list without record.see-all; NOT_FOUND for a record or member */
export async function rangesOfTasks(
  models: Models,
  actor: Actor,
  { of: given, part }: Omit<TaskListQuery, 'after'>,
  now: Date,
): Promise<ListRanges> {
  authorize(actor, 'task.read')
  const merged = await mergedOf(models, actor, given)
  const of = merged?.of ?? given
  const scope = scopeOfTasks(actor, of)
  const ranges = sectionsOf(part, now, actor.timeZone).map(({ filter, key, direction }) => ({
    filter: { ...scope, ...filter },
    sort: { [key]: direction, _id: direction },
  }))
  return { name: merged?.name ?? (await nameOfTasks(models, actor, of)), ranges }
}
