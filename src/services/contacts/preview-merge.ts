/** What a merge would do, before it is done. */
import type { Change } from '../../models/event.ts'
import { type ContactId, idOf } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { createReadNames } from '../records/read-names.ts'
import { referencesTo } from '../records/references-to.ts'
import { modelOf } from '../records/seen-records.ts'
import { nameChanges } from '../timeline/named-changes.ts'
import { type ContactPair, planMerge } from './merge-plan.ts'

type Named = { readonly id: ContactId; readonly name: string }

export type MergePreview = {
  readonly primary: Named
  readonly losing: Named
  /** What the primary gets. References are `{ id, name }`, as in timelines. */
  readonly changes: readonly Change[]
  /** What only the entry of the merge will keep, as changes from nothing. */
  readonly left: readonly Change[]
  /** How many deals, tasks and notes follow; capped at {@link MAX_COUNTED} plus one, which means that there are more. */
  readonly following: number
}

export type PreviewMerge = (actor: Actor, pair: ContactPair) => Promise<MergePreview>

const MAX_COUNTED = 999

/** @throws AppError as {@link planMerge} does */
export function createPreviewMerge(deps: RecordDeps): PreviewMerge {
  const { models, tablesOf, kinds } = deps
  return async (actor, pair) => {
    const fields = tablesOf(actor)
    const { primary, losing, changes, left } = await planMerge({ models, fields }, actor, pair)
    const target = { kind: 'contact' as const, id: primary._id }
    const gained = { target, changes }
    const lost = { target, changes: left.map(({ path, value }) => ({ path, from: null, to: value })) }
    const [named, ...counts] = await Promise.all([
      nameChanges(fields, [gained, lost], createReadNames(models, actor)),
      ...referencesTo(kinds, 'contact').map(({ definition, path }) => {
        const referring = { workspaceId: losing.workspaceId, [path]: losing._id, deletedAt: null }
        return modelOf(models, definition).countDocuments(referring, { limit: MAX_COUNTED + 1 })
      }),
    ])
    const total = counts.reduce((sum, count) => sum + count, 0)
    return {
      primary: { id: idOf(primary._id), name: primary.displayName },
      losing: { id: idOf(losing._id), name: losing.displayName },
      changes: named(gained),
      left: named(lost),
      following: Math.min(total, MAX_COUNTED + 1),
    }
  }
}
