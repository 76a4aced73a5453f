/** Everything that is known about a person, for the file that they may ask for. */
import { AppError } from '../../errors.ts'
import type { ContactRecord } from '../../models/contact.ts'
import { type ContactId, idOf } from '../../models/ids.ts'
import type { NoteFile } from '../../models/note-file.ts'
import type { NoteRecord } from '../../models/note.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { createResourcesOf } from '../export/resources/all.ts'
import { readPerson } from './erase-contact.ts'
import { PERSON_FILE_JOB } from './erasure-jobs.ts'
import { type PersonPart, personParts } from './person-parts.ts'
import { gatherTraces } from './person-traces.ts'
import type { PrivacyDeps } from './privacy-deps.ts'
import { findShared } from './shared-words.ts'
import { notesAbout } from './steps/erase-notes.ts'

export type PersonNoteFile = {
  readonly noteId: string
  readonly file: NoteFile
  /** Whether it was removed, alone or with its note; it is still stored. */
  readonly isRemoved: boolean
}

export type PersonFile = {
  readonly id: ContactId
  readonly name: string
  readonly parts: readonly PersonPart[]
  /** What was sent with notes. */
  readonly files: AsyncIterable<PersonNoteFile>
}

export type PersonFiles = {
  /** Promises the file to the actor. @throws AppError FORBIDDEN; NOT_FOUND, also once the person is erased */
  readonly requestFile: (actor: Actor, id: ContactId) => Promise<void>
  /** @throws AppError FORBIDDEN; NOT_FOUND */
  readonly readFile: (actor: Actor, id: ContactId) => Promise<PersonFile>
}

async function* filesOf(notes: AsyncIterable<NoteRecord>): AsyncGenerator<PersonNoteFile> {
  for await (const { _id, files = [], deletedAt } of notes)
    for (const file of files)
      yield { noteId: _id.toHexString(), file, isRemoved: deletedAt !== null || file.removedAt != null }
}

export function createPersonFiles(deps: PrivacyDeps): PersonFiles {
  const { models, transact, tablesOf } = deps
  const resourcesOf = createResourcesOf(deps)

  async function read(actor: Actor, id: ContactId, tx?: Transaction): Promise<ContactRecord> {
    const contact = await readPerson(deps, actor, id, tx)
    if (contact.erasedAt !== undefined) throw new AppError('NOT_FOUND', { details: { kind: 'contact' } })
    return contact
  }

  return {
    async requestFile(actor, given) {
      authorize(actor, 'privacy.manage')
      await transact(actor, `contact.export-${given}`, async (tx) => {
        const id = idOf<ContactId>((await read(actor, given, tx))._id)
        tx.record({ type: 'contact.exported', target: { kind: 'contact', id } })
        tx.enqueue(PERSON_FILE_JOB, { workspaceId: actor.workspaceId, contactId: id, memberId: actor.memberId })
        return null
      })
    },

    async readFile(actor, given) {
      authorize(actor, 'privacy.manage')
      const contact = await read(actor, given)
      const { workspaceId, mergedIds = [] } = contact
      const merged = await models.contacts.find({ workspaceId, _id: { $in: mergedIds } }).lean()
      const contacts = [contact, ...merged]
      const known = { models, fields: tablesOf(actor) }
      const gathered = await gatherTraces(known, { session: null }, workspaceId, contacts)
      const traces = { ...gathered, ...(await findShared(known, workspaceId, gathered)) }
      const companyIds = contacts.flatMap(({ companyId }) => companyId ?? [])
      return {
        id: idOf<ContactId>(contact._id),
        name: contact.displayName,
        parts: await personParts(
          { models, customFields: actor.customFields },
          resourcesOf(actor),
          workspaceId,
          traces,
          companyIds,
        ),
        files: filesOf(models.notes.find(notesAbout(workspaceId, traces)).lean().cursor()),
      }
    },
  }
}
