/** The workspace's phone region, by which numbers without a country code are read. */
import { AppError } from '../../errors.ts'
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'

/** @returns ISO 3166-1 alpha-2. @throws AppError NOT_FOUND when the workspace is gone */
export async function regionOf(models: Models, actor: Actor): Promise<string> {
  const workspace = await models.workspaces.findById(objectId(actor.workspaceId), { region: 1 }).lean()
  if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
  return workspace.region
}
