/** Removes companies that an import created, that nobody refers to any more, and that nobody has edited since. */
import type { EventRecord } from '../../models/event.ts'
import type { Transaction } from '../core/transact.ts'
import { deletion } from '../undo/inverse.ts'
import type { ImportDeps } from './import-store.ts'
import { type ChunkToUndo, opposite } from './undo-parts.ts'

export async function undoCompanies(
  { models }: Pick<ImportDeps, 'models'>,
  tx: Transaction,
  { workspaceId }: ChunkToUndo,
  created: readonly EventRecord[],
): Promise<void> {
  if (created.length === 0) return
  const { session, at } = tx
  const ids = created.map(({ target }) => target.id)
  const withThem = { workspaceId, companyId: { $in: ids }, deletedAt: null }
  // Tasks of its contacts and deals, which are gone, do not count.
  const tasksOnThem = { ...withThem, contactId: { $exists: false }, dealId: { $exists: false } }
  const used = new Set(
    [
      ...(await models.contacts.distinct('companyId', withThem).session(session)),
      ...(await models.deals.distinct('companyId', withThem).session(session)),
      ...(await models.notes.distinct('companyId', withThem).session(session)),
      ...(await models.tasks.distinct('companyId', tasksOnThem).session(session)),
    ].map(String),
  )
  const unused = created.filter(({ target }) => !used.has(target.id.toHexString()))
  if (unused.length === 0) return
  // Edited since, it is the work of whoever did so.
  const asCreated = { deletedAt: null, version: 1 }
  const filter = { workspaceId, _id: { $in: unused.map(({ target }) => target.id) }, ...asCreated }
  const found = await models.companies.find(filter, { _id: 1 }, { session, batchSize: unused.length }).lean()
  const live = new Set(found.map(({ _id }) => _id.toHexString()))
  for (const event of unused) {
    if (live.has(event.target.id.toHexString())) opposite(tx, event, 'company.deleted', [deletion(null, at)])
  }
  const set = { $set: { deletedAt: at }, $unset: { liveName: 1 }, $inc: { version: 1 } } as const
  await models.companies.updateMany(filter, set, { session })
}
