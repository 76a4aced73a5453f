/** Writes the notes of a draft and removes it, in one transaction. */
import type { EventId } from '../../models/ids.ts'
import type { NoteDraftRecord } from '../../models/note-draft.ts'
import type { ForwardedFrom } from '../../models/note-file.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { noteOn } from '../notes/note-links.ts'
import type { NoteTarget } from '../notes/note-target.ts'
import { insertNote, readNoted } from '../notes/notes.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { notesOf } from './note-of-draft.ts'

/**
 * @param by whose messages they are, if they are all one person's
 * @returns the event by which all of it can be undone
 * @throws AppError NOT_FOUND when the record is gone or the actor may not see it
 */
export async function writeDraft(
  { models }: Pick<RecordDeps, 'models'>,
  actor: Actor,
  tx: Transaction,
  { _id, workspaceId, parts }: Pick<NoteDraftRecord, '_id' | 'workspaceId' | 'parts'>,
  { target, by }: { readonly target: NoteTarget; readonly by: ForwardedFrom | null },
): Promise<EventId | null> {
  const on = noteOn(target)
  const about = await readNoted(models, actor, tx, on)
  let first: EventId | null = null
  for (const content of notesOf(parts)) {
    const note = { ...content, ...on, ...about, ...(by !== null && { forwardedFrom: by }) }
    const { undoId } = await insertNote(models, actor, tx, note)
    first ??= undoId
  }
  await models.noteDrafts.deleteOne({ workspaceId, _id }, { session: tx.session })
  return first
}
