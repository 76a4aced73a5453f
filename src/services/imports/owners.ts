/** Members whom a file names as owners. */
import { type MemberId, idOf, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { may } from '../core/permissions.ts'
import { fold } from '../search/search-words.ts'

/** Null for somebody who is not here. */
export type FindOwner = (written: string) => MemberId | null

/** Members who may own records, by their name or @name. */
export async function readOwners(models: Models, workspaceId: WorkspaceId): Promise<FindOwner> {
  const filter = { workspaceId: objectId(workspaceId), status: 'active' as const }
  const members = await models.members.find(filter, { name: 1, username: 1, role: 1 }).lean()
  const byName = new Map<string, MemberId>()
  for (const { _id, name, username, role } of members) {
    if (!may(role, 'contact.write')) continue
    for (const known of [name, username]) if (known !== undefined) byName.set(keyOf(known), idOf<MemberId>(_id))
  }
  return (written) => byName.get(keyOf(written)) ?? null
}

/** “Olena Koval (olena@example.com)”, as Bitrix24 and HubSpot write it, is Olena Koval. */
function keyOf(written: string): string {
  return fold(written.replace(/\s*[(<[].*$/u, ''))
    .replace(/^@/u, '')
    .split(/[\s,]+/u)
    .toSorted()
    .join(' ')
    .trim()
}
