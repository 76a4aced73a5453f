/** Writes down what our fields refuse, once for each set of such values: it stays readable beside the record. */
import { beginningOf } from '../../language/cut-text.ts'
import { type ContactId, type DealId, newId, type NoteId, objectId } from '../../models/ids.ts'
import type { Transaction } from '../core/transact.ts'
import { MAX_NOTE_LENGTH } from '../notes/notes.ts'
import type { Landed, PageContext } from './sync-page.ts'

/** What a link remembers of the note; '' without one. */
export function notedOf({ arrival }: Pick<Landed, 'arrival'>): string {
  return beginningOf(arrival.read.refused.join('\n'), MAX_NOTE_LENGTH)
}

export async function keepRefused(
  { deps: { models }, sync }: PageContext,
  tx: Transaction,
  landings: readonly Landed[],
): Promise<void> {
  const { workspaceId } = sync
  const notes = landings.flatMap((landing) => {
    const { arrival, recordId } = landing
    const { kind } = arrival.record
    const text = notedOf(landing)
    // A company has no timeline to put it in.
    if (recordId === null || kind === 'company' || text === '' || text === arrival.link?.noted) return []
    const about =
      kind === 'contact'
        ? { related: { kind, id: recordId as ContactId }, contactId: objectId(recordId as ContactId) }
        : { related: { kind, id: recordId as DealId }, dealId: objectId(recordId as DealId) }
    const { related, ...ids } = about
    const id = newId<NoteId>()
    const whole = beginningOf(`${sync.name}\n${text}`, MAX_NOTE_LENGTH).normalize('NFC')
    tx.record({
      type: 'note.created',
      target: { kind: 'note', id },
      related: [related],
      changes: [{ path: 'text', from: null, to: whole }],
    })
    const always = { source: 'sync', deletedAt: null, version: 1, createdAt: tx.at, updatedAt: tx.at }
    return [{ _id: objectId(id), workspaceId, text: whole, ...ids, ...always }]
  })
  if (notes.length > 0) await models.notes.insertMany(notes, { session: tx.session, lean: true })
}
