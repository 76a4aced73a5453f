/** What to offer for a field of which other records have values: those, and the names of the lead sources for where a deal came from. */
import { AppError } from '../../errors.ts'
import { objectId } from '../../models/ids.ts'
import type { ViewKind } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, RECORD_ACTIONS } from '../core/permissions.ts'
import type { FieldTable } from '../fields/define-fields.ts'
import { frequentValues } from './frequent-values.ts'
import type { ViewDeps } from './view-store.ts'

/** Keyboards stay short. */
const MAX_SUGGESTED = 12

/** Most frequent first. @throws AppError FORBIDDEN; NOT_FOUND (kind: button) for a field without suggestions */
export type SuggestValues = (actor: Actor, kind: ViewKind, field: string) => Promise<readonly string[]>

export function createSuggestValues(deps: ViewDeps): SuggestValues {
  const { models, tablesOf } = deps

  async function sourceNames(actor: Actor): Promise<readonly string[]> {
    const live = { workspaceId: objectId(actor.workspaceId), deletedAt: null }
    const found = await models.leadSources.find(live, { name: 1 }).sort({ _id: 1 }).limit(MAX_SUGGESTED).lean()
    return found.map(({ name }) => name)
  }

  return async (actor, kind, name) => {
    authorize(actor, RECORD_ACTIONS[kind].read)
    const table: FieldTable = tablesOf(actor)[kind]
    const field = table[name]
    if (field?.suggested !== true)
      throw new AppError('NOT_FOUND', { message: 'No such field', details: { kind: 'button' } })
    const [used, sources] = await Promise.all([
      frequentValues(deps, actor, kind, field.path ?? name),
      name === 'origin' ? sourceNames(actor) : [],
    ])
    return [...new Set([...used, ...sources])].slice(0, MAX_SUGGESTED)
  }
}
