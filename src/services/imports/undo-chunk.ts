/** Writes the opposite of what one chunk of an import has written, inside one command, or in pieces where that takes too long. */
import type { Types } from 'mongoose'

import type { EventRecord } from '../../models/event.ts'
import type { Transaction } from '../core/transact.ts'
import { deletion, recordOpposite } from '../undo/inverse.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { undoCompanies, undoCompanyFields } from './undo-companies.ts'
import type { ChunkEvents, ChunkToUndo, UndoneChunk } from './undo-parts.ts'
import { undoDeals } from './undo-deals.ts'
import { undoContacts } from './undo-contacts.ts'

async function undoNotes(
  { models }: Pick<TableDeps, 'models'>,
  tx: Transaction,
  { workspaceId }: ChunkToUndo,
  created: readonly EventRecord[],
): Promise<void> {
  if (created.length === 0) return
  const live = { workspaceId, _id: { $in: created.map(({ target }) => target.id) }, deletedAt: null }
  const found = await models.notes.find(live, { _id: 1 }, { session: tx.session, batchSize: created.length }).lean()
  const ids = new Set(found.map(({ _id }) => _id.toHexString()))
  for (const event of created) {
    if (ids.has(event.target.id.toHexString())) recordOpposite(tx, event, 'note.deleted', [deletion(null, tx.at)])
  }
  await models.notes.updateMany(live, { $set: { deletedAt: tx.at }, $inc: { version: 1 } }, { session: tx.session })
}

/** What closed a deal is not undone by itself: it tells how the import left the deal. */
const isClosing = ({ type }: EventRecord): boolean => type === 'deal.won' || type === 'deal.lost'

/** @property next where the next piece begins; null if there is none */
export type UndonePiece = UndoneChunk & { readonly next: number | null }

/**
 * Undoes the events of a piece, the last ones first: nothing goes before what was added to it. What was changed since stays.
 *
 * @param from how many of them are undone, from the last one
 */
export async function undoPiece(
  deps: TableDeps,
  tx: Transaction,
  chunk: ChunkToUndo,
  from: number,
): Promise<UndonePiece> {
  const { models } = deps
  const { workspaceId, commandId } = chunk
  const all = await models.events
    .find({ workspaceId, commandId }, null, { session: tx.session, batchSize: 2_000 })
    .sort({ _id: -1 })
    .lean()
  const undoable = all.filter((event) => !isClosing(event))
  const until = Math.min(undoable.length, from + tx.atMost(undoable.length))
  const events = undoable.slice(from, until).toReversed()
  const known = [...events, ...all.filter(isClosing)]
  const of: ChunkEvents = (type) => known.filter((event) => event.type === type)
  await undoNotes(deps, tx, chunk, of('note.created'))
  // Deals first: a contact with one would stay.
  const deals = await undoDeals(deps, tx, chunk, of)
  const contacts = await undoContacts(deps, tx, chunk, of)
  const companies = await undoCompanyFields(deps, tx, chunk, of('company.updated'))
  const gone = await undoCompanies(deps, tx, chunk, of('company.created'))
  await forgetRows(deps, tx, chunk, events, [...deals.gone, ...contacts.gone, ...gone])
  // The companies that people and deals bring along are not counted.
  const isOfCompanies = all.every(({ type }) => !type.startsWith('contact.') && !type.startsWith('deal.'))
  const undone = isOfCompanies ? gone.length : deals.undone + contacts.undone
  const next = until === undoable.length ? null : until
  return { undone, kept: [...deals.kept, ...contacts.kept, ...companies], next }
}

/** The next import must take no row for one that it has written already, and still knows those that stay. */
async function forgetRows(
  { models }: Pick<TableDeps, 'models'>,
  { session }: Transaction,
  { workspaceId, importId }: ChunkToUndo,
  events: readonly EventRecord[],
  gone: readonly Types.ObjectId[],
): Promise<void> {
  await models.externalIds.deleteMany({ workspaceId, importId, recordId: { $in: gone } }, { session })
  // Also of a record that only got a note.
  const recordId = { $in: events.flatMap(({ target, related }) => [target.id, ...related.map(({ id }) => id)]) }
  await models.externalIds.updateMany({ workspaceId, importId, recordId }, { $set: { digest: '' } }, { session })
}
