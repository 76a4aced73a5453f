/** One task, and the next step of a record. */
import type { RecordRef } from '../../ids.ts'
import { objectId, type TaskId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { LINKS } from './task-lists.ts'
import { HAS_DATE } from './task-time.ts'
import { type TaskView, toTaskView } from './task-view.ts'
import { readTask } from './write-task.ts'

export type ReadTasks = {
  /** @throws AppError FORBIDDEN; NOT_FOUND, also for another workspace's id and for a text that is not an id */
  readonly get: (actor: Actor, id: TaskId) => Promise<TaskView>
  /** The earliest dated open task on a contact, a company or a deal that the actor may see; null when nothing is planned. @throws AppError FORBIDDEN */
  readonly nextOf: (actor: Actor, target: RecordRef<'contact' | 'company' | 'deal'>) => Promise<TaskView | null>
}

export function createReadTasks({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): ReadTasks {
  return {
    async get(actor, id) {
      authorize(actor, 'task.read')
      return toTaskView(models, actor, await readTask(models, actor, id), clock.now())
    },

    async nextOf(actor, { kind, id }) {
      authorize(actor, 'task.read')
      const link = { [LINKS[kind]]: objectId(id) }
      const open = {
        ...visibleTo(actor, 'assigneeId'),
        ...link,
        status: 'open' as const,
        dueAt: HAS_DATE,
        deletedAt: null,
      }
      const task = await models.tasks.findOne(open).sort({ dueAt: 1 }).lean()
      return task === null ? null : toTaskView(models, actor, task, clock.now())
    },
  }
}
