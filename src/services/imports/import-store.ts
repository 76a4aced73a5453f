/** The read and the guarded write of a stored import, shared by its operations. */
import { AppError } from '../../errors.ts'
import { type ImportId, objectId } from '../../models/ids.ts'
import type { ImportFigures, ImportRecord } from '../../models/import.ts'
import type { Models } from '../../models/models.ts'
import type { Actor, Performer } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import type { ImportTurn } from './import-jobs.ts'
import type { ImportPorts } from './import-ports.ts'

export type ImportDeps = RecordDeps & { readonly imports: ImportPorts }

export const NO_FIGURES: ImportFigures = { created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0 }

/**
 * Whose ids the file has. Where nobody knows, ids count only among files with the same columns: the first row of any table
 * may be number 1.
 */
export function idSource({ source, shape }: Pick<ImportRecord, 'source' | 'shape'>): string {
  return source === null || source === 'other' ? `file-${shape}` : source
}

/** @throws AppError NOT_FOUND */
export async function readImport(
  models: Models,
  { workspaceId }: Pick<Performer, 'workspaceId'>,
  id: ImportId,
  tx?: Pick<Transaction, 'session'>,
): Promise<ImportRecord> {
  const filter = { workspaceId: objectId(workspaceId), _id: objectId(id) }
  const found = await models.imports.findOne(filter, null, tx === undefined ? {} : { session: tx.session }).lean()
  if (found === null) throw new AppError('NOT_FOUND', { message: 'No such import', details: { kind: 'import' } })
  return found
}

/** The import, if it is still in that turn; else null. */
export async function readTurn(
  models: Models,
  { workspaceId, importId, turn }: ImportTurn,
  tx?: Pick<Transaction, 'session'>,
): Promise<ImportRecord | null> {
  const filter = { workspaceId: objectId(workspaceId), _id: objectId(importId), turn }
  return models.imports.findOne(filter, null, tx === undefined ? {} : { session: tx.session }).lean()
}

/** @throws AppError CONFLICT when it changed in the meantime */
export async function writeImport(
  models: Models,
  { session }: Pick<Transaction, 'session'>,
  { workspaceId, _id, version }: Pick<ImportRecord, 'workspaceId' | '_id' | 'version'>,
  $set: Partial<ImportRecord>,
): Promise<void> {
  const filter = { workspaceId, _id, version }
  const written = await models.imports.updateOne(filter, { $set, $inc: { version: 1 } }, { session })
  if (written.modifiedCount === 1) return
  const details = { reason: 'changed-meanwhile' } as const
  throw new AppError('CONFLICT', { message: 'The import changed meanwhile', details })
}

/** The importer's commands in one turn of an import. @param what tells them apart */
export function actorOf(
  { workspaceId, importId, turn }: ImportTurn,
  memberId: Actor['memberId'],
  what: string | number,
): Performer {
  return { workspaceId, memberId, channel: 'import', commandId: `import-${importId}-${turn}-${what}` }
}
