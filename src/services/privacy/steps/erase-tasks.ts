/**
 * Tasks with the person. Those on a deal go on, without the name. The others are about nobody else: open ones are deleted,
 * done ones keep only that they were done.
 */
import type { TaskRecord } from '../../../models/task.ts'
import { textTerms } from '../../search/search-terms.ts'
import { syncNextTaskAt } from '../../tasks/write-task.ts'
import type { EraseStep } from '../erase-context.ts'
import { inBatch } from '../write-found.ts'

const AT_ONCE = 100

export const eraseTasks: EraseStep = async (context) => {
  const { models } = context.deps
  const { erasure, mark, signal } = context
  const { workspaceId, traces } = erasure
  for (;;) {
    signal?.throwIfAborted()
    const tasks: readonly TaskRecord[] = await models.tasks
      .find({ workspaceId, contactId: { $in: traces.contactIds }, dealId: null, erasedAt: null })
      .limit(AT_ONCE)
      .lean()
    if (tasks.length === 0) return
    await inBatch(context, 'tasks', tasks, async (tx) => {
      const { session, at } = tx
      const ids = tasks.map(({ _id }) => _id)
      await models.erasures.updateOne(
        { workspaceId, _id: erasure._id },
        {
          $addToSet: {
            'traces.taskIds': { $each: ids },
            'traces.texts': { $each: tasks.map(({ title }) => title) },
          },
        },
        { session },
      )
      const gone = { workspaceId, _id: { $in: ids } }
      const blank = { title: mark, search: textTerms([]), erasedAt: at }
      await models.tasks.updateMany(gone, { $set: blank, $inc: { version: 1 } }, { session })
      const open = { ...gone, status: 'open' as const, deletedAt: null }
      await models.tasks.updateMany(open, { $set: { deletedAt: at } }, { session })
      for (const task of tasks) await syncNextTaskAt(models, tx, task)
    })
  }
}
