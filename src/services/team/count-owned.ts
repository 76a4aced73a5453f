/** Counts what a member owns, by kind. */
import { type MemberId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { modelOf } from '../records/seen-records.ts'
import { routedTo } from './hand-over-routing.ts'
import { countsOf, type HandoverCounts } from './handover.ts'
import { OWNED_KINDS, ownedDefinition, ownedFilter } from './owned-records.ts'

export async function countOwned(
  { models, kinds }: Pick<RecordDeps, 'models' | 'kinds'>,
  workspaceId: WorkspaceId,
  memberId: MemberId,
  tx?: Transaction,
): Promise<HandoverCounts> {
  const workspace = objectId(workspaceId)
  const options = tx === undefined ? {} : { session: tx.session }
  const counters = OWNED_KINDS.map((kind) => () => {
    const definition = ownedDefinition(kinds, kind)
    const filter = ownedFilter(kind, definition, workspace, objectId(memberId))
    return modelOf(models, definition).countDocuments(filter, options)
  })
  const all = [...counters, () => models.leadSources.countDocuments(routedTo(workspace, memberId), options)]
  // A transaction runs one operation at a time.
  const counts: number[] = []
  if (tx === undefined) counts.push(...(await Promise.all(all.map((count) => count()))))
  else for (const count of all) counts.push(await count())
  return countsOf((kind) => counts[kind === 'lead-source' ? OWNED_KINDS.length : OWNED_KINDS.indexOf(kind)] ?? 0)
}
