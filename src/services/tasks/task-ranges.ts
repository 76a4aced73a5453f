/** A list of tasks as ranges of an index, in the order of the list. */
import { idOf } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { readContact } from '../contacts/write-contact.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { ListRanges } from '../lists/list-range.ts'
import { nameOfTasks, scopeOfTasks } from './list-tasks.ts'
import { sectionsOf, type TaskListQuery, type TasksOf } from './task-lists.ts'

/** @throws AppError FORBIDDEN, also for another member's list without record.see-all; NOT_FOUND for a record or member */
export async function rangesOfTasks(
  models: Models,
  actor: Actor,
  { of: given, part }: Omit<TaskListQuery, 'after'>,
  now: Date,
): Promise<ListRanges> {
  authorize(actor, 'task.read')
  const contact = given.kind === 'contact' ? await readContact(models, actor, given.id) : null
  // Merged into another one since.
  const of: TasksOf = contact === null ? given : { kind: 'contact', id: idOf(contact._id) }
  const scope = scopeOfTasks(actor, of)
  const ranges = sectionsOf(part, now, actor.timeZone).map(({ filter, key, direction }) => ({
    filter: { ...scope, ...filter },
    sort: { [key]: direction, _id: direction },
  }))
  return { name: contact?.displayName ?? (await nameOfTasks(models, actor, of)), ranges }
}
