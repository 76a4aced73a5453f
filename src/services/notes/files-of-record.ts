/** The files of a record: those of its notes, the last ones first. */
import type { Types } from 'mongoose'

import { idOf, type MemberId, type NoteId, objectId } from '../../models/ids.ts'
import { keptFiles, type PlacedFile } from '../../models/note-file.ts'
import type { NoteRecord } from '../../models/note.ts'
import type { Actor } from '../core/actor.ts'
import { may } from '../core/permissions.ts'
import { readIfAllowed } from '../core/read-if-allowed.ts'
import { cutText } from '../../language/cut-text.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { definitionOf } from '../records/kind-definition.ts'
import { assertSeen } from '../records/seen-records.ts'
import type { NoteTarget } from './note-target.ts'

/** A file as a list shows it: the note that it is on, and its place there. */
export type ListedFile = Pick<PlacedFile, 'kind' | 'name' | 'size' | 'place'> & {
  readonly noteId: NoteId
  /** The beginning of what is written on its note; empty if nothing is. */
  readonly caption: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** Null when an integration wrote the note. */
  readonly by: string | null
  /** Whether the actor may take it off. */
  readonly removable: boolean
}

export type FilePlace = { readonly noteId: NoteId; readonly place: number }

export type FilePage = {
  readonly files: readonly ListedFile[]
  /** Of all pages. */
  readonly count: number
  readonly hasAfter: boolean
}

export type FilesOfRecord = {
  /** @throws AppError FORBIDDEN; NOT_FOUND if the actor may not see the record */
  readonly countFiles: (actor: Actor, target: NoteTarget) => Promise<number>
  /**
   * @param query `after` is the last file of the page before
   * @throws AppError FORBIDDEN; NOT_FOUND if the actor may not see the record
   */
  readonly listFiles: (
    actor: Actor,
    target: NoteTarget,
    query: { readonly limit: number; readonly after?: FilePlace },
  ) => Promise<FilePage>
}

/** Where notes say what they are on. One on a deal is the deal's, whoever else it is about: it is as visible as the deal. */
const NOTES_ON = {
  contact: (contactId) => ({ contactId, dealId: null }),
  company: (companyId) => ({ companyId, contactId: null, dealId: null }),
  deal: (dealId) => ({ dealId }),
} as const satisfies Record<NoteTarget['kind'], (id: Types.ObjectId) => Record<string, unknown>>

/** The type is the condition of the index. */
const WITH_FILES = {
  deletedAt: null,
  'files.fileId': { $type: 'string' },
  files: { $elemMatch: { removedAt: null } },
} as const

const MAX_CAPTION = 80

type Stored = Pick<NoteRecord, '_id' | 'text' | 'files' | 'authorId' | 'createdAt'>

export function createFilesOfRecord({ models, kinds }: Pick<RecordDeps, 'models' | 'kinds'>): FilesOfRecord {
  /** The id of the record, or of the one that it was merged into. */
  async function seen(actor: Actor, { kind, id }: NoteTarget): Promise<Types.ObjectId> {
    const definition = definitionOf(kinds, kind)
    if (definition === null) throw new Error(`Notes are on a kind without a definition: ${kind}`)
    return objectId((await assertSeen(models, actor, definition, id)).id)
  }

  function filterOf(actor: Actor, { kind }: NoteTarget, id: Types.ObjectId): Record<string, unknown> {
    return { workspaceId: objectId(actor.workspaceId), ...NOTES_ON[kind](id), ...WITH_FILES }
  }

  async function count(actor: Actor, target: NoteTarget, id: Types.ObjectId): Promise<number> {
    const fields = { 'files.kind': 1, 'files.removedAt': 1 } as const
    const notes = await models.notes.find(filterOf(actor, target, id), fields).lean<Pick<NoteRecord, 'files'>[]>()
    return notes.reduce((sum, { files }) => sum + keptFiles(files).length, 0)
  }

  async function authorNames(actor: Actor, notes: readonly Stored[]): Promise<ReadonlyMap<string, string>> {
    const ids = notes.flatMap(({ authorId }) => authorId ?? [])
    const filter = { workspaceId: objectId(actor.workspaceId), _id: { $in: ids } }
    const members = ids.length === 0 ? [] : await models.members.find(filter, { name: 1 }).lean()
    return new Map(members.map(({ _id, name }) => [idOf<MemberId>(_id), name]))
  }

  function listed(actor: Actor, { _id, text, files, authorId, createdAt }: Stored, names: ReadonlyMap<string, string>) {
    const by = authorId?.toHexString() ?? null
    const removable = may(actor.role, 'note.write') && (by === actor.memberId || may(actor.role, 'record.see-all'))
    return keptFiles(files).map(({ kind, name, size, place }): ListedFile => ({
      kind,
      name,
      size,
      place,
      removable,
      noteId: idOf<NoteId>(_id),
      caption: cutText(text.replace(/\s+/gu, ' '), MAX_CAPTION),
      at: createdAt.toISOString(),
      by: (by !== null && names.get(by)) || null,
    }))
  }

  return {
    // Counted while the record is looked up: one that was merged into another is no longer on anybody's card.
    countFiles: (actor, target) => readIfAllowed(seen(actor, target), count(actor, target, objectId(target.id))),

    async listFiles(actor, target, { limit, after }) {
      const id = await seen(actor, target)
      // Each note has at least one, except for the one that the page before ended in.
      const anchor = after === undefined ? {} : { _id: { $lte: objectId(after.noteId) } }
      const [notes, all] = await Promise.all([
        models.notes
          .find({ ...filterOf(actor, target, id), ...anchor })
          .sort({ _id: -1 })
          .limit(limit + 2)
          .lean<Stored[]>(),
        count(actor, target, id),
      ])
      const names = await authorNames(actor, notes)
      const files = notes
        .flatMap((note) => listed(actor, note, names))
        .filter(({ noteId, place }) => noteId !== after?.noteId || place > after.place)
      return { files: files.slice(0, limit), count: all, hasAfter: files.length > limit }
    },
  }
}
