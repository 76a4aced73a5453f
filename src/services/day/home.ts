/** The figures of a member's day, for the home screen and the daily digest. */
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { endOfDay } from '../workspaces/member-time.ts'
import { LIVE_IN_ORDER } from '../core/live-in-order.ts'
import { authorize, may, visibleTo } from '../core/permissions.ts'
import { weighDeals, type WeightedSum } from '../deals/weigh-deals.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { COUNT_OPTIONS, countDue } from './agenda.ts'

/** Counts other than those of deals are capped at the agenda's MAX_COUNTED plus one, which means that there are more. */
export type DayView = {
  readonly overdue: number
  readonly today: number
  /** Open deals: the whole team's for a leader, their own for everybody else. */
  readonly deals: {
    readonly count: number
    /** Whether there are more than were counted; then nothing is summed. */
    readonly more: boolean
    /** Largest first. Deals without an amount are only counted. */
    readonly sums: readonly WeightedSum[]
  }
  /** Leads that arrived in the last 24 hours and that the actor may see. */
  readonly newLeads: number
}

/** @throws AppError FORBIDDEN */
export type ReadHome = (actor: Actor) => Promise<DayView>

/** Beyond this many open deals, home shows no sums: the board does. */
const MAX_SUMMED = 2_500
const DAY_MS = 24 * 60 * 60 * 1000

type Row = {
  readonly _id: { readonly stageId: unknown; readonly currency: string | null }
  readonly count: number
  readonly minor: number
}

/** The probability of each stage, in percent. */
async function probabilities(models: Models, actor: Actor): Promise<ReadonlyMap<string, number>> {
  const filter = { workspaceId: objectId(actor.workspaceId) }
  const pipelines = await models.pipelines.find(filter, { stages: 1, formerStages: 1 }).lean()
  return new Map(
    pipelines.flatMap(({ stages, formerStages = [] }) =>
      [...formerStages, ...stages].map(({ id, probability }) => [id.toHexString(), probability]),
    ),
  )
}

async function openDeals(models: Models, actor: Actor): Promise<DayView['deals']> {
  const own = may(actor.role, 'record.see-all') ? {} : { ownerId: objectId(actor.memberId) }
  const open = { workspaceId: objectId(actor.workspaceId), deletedAt: LIVE_IN_ORDER, ...own, status: 'open' as const }
  const [rows, chances] = await Promise.all([
    models.deals.aggregate<Row>([
      { $match: open },
      { $limit: MAX_SUMMED + 1 },
      {
        $group: {
          _id: { stageId: '$stageId', currency: { $ifNull: ['$amount.currency', null] } },
          count: { $sum: 1 },
          minor: { $sum: '$amount.minor' },
        },
      },
    ]),
    probabilities(models, actor),
  ])
  const count = rows.reduce((total, row) => total + row.count, 0)
  if (count > MAX_SUMMED) return { count: MAX_SUMMED, more: true, sums: [] }
  const sums = weighDeals(
    rows.flatMap(({ _id: { stageId, currency }, minor }) =>
      currency === null ? [] : [{ amount: { minor, currency }, probability: chances.get(String(stageId)) ?? 0 }],
    ),
  )
  return { count, more: false, sums }
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
