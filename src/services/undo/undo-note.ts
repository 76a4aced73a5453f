/** The inverses of changes to notes. */
import { cutText } from '../../language/cut-text.ts'
import type { EventRecord } from '../../models/event.ts'
import { idOf } from '../../models/ids.ts'
import { factsOf, keptFiles, type NoteFile } from '../../models/note-file.ts'
import type { NoteRecord } from '../../models/note.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { readCompany } from '../companies/write-company.ts'
import { writeNoteVersion } from '../notes/write-note.ts'
import { readContact } from '../contacts/write-contact.ts'
import { readDeal } from '../deals/write-deal.ts'
import { changedSince, deletion, type InverseDeps, type InverseResult, recordOpposite } from './inverse.ts'

/** How much of a note's text serves as its name in a line of the chat. */
const NAME_LENGTH = 40

function nameOf({ text, files }: NoteRecord): string {
  const [line = ''] = (text || (keptFiles(files)[0]?.name ?? '📎')).split('\n')
  return cutText(line, NAME_LENGTH)
}

function cardOf(note: NoteRecord): Pick<InverseResult, 'shownOn'> {
  if (note.dealId !== undefined) return { shownOn: { kind: 'deal', id: idOf(note.dealId) } }
  if (note.contactId !== undefined) return { shownOn: { kind: 'contact', id: idOf(note.contactId) } }
  return note.companyId === undefined ? {} : { shownOn: { kind: 'company', id: idOf(note.companyId) } }
}

/** A note on a deal belongs to the deal, any other note to its contact or company; a deleted one counts. @throws AppError NOT_FOUND */
async function assertSeen(models: Models, actor: Actor, tx: Transaction, note: NoteRecord): Promise<void> {
  const { dealId, contactId, companyId } = note
  if (dealId !== undefined) await readDeal(models, actor, idOf(dealId), { tx, deleted: true })
  else if (contactId !== undefined) await readContact(models, actor, idOf(contactId), { tx, deleted: true })
  else if (companyId !== undefined) await readCompany(models, actor, idOf(companyId), { tx, deleted: true })
}

async function setDeleted(
  models: Models,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
  deletedAt: Date | null,
): Promise<InverseResult> {
  const { session } = tx
  const filter = { workspaceId: event.workspaceId, _id: event.target.id }
  const note = await models.notes.findOne(filter, null, { session }).lean()
  if (note === null || (note.deletedAt === null) === (deletedAt === null)) throw changedSince(event)
  // Edited since it was written: taking it away would lose that work.
  const words = event.changes.find(({ path }) => path === 'text')
  if (words !== undefined && words.to !== note.text) throw changedSince(event)
  await assertSeen(models, actor, tx, note)
  const update = { $set: { deletedAt }, $inc: { version: 1 } }
  const written = await models.notes.updateOne({ ...filter, version: note.version }, update, { session })
  if (written.modifiedCount !== 1) throw changedSince(event)
  const type = deletedAt === null ? 'note.restored' : 'note.deleted'
  recordOpposite(tx, event, type, [deletion(note.deletedAt, deletedAt)])
  return { name: nameOf(note), effect: deletedAt === null ? 'back' : 'gone', ...cardOf(note) }
}

function timeIn(value: unknown): Date | null {
  return typeof value === 'string' ? new Date(value) : null
}

function withoutRemoval({ removedAt: _removedAt, ...file }: NoteFile): NoteFile {
  return file
}

/** Puts the file back that was taken off at the time of the event. */
async function putFileBack(
  models: Models,
  tx: Transaction,
  event: EventRecord,
  note: NoteRecord,
): Promise<InverseResult> {
  const { files = [] } = note
  const place = files.findIndex(({ removedAt }) => removedAt?.getTime() === event.at.getTime())
  if (place < 0) throw changedSince(event)
  await writeNoteVersion(models, tx, note, { $unset: { [`files.${place}.removedAt`]: 1 } })
  const now = keptFiles(files)
  const back = keptFiles(files.map((file, at) => (at === place ? withoutRemoval(file) : file)))
  recordOpposite(tx, event, 'note.updated', [{ path: 'files', from: now.map(factsOf), to: back.map(factsOf) }])
  return { name: files[place]?.name ?? nameOf(note), effect: 'back', ...cardOf(note) }
}

/** Puts the words or the file back. Whatever was written since is not lost: then the undo is refused. */
export async function undoNoteUpdated(
  { models }: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const filter = { workspaceId: event.workspaceId, _id: event.target.id, deletedAt: null }
  const note = await models.notes.findOne(filter, null, { session: tx.session }).lean()
  const words = event.changes.find(({ path }) => path === 'text')
  if (note !== null && event.changes.some(({ path }) => path === 'files')) {
    await assertSeen(models, actor, tx, note)
    return putFileBack(models, tx, event, note)
  }
  if (note === null || typeof words?.from !== 'string' || note.text !== words.to) throw changedSince(event)
  await assertSeen(models, actor, tx, note)
  const edited = event.changes.find(({ path }) => path === 'editedAt')
  const editedAt = timeIn(edited?.from)
  await writeNoteVersion(models, tx, note, {
    $set: { text: words.from, ...(editedAt !== null && { editedAt }) },
    ...(editedAt === null && { $unset: { editedAt: 1 } }),
  })
  recordOpposite(tx, event, 'note.updated', [
    { path: 'text', from: note.text, to: words.from },
    { path: 'editedAt', from: note.editedAt?.toISOString() ?? null, to: editedAt?.toISOString() ?? null },
  ])
  return { name: nameOf({ ...note, text: words.from }), effect: 'changed', ...cardOf(note) }
}

export function undoNoteCreated(
  { models }: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  return setDeleted(models, actor, tx, event, tx.at)
}

export function undoNoteDeleted(
  { models }: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  return setDeleted(models, actor, tx, event, null)
}
