/** The functions of files, with the roles that they are allowed for. */
import { objectId, type NoteId } from '../../../src/models/ids.ts'
import type { CallOf, Scene } from './matrix-call.ts'

const ALL = 'owner admin manager rep viewer'
const WRITERS = 'owner admin manager rep'

const CONTACTS = { in: 'contacts', kind: 'contact', order: 'name', mine: false } as const

/** A note of the member's own, with a file. */
async function noteWithFile({ crm, me, team, contactId }: Scene): Promise<NoteId> {
  const asRep = () => ({ ...me(), role: 'rep' as const })
  const { id } = await crm.services.notes.add(asRep(), { text: 'Called', contactId })
  const file = { fileId: 'f', fileUniqueId: 'u', kind: 'document', name: 'offer.pdf', size: 9, mime: null }
  const filter = { workspaceId: objectId(team.workspaceId), _id: objectId(id) }
  await crm.models.notes.updateOne(filter, { $set: { files: [file] } })
  return id
}

export const FILE_CALLS: Readonly<Record<string, CallOf>> = {
  'notes.countFiles': [
    ALL,
    ({ crm, me, contactId: id }) => crm.services.notes.countFiles(me(), { kind: 'contact', id }),
  ],
  'notes.listFiles': [
    ALL,
    ({ crm, me, contactId: id }) => crm.services.notes.listFiles(me(), { kind: 'contact', id }, { limit: 1 }),
  ],
  'lists.count': [ALL, ({ crm, me }) => crm.services.lists.count(me(), CONTACTS)],
  'lists.open': [ALL, ({ crm, me }) => crm.services.lists.open(me(), CONTACTS)],
  'lists.beginFile': [
    ALL,
    ({ crm, me }) => crm.services.lists.beginFile(me(), { list: CONTACTS, format: 'csv', messageId: 1 }),
  ],
  'notes.removeFile': [
    WRITERS,
    async (scene) => scene.crm.services.notes.removeFile(scene.me(), { noteId: await noteWithFile(scene), place: 0 }),
  ],
}
