/** What members have open, are late with and did last: one query for each figure, however many members there are. */
import type { Types } from 'mongoose'

import { idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { EventType } from '../../models/event.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { LIVE_IN_ORDER } from '../core/live-in-order.ts'
import type { CurrencyGroup } from '../deals/deals-total.ts'
import { readOpenStages } from '../pipelines/open-stages.ts'
import { ONE_MOMENT } from '../stage-totals/read-totals.ts'
import { overdueBefore } from '../tasks/task-time.ts'
import { TOUCH_DAYS } from './rep-figures.ts'

/** What a member does with a customer by their own hand. */
export const MEMBER_TOUCHES: readonly EventType[] = ['note.created', 'task.done']

const DAY_MS = 24 * 60 * 60 * 1000

type Owned<Value> = { readonly _id: Types.ObjectId } & Value
type Counts = ReadonlyMap<MemberId, number>

export type ReadOf = {
  readonly models: Models
  readonly actor: Pick<Actor, 'workspaceId'>
  readonly members: readonly Types.ObjectId[]
  readonly now: Date
}

function countsOf(rows: readonly Owned<{ readonly count: number }>[]): Counts {
  return new Map(rows.map(({ _id, count }) => [idOf<MemberId>(_id), count]))
}

/** Touches of members by their own hand: not what was undone, imported or done to many records at once. */
export function touchesOf({ actor, members, now }: Omit<ReadOf, 'models'>) {
  return {
    workspaceId: objectId(actor.workspaceId),
    type: { $in: [...MEMBER_TOUCHES] },
    at: { $gte: new Date(now.getTime() - TOUCH_DAYS * DAY_MS) },
    memberId: { $in: [...members] },
    channel: 'telegram',
    undoes: null,
  }
}

export async function lastTouches(of: ReadOf): Promise<ReadonlyMap<MemberId, Date>> {
  const rows = await of.models.events.aggregate<Owned<{ readonly at: Date }>>([
    { $match: touchesOf(of) },
    { $group: { _id: '$memberId', at: { $max: '$at' } } },
  ])
  return new Map(rows.map(({ _id, at }) => [idOf<MemberId>(_id), at]))
}

export async function overdueTasks({ models, actor, members, now }: ReadOf): Promise<Counts> {
  const late = { $gt: new Date(0), $lt: overdueBefore(now) }
  const scope = { workspaceId: objectId(actor.workspaceId), assigneeId: { $in: [...members] } }
  const rows = await models.tasks.aggregate<Owned<{ readonly count: number }>>([
    { $match: { ...scope, status: 'open', dueAt: late, deletedAt: null } },
    { $group: { _id: '$assigneeId', count: { $sum: 1 } } },
  ])
  return countsOf(rows)
}

export async function dealsWithoutStep({ models, actor, members }: ReadOf): Promise<Counts> {
  const scope = { workspaceId: objectId(actor.workspaceId), deletedAt: LIVE_IN_ORDER, ownerId: { $in: [...members] } }
  const rows = await models.deals.aggregate<Owned<{ readonly count: number }>>([
    { $match: { ...scope, status: 'open', nextTaskAt: null } },
    { $group: { _id: '$ownerId', count: { $sum: 1 } } },
  ])
  return countsOf(rows)
}

type Summed = {
  readonly _id: { readonly owner: Types.ObjectId; readonly stage: Types.ObjectId; readonly currency?: string | null }
  readonly count: number
  readonly minor: Types.Decimal128
}

/** From the kept totals of stages, as the board. */
export async function openDeals({
  models,
  actor,
  members,
}: ReadOf): Promise<ReadonlyMap<MemberId, readonly CurrencyGroup[]>> {
  const workspaceId = objectId(actor.workspaceId)
  const [stages, rows] = await Promise.all([
    readOpenStages(models, actor),
    models.stageTotals
      .aggregate<Summed>([
        { $match: { workspaceId, ownerId: { $in: [...members] } } },
        {
          $group: {
            _id: { owner: '$ownerId', stage: '$stageId', currency: '$currency' },
            count: { $sum: '$count' },
            minor: { $sum: '$minor' },
          },
        },
      ])
      .option(ONE_MOMENT),
  ])
  const open = new Map<MemberId, CurrencyGroup[]>()
  for (const { _id, count, minor } of rows) {
    if (count <= 0 || !stages.has(_id.stage.toHexString())) continue
    const owner = idOf<MemberId>(_id.owner)
    const group = { _id: { currency: _id.currency ?? null }, count, minor: Number(minor.toString()) }
    open.set(owner, [...(open.get(owner) ?? []), group])
  }
  return open
}
