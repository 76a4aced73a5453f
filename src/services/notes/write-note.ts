/** The guarded write of a stored note, shared by every operation on it. */
import { AppError } from '../../errors.ts'
import type { NoteRecord } from '../../models/note.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'

/** Succeeds only on the version that was read. @throws AppError CONFLICT (changed-meanwhile) */
export async function writeNoteVersion(
  models: Models,
  tx: Transaction,
  { _id, workspaceId, version }: Pick<NoteRecord, '_id' | 'workspaceId' | 'version'>,
  update: Record<string, unknown>,
): Promise<void> {
  const written = await models.notes.updateOne(
    { workspaceId, _id, version },
    { ...update, $inc: { version: 1 } },
    { session: tx.session },
  )
  if (written.modifiedCount !== 1)
    throw new AppError('CONFLICT', { message: 'The note changed meanwhile', details: { reason: 'changed-meanwhile' } })
}
