/**
 * One change at a time of what pipelines are to each other: their names, their order, which is the default one, and which of them
 * are in use. Each change reads the others and writes only its own pipeline, so that two at the same moment would not meet:
 * two pipelines would get one name, or be archived into each other.
 */
import { objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'

/** Call it before pipelines are read in the command: of two, one waits, or is repeated, and reads what the other has left. */
export async function lockPipelines(
  models: Models,
  { session }: Pick<Transaction, 'session'>,
  workspaceId: WorkspaceId,
): Promise<void> {
  await models.workspaces.updateOne({ _id: objectId(workspaceId) }, { $inc: { version: 1 } }, { session })
}
