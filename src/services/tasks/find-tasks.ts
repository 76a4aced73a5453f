/** Searches for tasks by the words of their titles. */
import { idOf, type TaskId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { TaskRecord, TaskStatus, TaskType } from '../../models/task.ts'
import type { Actor } from '../core/actor.ts'
import { searchSeen } from '../search/search-seen.ts'
import { type Found, type Ranked, type Search, searchRecords } from '../search/search-records.ts'

/** One row of a list. */
export type TaskSummary = {
  readonly id: TaskId
  readonly title: string
  readonly type: TaskType
  readonly status: TaskStatus
}

const FIELDS = { title: 1, type: 1, status: 1, assigneeId: 1 } as const
type Candidate = Pick<TaskRecord, '_id' | 'search' | keyof typeof FIELDS>

/** Open tasks first, each group with the best match first. */
export async function rankTasks(
  models: Models,
  actor: Actor,
  text: string,
  rounds: readonly Found[],
): Promise<Ranked<Candidate>> {
  const search: Search<Candidate> = {
    ...searchSeen(actor, 'assigneeId', rounds),
    fields: FIELDS,
    nameOf: ({ title }) => title,
  }
  const { records, found } = await searchRecords(models.tasks, search, text)
  const isOpen = ({ status }: Candidate) => status === 'open'
  return { records: [...records.filter(isOpen), ...records.filter((task) => !isOpen(task))], found }
}

export function toTaskSummary({ _id, title, type, status }: Candidate): TaskSummary {
  return { id: idOf(_id), title, type, status }
}
