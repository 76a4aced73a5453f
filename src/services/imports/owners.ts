/** Members whom a file can name as owners. */
import { idOf, type MemberId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { may } from '../core/permissions.ts'
import type { Owner } from './file-words.ts'

/** Members who may own records. */
export async function readOwners(models: Models, workspaceId: WorkspaceId): Promise<readonly Owner[]> {
  const filter = { workspaceId: objectId(workspaceId), status: 'active' as const }
  const members = await models.members.find(filter, { name: 1, username: 1, role: 1 }).lean()
  return members
    .filter(({ role }) => may(role, 'contact.write'))
    .map(({ _id, name, username }) => ({ id: idOf<MemberId>(_id), name, username }))
}
