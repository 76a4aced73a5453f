/** The week of a team, for those who lead it: what each member has open, did, is late with, got, won and lost. */
import type { Types } from 'mongoose'

import { idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { Money } from '../../models/deal.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize, may } from '../core/permissions.ts'
import { overdueBefore } from '../tasks/task-time.ts'
import { createReadProgress, type HomeProgress } from '../targets/read-progress.ts'
import type { Week } from './week-before.ts'

/** How many deals, and what they are worth: a sum for each currency, largest first. */
export type Closed = { readonly count: number; readonly sums: readonly Money[] }

export type WeekOf = {
  readonly openDeals: number
  readonly doneTasks: number
  readonly overdueTasks: number
  readonly newLeads: number
  readonly won: Closed
  readonly lost: Closed
}

export type WeeklyView = {
  readonly week: Week
  /** Of the month that it is now; absent without targets. */
  readonly progress?: HomeProgress
  readonly team: WeekOf
  /** By name; those who can have nothing are left out, and so is “nobody” if there is nothing that nobody has. */
  readonly members: readonly (WeekOf & { readonly id: MemberId | null; readonly name: string | null })[]
}

/** @throws AppError FORBIDDEN */
export type ReadWeekly = (actor: Actor, week: Week) => Promise<WeeklyView>

type Counted = { readonly _id: Types.ObjectId | null; readonly count: number }
type ClosedRow = {
  readonly _id: {
    readonly owner: Types.ObjectId | null
    readonly status: 'won' | 'lost'
    readonly currency: string | null
  }
  readonly count: number
  readonly minor: number
}

const key = (id: Types.ObjectId | null | undefined): string => id?.toHexString() ?? ''

function closedOf(rows: readonly ClosedRow[]): Closed {
  const minors = new Map<string, number>()
  for (const { _id, minor } of rows) {
    if (_id.currency !== null) minors.set(_id.currency, (minors.get(_id.currency) ?? 0) + minor)
  }
  return {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    sums: [...minors]
      .map(([currency, minor]) => ({ currency, minor }))
      .toSorted((one, other) => other.minor - one.minor),
  }
}

export function createReadWeekly({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): ReadWeekly {
  const readProgress = createReadProgress({ models, clock })
  return async (actor, week) => {
    authorize(actor, 'record.see-all')
    const scope = { workspaceId: objectId(actor.workspaceId), deletedAt: null }
    const within = { $gte: week.from, $lt: week.until }
    const by = (field: string) => ({ $group: { _id: { $ifNull: [`$${field}`, null] }, count: { $sum: 1 } } })
    const [open, done, overdue, leads, closed, people, progress] = await Promise.all([
      models.deals.aggregate<Counted>([{ $match: { ...scope, status: 'open' } }, by('ownerId')]),
      models.tasks.aggregate<Counted>([{ $match: { ...scope, status: 'done', doneAt: within } }, by('assigneeId')]),
      models.tasks.aggregate<Counted>([
        { $match: { ...scope, status: 'open', dueAt: { $gt: new Date(0), $lt: overdueBefore(clock.now()) } } },
        by('assigneeId'),
      ]),
      models.deals.aggregate<Counted>([{ $match: { ...scope, source: 'lead', createdAt: within } }, by('ownerId')]),
      models.deals.aggregate<ClosedRow>([
        { $match: { ...scope, status: { $in: ['won', 'lost'] }, stageEnteredAt: within } },
        {
          $group: {
            _id: {
              owner: { $ifNull: ['$ownerId', null] },
              status: '$status',
              currency: { $ifNull: ['$amount.currency', null] },
            },
            count: { $sum: 1 },
            minor: { $sum: '$amount.minor' },
          },
        },
      ]),
      models.members.find({ workspaceId: scope.workspaceId, status: 'active' }, { name: 1, role: 1 }).lean(),
      readProgress(actor),
    ])

    function weekOf(isCounted: (id: Types.ObjectId | null) => boolean): WeekOf {
      const count = (rows: readonly Counted[]) =>
        rows.reduce((sum, row) => sum + (isCounted(row._id) ? row.count : 0), 0)
      const ofStatus = (status: 'won' | 'lost') =>
        closedOf(closed.filter(({ _id }) => _id.status === status && isCounted(_id.owner)))
      return {
        openDeals: count(open),
        doneTasks: count(done),
        overdueTasks: count(overdue),
        newLeads: count(leads),
        won: ofStatus('won'),
        lost: ofStatus('lost'),
      }
    }

    const known = new Set(people.map(({ _id }) => key(_id)))
    // What belongs to nobody, or still to somebody who has left.
    const nobodys = weekOf((id) => !known.has(key(id)))
    const hasAny = ({ won, lost, openDeals, doneTasks, overdueTasks, newLeads }: WeekOf) =>
      won.count + lost.count + openDeals + doneTasks + overdueTasks + newLeads > 0
    const members = people
      .map(({ _id, name, role }) => ({
        id: idOf<MemberId>(_id),
        name,
        role,
        own: weekOf((id) => key(id) === key(_id)),
      }))
      .filter(({ role, own }) => may(role, 'task.write') || hasAny(own))
      .toSorted((one, other) => one.name.localeCompare(other.name))
    return {
      week,
      ...(progress !== null && { progress }),
      team: weekOf(() => true),
      members: [
        ...members.map(({ id, name, own }) => ({ id, name, ...own })),
        ...(hasAny(nobodys) ? [{ ...nobodys, id: null, name: null }] : []),
      ],
    }
  }
}
