/** What a merge would do, before it is done. */
import type { IdOf } from '../../ids.ts'
import type { Change } from '../../models/event.ts'
import { idOf } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { createReadNames } from '../records/read-names.ts'
import { countedReferences } from '../records/references-to.ts'
import { modelOf, nameOf } from '../records/seen-records.ts'
import { nameChanges } from '../timeline/named-changes.ts'
import { planMerge } from './merge-plan.ts'
import type { MergedKind, MergedPair, Merging } from './mergeable.ts'

type Named<Kind extends MergedKind> = { readonly id: IdOf<Kind>; readonly name: string }

export type MergePreview<Kind extends MergedKind = MergedKind> = {
  readonly kind: Kind
  readonly primary: Named<Kind>
  readonly losing: Named<Kind>
  /** What the primary gets. References are `{ id, name }`, as in timelines. */
  readonly changes: readonly Change[]
  /** What only the entry of the merge will keep, as changes from nothing. */
  readonly left: readonly Change[]
  /** How many records follow; capped at {@link MAX_COUNTED} plus one, which means that there are more. */
  readonly following: number
}

export type PreviewMerge<Kind extends MergedKind> = (
  actor: Actor,
  pair: MergedPair<Kind>,
) => Promise<MergePreview<Kind>>

const MAX_COUNTED = 999

/** @throws AppError as {@link planMerge} does */
export function createPreviewMerge<Kind extends MergedKind>(
  deps: RecordDeps,
  merging: Merging<Kind>,
): PreviewMerge<Kind> {
  const { models, tablesOf, kinds } = deps
  const { kind } = merging
  return async (actor, pair) => {
    const fields = tablesOf(actor)
    const { primary, losing, changes, left } = await planMerge({ models, kinds, fields }, merging, actor, pair)
    const target = { kind, id: primary._id }
    const gained = { target, changes }
    const lost = { target, changes: left.map(({ path, value }) => ({ path, from: null, to: value })) }
    const [named, ...counts] = await Promise.all([
      nameChanges(fields, [gained, lost], createReadNames(models, actor)),
      ...countedReferences(kinds, kind).map(({ definition, path }) => {
        const referring = { workspaceId: losing.workspaceId, [path]: losing._id, deletedAt: null }
        return modelOf(models, definition).countDocuments(referring, { limit: MAX_COUNTED + 1 })
      }),
    ])
    const total = counts.reduce((sum, count) => sum + count, 0)
    return {
      kind,
      primary: { id: idOf(primary._id), name: nameOf(merging, primary) },
      losing: { id: idOf(losing._id), name: nameOf(merging, losing) },
      changes: named(gained),
      left: named(lost),
      following: Math.min(total, MAX_COUNTED + 1),
    }
  }
}
