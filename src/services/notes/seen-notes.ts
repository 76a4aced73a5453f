/** The notes that timelines may show. */
import { objectId } from '../../models/ids.ts'
import type { NoteRecord } from '../../models/note.ts'
import { seesAll, visibleTo } from '../core/permissions.ts'
import type { ReadSubjects, Subject } from '../records/kind-definition.ts'

const NEEDED = { text: 1, dealId: 1, deletedAt: 1, editedAt: 1 } as const

function subjectOf({ text, deletedAt, editedAt }: Pick<NoteRecord, 'text' | 'deletedAt' | 'editedAt'>): Subject {
  if (deletedAt !== null) return { name: text, since: 'deleted' }
  return editedAt == null ? { name: text } : { name: text, since: 'edited' }
}

/**
 * Texts of notes, by id. A note on a deal is as visible as the deal, even in the timeline of the deal's contact. The deals
 * are read along with the notes instead of after them.
 */
export const seenNotes: ReadSubjects = async (models, actor, events) => {
  const isLimited = !seesAll(actor)
  const noteIds = events.map(({ target }) => target.id)
  const dealIds = events.flatMap(({ related }) => related.flatMap(({ kind, id }) => (kind === 'deal' ? [id] : [])))
  const [notes, deals] = await Promise.all([
    models.notes.find({ workspaceId: objectId(actor.workspaceId), _id: { $in: noteIds } }, NEEDED).lean(),
    isLimited && dealIds.length > 0
      ? models.deals.find({ ...visibleTo(actor), _id: { $in: dealIds } }, { _id: 1 }).lean()
      : [],
  ])
  const visible = new Set(deals.map(({ _id }) => _id.toHexString()))
  return new Map(
    notes
      .filter(({ dealId }) => !isLimited || dealId === undefined || visible.has(dealId.toHexString()))
      .map((note) => [note._id.toHexString(), subjectOf(note)]),
  )
}
