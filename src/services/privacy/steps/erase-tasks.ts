/**
 * Tasks with the person. Those on a deal go on, without the name. The others are about nobody else: open ones are deleted,
 * done ones keep only that they were done.
 */
import type { Types } from 'mongoose'

import type { ErasureTraces } from '../../../models/erasure.ts'
import type { TaskRecord } from '../../../models/task.ts'
import { textTerms } from '../../search/search-terms.ts'
import { syncNextTaskAt } from '../../tasks/write-task.ts'
import type { EraseStep } from '../erase-context.ts'
import { findShared } from '../shared-words.ts'
import { inBatch } from '../write-found.ts'

const AT_ONCE = 100

/** Those that are about nobody else. */
export function tasksAbout(workspaceId: Types.ObjectId, { contactIds }: Pick<ErasureTraces, 'contactIds'>) {
  return { workspaceId, contactId: { $in: contactIds }, dealId: null, erasedAt: null }
}

export const eraseTasks: EraseStep = async (context) => {
  const { models } = context.deps
  const { erasure, mark, signal } = context
  const { workspaceId, traces } = erasure
  for (;;) {
    signal?.throwIfAborted()
    const tasks: readonly TaskRecord[] = await models.tasks.find(tasksAbout(workspaceId, traces)).limit(AT_ONCE).lean()
    if (tasks.length === 0) return
    await inBatch(context, 'tasks', tasks, async (tx, some) => {
      const { session, at } = tx
      const ids = some.map(({ _id }) => _id)
      await models.erasures.updateOne(
        { workspaceId, _id: erasure._id },
        {
          $addToSet: {
            'traces.taskIds': { $each: ids },
            'traces.texts': { $each: some.map(({ title }) => title) },
          },
        },
        { session },
      )
      const gone = { workspaceId, _id: { $in: ids } }
      const blank = { title: mark, search: textTerms([]), erasedAt: at }
      await models.tasks.updateMany(gone, { $set: blank, $inc: { version: 1 } }, { session })
      const open = { ...gone, status: 'open' as const, deletedAt: null }
      await models.tasks.updateMany(open, { $set: { deletedAt: at } }, { session })
      for (const task of some) await syncNextTaskAt(models, tx, task)
    })
  }
}

/** What of all that is known now somebody else says, too, and nobody is recognised by. */
export const rememberShared: EraseStep = async (context) => {
  const { deps, fields, signal } = context
  const { models } = deps
  const filter = { workspaceId: context.erasure.workspaceId, _id: context.erasure._id }
  // Read again: the notes and tasks have just been added.
  const traces = (await models.erasures.findOne(filter).lean())?.traces
  if (traces === undefined) return
  const { shared, undeclined } = await findShared({ models, fields }, filter.workspaceId, traces, signal)
  await inBatch(context, 'shared', [filter], async ({ session }) => {
    const found = { 'traces.shared': shared, 'traces.undeclined': undeclined }
    await models.erasures.updateOne(filter, { $set: found }, { session })
  })
}
