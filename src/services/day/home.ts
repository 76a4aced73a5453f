/** The figures of a member's day, for the home screen and the daily digest. */
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { endOfDay } from '../workspaces/member-time.ts'
import { authorize, may, visibleTo } from '../core/permissions.ts'
import { weighDeals, type WeightedSum } from '../deals/weigh-deals.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { readOpenStages } from '../pipelines/open-stages.ts'
import { readTotals } from '../stage-totals/read-totals.ts'
import { COUNT_OPTIONS, countDue } from './agenda.ts'

/** Counts other than those of deals are capped at the agenda's MAX_COUNTED plus one, which means that there are more. */
export type DayView = {
  readonly overdue: number
  readonly today: number
  /** Open deals: the whole team's for a leader, their own for everybody else. */
  readonly deals: {
    readonly count: number
    /** Largest first. Deals without an amount are only counted. */
    readonly sums: readonly WeightedSum[]
  }
  /** Leads that arrived in the last 24 hours and that the actor may see. */
  readonly newLeads: number
}

/** @throws AppError FORBIDDEN */
export type ReadHome = (actor: Actor) => Promise<DayView>

const DAY_MS = 24 * 60 * 60 * 1000

/** As the kept totals of stages say: it costs the same whatever the number of deals. */
async function openDeals(models: Models, actor: Actor): Promise<DayView['deals']> {
  const own = may(actor.role, 'record.see-all') ? {} : { ownerId: objectId(actor.memberId) }
  const [groups, chances] = await Promise.all([
    readTotals(models, { workspaceId: objectId(actor.workspaceId), ...own }),
    readOpenStages(models, actor),
  ])
  const open = groups.flatMap(({ _id: { stageId, currency }, count, minor }) => {
    const probability = chances.get(stageId.toHexString())
    return probability === undefined ? [] : [{ currency, count, minor, probability }]
  })
  const sums = weighDeals(
    open.flatMap(({ currency, minor, probability }) =>
      currency == null ? [] : [{ amount: { minor, currency }, probability }],
    ),
  )
  return { count: open.reduce((total, { count }) => total + count, 0), sums }
}

export function createHome({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): ReadHome {
  return async (actor) => {
    authorize(actor, 'task.read')
    const now = clock.now()
    const end = endOfDay(now, actor.timeZone)
    const leads = {
      ...visibleTo(actor),
      source: 'lead' as const,
      deletedAt: null,
      createdAt: { $gte: new Date(now.getTime() - DAY_MS) },
    }
    const [due, deals, newLeads] = await Promise.all([
      countDue(models, actor, now, end),
      openDeals(models, actor),
      models.deals.countDocuments(leads, COUNT_OPTIONS),
    ])
    return { ...due, deals, newLeads }
  }
}
