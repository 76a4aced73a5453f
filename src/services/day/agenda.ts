/** The agenda: what a member has to take care of today, one card at a time. */
import type { ContactRecord } from '../../models/contact.ts'
import type { DealRecord } from '../../models/deal.ts'
import { type DealId, idOf, objectId, type TaskId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { endOfDay } from '../workspaces/member-time.ts'
import { LIVE_IN_ORDER } from '../core/live-in-order.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { overdueBefore } from '../tasks/task-time.ts'
import { type TaskView, toTaskView } from '../tasks/task-view.ts'

/** A position in the queue: after a task with its due time (ISO 8601), or after a deal. */
export type AgendaPlace =
  | { readonly kind: 'task'; readonly dueAt: string; readonly id: TaskId }
  | { readonly kind: 'deal'; readonly id: DealId }

export type AgendaCard =
  | { readonly kind: 'task'; readonly task: TaskView & { readonly dueAt: string } }
  | {
      readonly kind: 'deal'
      readonly deal: { readonly id: DealId; readonly title: string; readonly contactName: string | null }
    }

/** Each is capped at {@link MAX_COUNTED} plus one, which means that there are more. */
export type AgendaCounts = { readonly overdue: number; readonly today: number; readonly withoutStep: number }

export type AgendaPage = {
  /** Null when nothing is left after the given place. */
  readonly card: AgendaCard | null
  readonly counts: AgendaCounts
}

export type AgendaService = {
  /**
   * The first card of the actor's queue, or the next one after `after`: overdue tasks, then today's, both by due time;
   * then their open deals without a next step, oldest first. With `at`, the card at that place, or the next one if it is done.
   *
   * @throws AppError FORBIDDEN
   */
  readonly next: (
    actor: Actor,
    query?: { readonly after?: AgendaPlace; readonly at?: AgendaPlace },
  ) => Promise<AgendaPage>
}

type DealOnCard = Pick<DealRecord, '_id' | 'title' | 'contactIds'> & {
  readonly contacts: readonly Pick<ContactRecord, '_id' | 'displayName'>[]
}

/** Counting stops here: a tap must not wait for it. */
export const MAX_COUNTED = 1_000
/** The limit for a count: one more than the maximum shows that there are more. */
export const COUNT_OPTIONS = { limit: MAX_COUNTED + 1 } as const

/** The two filters of the queue. The home screen and the digest count with them too. Tasks of the team are in everybody's. */
export function agendaFilters(actor: Pick<Actor, 'workspaceId' | 'memberId'>, end: Date) {
  const workspaceId = objectId(actor.workspaceId)
  const memberId = objectId(actor.memberId)
  return {
    tasks: {
      workspaceId,
      // Null also finds the tasks without an assignee.
      assigneeId: { $in: [memberId, null] },
      status: 'open' as const,
      dueAt: { $lt: end },
      deletedAt: null,
    },
    deals: { workspaceId, deletedAt: LIVE_IN_ORDER, ownerId: memberId, status: 'open' as const, nextTaskAt: null },
  }
}

/** How many tasks are overdue, and how many are due in the rest of the day. */
export async function countDue(
  models: Models,
  actor: Pick<Actor, 'workspaceId' | 'memberId'>,
  now: Date,
  end: Date,
): Promise<Pick<AgendaCounts, 'overdue' | 'today'>> {
  const { tasks } = agendaFilters(actor, end)
  const late = overdueBefore(now)
  const [overdue, today] = await Promise.all([
    models.tasks.countDocuments({ ...tasks, dueAt: { $lt: late } }, COUNT_OPTIONS),
    models.tasks.countDocuments({ ...tasks, dueAt: { $gte: late, $lt: end } }, COUNT_OPTIONS),
  ])
  return { overdue, today }
}

/** Beyond a place, by key: a single index range serves the outer bound, and the inner one is exact. */
function beyondTask(place: AgendaPlace & { kind: 'task' }, end: Date, after: '$gt' | '$gte'): Record<string, unknown> {
  const dueAt = new Date(place.dueAt)
  if (Number.isNaN(dueAt.getTime())) return {}
  return {
    dueAt: { $gte: dueAt, $lt: end },
    $or: [{ dueAt: { $gt: dueAt } }, { dueAt, _id: { [after]: objectId(place.id) } }],
  }
}

export function createAgenda({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): AgendaService {
  async function dealCard(actor: Actor, filter: Record<string, unknown>): Promise<AgendaCard | null> {
    const workspaceId = objectId(actor.workspaceId)
    const [deal] = await models.deals.aggregate<DealOnCard>([
      { $match: { ...filter, workspaceId } },
      { $sort: { _id: 1 } },
      { $limit: 1 },
      { $project: { title: 1, contactIds: 1 } },
      {
        $lookup: {
          from: models.contacts.collection.name,
          localField: 'contactIds',
          foreignField: '_id',
          pipeline: [{ $match: { ...visibleTo(actor), deletedAt: null } }, { $project: { displayName: 1 } }],
          as: 'contacts',
        },
      },
    ])
    if (deal === undefined) return null
    const [first] = deal.contactIds
    const contact = deal.contacts.find(({ _id }) => first?.equals(_id))
    return { kind: 'deal', deal: { id: idOf(deal._id), title: deal.title, contactName: contact?.displayName ?? null } }
  }

  return {
    async next(actor, { after, at } = {}) {
      authorize(actor, 'task.read')
      const now = clock.now()
      const end = endOfDay(now, actor.timeZone)
      const { tasks, deals } = agendaFilters(actor, end)
      const place = after ?? at
      const order = after === undefined ? '$gte' : '$gt'
      const beyond = place?.kind === 'task' ? beyondTask(place, end, order) : {}
      const findCard = async (): Promise<AgendaCard | null> => {
        if (place?.kind === 'deal') return dealCard(actor, { ...deals, _id: { [order]: objectId(place.id) } })
        const task = await models.tasks
          .findOne({ ...tasks, ...beyond })
          .sort({ dueAt: 1, _id: 1 })
          .lean()
        if (task === null || task.dueAt === null) return dealCard(actor, deals)
        const dueAt = task.dueAt.toISOString()
        return { kind: 'task', task: { ...(await toTaskView(models, actor, task, now)), dueAt } }
      }
      const [due, withoutStep, card] = await Promise.all([
        countDue(models, actor, now, end),
        models.deals.countDocuments(deals, COUNT_OPTIONS),
        findCard(),
      ])
      return { card, counts: { ...due, withoutStep } }
    },
  }
}
