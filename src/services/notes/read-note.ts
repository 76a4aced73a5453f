/** One note in full. */
import { AppError } from '../../errors.ts'
import { objectId, type NoteId, idOf } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { keptFiles, type PlacedFile } from '../../models/note-file.ts'
import type { Actor } from '../core/actor.ts'
import { readCompany } from '../companies/write-company.ts'
import { readContact } from '../contacts/write-contact.ts'
import { readDeal } from '../deals/write-deal.ts'
import { authorize, may } from '../core/permissions.ts'

export type NoteView = {
  /** Empty only if there are files. */
  readonly text: string
  readonly files: readonly PlacedFile[]
  /** The name of the person that it was forwarded from. */
  readonly forwardedFrom: string | null
  /** ISO 8601, UTC. */
  readonly at: string
  /** When its author last changed it, ISO 8601, UTC; null if it says what it was written with. */
  readonly editedAt: string | null
  /** Null when an integration wrote it. */
  readonly by: string | null
  /** Whether the actor wrote it, and may change it. */
  readonly editable: boolean
  /** Whether the actor may delete it: their own, or any if they see everything. */
  readonly deletable: boolean
  /** Increases with every change. */
  readonly version: number
}

/**
 * A note on a deal is as visible as the deal, whoever owns the contact it is also about; any other note is as visible as its
 * contact or company.
 *
 * @throws AppError FORBIDDEN; NOT_FOUND, also when it is deleted or the actor may not see its record
 */
export async function readNote(models: Models, actor: Actor, id: NoteId): Promise<NoteView> {
  authorize(actor, 'contact.read')
  const workspaceId = objectId(actor.workspaceId)
  const note = await models.notes.findOne({ workspaceId, _id: objectId(id), deletedAt: null }).lean()
  if (note === null) throw new AppError('NOT_FOUND', { message: 'No such note', details: { kind: 'note' } })
  const { text, files, forwardedFrom, authorId, dealId, contactId, companyId, createdAt, editedAt, version } = note
  // Side by side, and nothing is returned if the record is refused.
  const [author] = await Promise.all([
    authorId === undefined ? null : models.members.findOne({ workspaceId, _id: authorId }, { name: 1 }).lean(),
    dealId === undefined ? null : readDeal(models, actor, idOf(dealId)),
    dealId !== undefined || contactId === undefined ? null : readContact(models, actor, idOf(contactId)),
    dealId !== undefined || contactId !== undefined || companyId === undefined
      ? null
      : readCompany(models, actor, idOf(companyId)),
  ])
  const writes = may(actor.role, 'note.write')
  const isOwn = authorId?.toHexString() === actor.memberId
  return {
    text,
    files: keptFiles(files),
    forwardedFrom: forwardedFrom?.name ?? null,
    at: createdAt.toISOString(),
    by: author?.name ?? null,
    editedAt: editedAt?.toISOString() ?? null,
    editable: writes && isOwn,
    deletable: writes && (isOwn || may(actor.role, 'record.see-all')),
    version,
  }
}
