/**
 * One change at a time of what records of a workspace are to each other: their names, their order, which of them is the default one.
 * Such a change reads the others and writes only its own record, so that two at the same moment would not meet, and two records
 * would get one name.
 */
import { objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from './transact.ts'

/** Call it before the others are read in the command: of two, one waits, or is repeated, and reads what the other has left. */
export async function lockWorkspace(
  models: Pick<Models, 'workspaces'>,
  { session }: Pick<Transaction, 'session'>,
  workspaceId: WorkspaceId,
): Promise<void> {
  await models.workspaces.updateOne({ _id: objectId(workspaceId) }, { $inc: { version: 1 } }, { session })
}
