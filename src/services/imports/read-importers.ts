/** Who can import a file, for a member who may not. */
import { objectId } from '../../models/ids.ts'
import { ROLES } from '../../models/member.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize, may } from '../core/permissions.ts'

/** More names would hide whom to ask. */
const MAX_NAMED = 3

const IMPORTERS = ROLES.filter((role) => may(role, 'import.run'))

/**
 * The names of members who may import, owners first; null if the actor may.
 *
 * @throws AppError FORBIDDEN
 */
export type ReadImporters = (actor: Actor) => Promise<readonly string[] | null>

export function createReadImporters({ models }: Pick<CoreDeps, 'models'>): ReadImporters {
  return async (actor) => {
    authorize(actor, 'member.read')
    if (may(actor.role, 'import.run')) return null
    const found: string[] = []
    for (const role of IMPORTERS) {
      const filter = { workspaceId: objectId(actor.workspaceId), status: 'active' as const, role }
      const most = MAX_NAMED - found.length
      if (most === 0) break
      const members = await models.members.find(filter, { name: 1 }).sort({ _id: 1 }).limit(most).lean()
      found.push(...members.map(({ name }) => name))
    }
    return found
  }
}
