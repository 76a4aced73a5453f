/** Takes a file off its note. The note goes with its last file if nothing is written on it. */
import { AppError } from '../../errors.ts'
import { type EventId, idOf, type NoteId, objectId } from '../../models/ids.ts'
import { factsOf, keptFiles } from '../../models/note-file.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import type { FilePlace } from './files-of-record.ts'
import { readNoted } from './notes.ts'
import { referencesOf } from './note-links.ts'
import { writeNoteVersion } from './write-note.ts'

/**
 * Whoever may delete the note may take its files off: its author, and members who see everything.
 *
 * @throws AppError FORBIDDEN; NOT_FOUND for a note or a file that is gone, or a record that the actor may not see
 */
export type RemoveFile = (actor: Actor, file: FilePlace) => Promise<{ readonly undoId: EventId }>

function notFound(): AppError {
  return new AppError('NOT_FOUND', { message: 'No such file', details: { kind: 'note' } })
}

export function createRemoveFile({ models, transact }: CoreDeps): RemoveFile {
  return async (actor, { noteId, place }) => {
    authorize(actor, 'note.write')
    return transact(
      actor,
      'note.remove-file',
      async (tx) => {
        const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(noteId), deletedAt: null }
        const note = await models.notes.findOne(filter, null, { session: tx.session }).lean()
        if (note === null) throw notFound()
        // The actor must also be able to see the record that it is about.
        const { related } = await readNoted(models, actor, tx, referencesOf(note))
        if (note.authorId?.toHexString() !== actor.memberId) authorize(actor, 'record.see-all')
        const kept = keptFiles(note.files)
        const left = kept.filter((file) => file.place !== place)
        if (left.length === kept.length) throw notFound()
        const target = { kind: 'note', id: idOf<NoteId>(note._id) } as const
        if (left.length === 0 && note.text === '') {
          await writeNoteVersion(models, tx, note, { $set: { deletedAt: tx.at } })
          const changes = [{ path: 'deletedAt', from: null, to: tx.at.toISOString() }]
          return { undoId: tx.record({ type: 'note.deleted', target, related, changes }) }
        }
        // The time also tells the undo which one it was: the event names no file as Telegram does.
        await writeNoteVersion(models, tx, note, { $set: { [`files.${place}.removedAt`]: tx.at } })
        const changes = [{ path: 'files', from: kept.map(factsOf), to: left.map(factsOf) }]
        return { undoId: tx.record({ type: 'note.updated', target, related, changes }) }
      },
      { undoable: true },
    )
  }
}
