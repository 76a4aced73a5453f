/** Counts what a member owns, by kind. */
import { type MemberId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { modelOf } from '../records/seen-records.ts'
import { rulesOf } from './hand-over-rules.ts'
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
  const all = [
    ...counters,
    () => models.leadSources.countDocuments(routedTo(workspace, memberId), options),
    () => models.assignmentRules.countDocuments(rulesOf(workspace, memberId), options),
  ]
  // A transaction runs one operation at a time.
  const counts: number[] = []
  if (tx === undefined) counts.push(...(await Promise.all(all.map((count) => count()))))
  else for (const count of all) counts.push(await count())
  const [sources = 0, rules = 0] = counts.slice(OWNED_KINDS.length)
  // A place in a rule is a place among those who get leads, as one in a source is.
  return countsOf((kind) => (kind === 'lead-source' ? sources + rules : (counts[OWNED_KINDS.indexOf(kind)] ?? 0)))
}
