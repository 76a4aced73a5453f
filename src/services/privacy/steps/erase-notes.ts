/** Notes about the person: their words and files. What they said is remembered until everything is gone over. */
import type { Types } from 'mongoose'

import type { ErasureTraces } from '../../../models/erasure.ts'
import type { NoteRecord } from '../../../models/note.ts'
import type { EraseStep } from '../erase-context.ts'
import { inBatch } from '../write-found.ts'

const AT_ONCE = 100

/** Notes on a deal that nobody else is part of are about the person, too. */
export function notesAbout(workspaceId: Types.ObjectId, traces: Pick<ErasureTraces, 'contactIds' | 'ownDealIds'>) {
  return {
    workspaceId,
    erasedAt: null,
    $or: [{ contactId: { $in: traces.contactIds } }, { dealId: { $in: traces.ownDealIds }, contactId: null }],
  }
}

export const eraseNotes: EraseStep = async (context) => {
  const { models } = context.deps
  const { erasure, signal } = context
  const { workspaceId } = erasure
  for (;;) {
    signal?.throwIfAborted()
    const notes: readonly NoteRecord[] = await models.notes
      .find(notesAbout(workspaceId, erasure.traces))
      .limit(AT_ONCE)
      .lean()
    if (notes.length === 0) return
    await inBatch(context, 'notes', notes, async ({ session, at }, some) => {
      const ids = some.map(({ _id }) => _id)
      const texts = some.map(({ text }) => text).filter(Boolean)
      const isOther = (userId: number | null) => userId !== null && !erasure.traces.telegramUserIds.includes(userId)
      const names = some.flatMap(({ forwardedFrom: from }) => (from == null || isOther(from.userId) ? [] : [from.name]))
      await models.erasures.updateOne(
        { workspaceId, _id: erasure._id },
        {
          $addToSet: {
            'traces.noteIds': { $each: ids },
            'traces.texts': { $each: texts },
            'traces.names': { $each: names },
          },
        },
        { session },
      )
      const gone = { workspaceId, _id: { $in: ids } }
      await models.notes.updateMany(
        gone,
        { $set: { text: '', erasedAt: at }, $unset: { files: 1, forwardedFrom: 1 }, $inc: { version: 1 } },
        { session },
      )
      await models.notes.updateMany({ ...gone, deletedAt: null }, { $set: { deletedAt: at } }, { session })
    })
  }
}
