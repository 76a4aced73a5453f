/** The task as a kind of record. */
import { tasks } from '../export/resources/tasks.ts'
import type { KindDefinition } from '../records/kind-definition.ts'
import { undoTaskChanged, undoTaskCreated, undoTaskDeleted } from '../undo/undo-task.ts'
import { TASK_FIELDS } from './task-fields.ts'

export const TASK_KIND = {
  kind: 'task',
  model: 'tasks',
  name: 'title',
  ownedBy: 'assigneeId',
  permissions: { read: 'task.read', write: 'task.write' },
  fields: TASK_FIELDS,
  inverses: {
    created: undoTaskCreated,
    updated: undoTaskChanged,
    done: undoTaskChanged,
    reopened: undoTaskChanged,
    deleted: undoTaskDeleted,
  },
  hasTimeline: false,
  about: 'name',
  resources: ({ task }) => ({ tasks: tasks(task) }),
  linkPrefix: 't',
  sharing: null,
} as const satisfies KindDefinition<'task'>
