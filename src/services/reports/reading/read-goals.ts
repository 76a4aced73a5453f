/** Reads what members should win in the months of a report, in the report's currency. */
import { type MemberId, objectId } from '../../../models/ids.ts'
import { goalDay } from '../../targets/progress.ts'
import { monthsBetween } from '../../targets/target-months.ts'
import { targetOf } from '../../targets/write-targets.ts'
import type { ReportPeriod } from '../report.ts'
import type { ReportReading } from './report-reading.ts'

const WEEKS: readonly ReportPeriod[] = ['this-week', 'last-week']

/**
 * Targets are about whole months and all pipelines: other reports have none.
 *
 * @returns in minor units, by member; without targets in currencies that cannot be converted
 */
export async function readGoals(reading: ReportReading): Promise<ReadonlyMap<MemberId, number>> {
  const { models, actor, query, period, figuring } = reading
  const goals = new Map<MemberId, number>()
  if (WEEKS.includes(query.period) || query.pipelineId !== undefined) return goals
  const { memberId } = figuring.scope
  const filter = {
    workspaceId: objectId(actor.workspaceId),
    month: { $in: [...monthsBetween(period.firstDay, period.lastDay)] },
    ...(memberId !== null && { memberId: objectId(memberId) }),
  }
  const stored = await models.targets.find(filter).lean()
  for (const target of stored.map(targetOf)) {
    const day = goalDay(target.month, figuring.lastDay)
    // Nobody's deal: what has no rate is said about deals only.
    const minor = figuring.quiet.worth('', target.money, () => day)
    if (minor > 0) goals.set(target.memberId, (goals.get(target.memberId) ?? 0) + minor)
  }
  return goals
}
