/** Counts what members did. */
import type { Types } from 'mongoose'

import type { EventType } from '../../../models/event.ts'
import { type DealId, idOf, type MemberId, objectId } from '../../../models/ids.ts'
import { may } from '../../core/permissions.ts'
import { activityFigures, columnsOf } from '../figures/activity-figures.ts'
import { MAX_RANKED } from '../ranking.ts'
import { namesOf, type ReadFigures, type ReportReading } from './report-reading.ts'
import { readOpenable } from './read-openable.ts'

/** Notes, done tasks, moves and edits. */
const ACTIVITIES: readonly EventType[] = [
  'note.created',
  'note.updated',
  'task.done',
  'task.updated',
  'deal.moved',
  'deal.won',
  'deal.lost',
  'deal.reopened',
  'deal.updated',
  'contact.updated',
  'company.updated',
]

type DayRow = {
  readonly _id: { readonly member: Types.ObjectId; readonly day: string }
  readonly count: number
}
type DealRow = { readonly _id: Types.ObjectId; readonly count: number }

/** By a member's own hand: not what an undo, an import or a change of many records did. */
function activityOf({ actor, figuring: { span, scope } }: ReportReading) {
  return {
    workspaceId: objectId(actor.workspaceId),
    at: { $gte: span.from, $lt: span.until },
    type: { $in: ACTIVITIES },
    channel: 'telegram',
    memberId: scope.memberId === null ? { $type: 'objectId' as const } : objectId(scope.memberId),
    undoes: null,
  }
}

/** Those who have something to do here are listed even if they did nothing. */
function listedMembers({ members, figuring: { scope } }: ReportReading) {
  const listed = [...members].filter(([id, { role, isActive }]) =>
    scope.memberId === null ? isActive && may(role, 'task.write') : id === scope.memberId,
  )
  return listed.map(([id]) => id)
}

async function rankDeals(reading: ReportReading): Promise<void> {
  const { models, ranking } = reading
  const rows = await models.events.aggregate<DealRow>([
    { $match: { ...activityOf(reading), 'target.kind': 'deal' } },
    { $group: { _id: '$target.id', count: { $sum: 1 } } },
    { $sort: { count: -1, _id: 1 } },
    { $limit: MAX_RANKED },
  ])
  const ids = rows.map(({ _id }) => idOf<DealId>(_id))
  const openable = await readOpenable(reading, ids)
  for (const { _id, count } of rows) if (openable.has(idOf(_id))) ranking.add(idOf(_id), count)
}

/** In whatever pipeline: most of what members do belongs to none. */
export const readActivity: ReadFigures = async (reading) => {
  const { models, timeZone, period, figuring } = reading
  const day = { $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: timeZone } }
  const [rows] = await Promise.all([
    models.events.aggregate<DayRow>([
      { $match: activityOf(reading) },
      { $group: { _id: { member: '$memberId', day }, count: { $sum: 1 } } },
    ]),
    rankDeals(reading),
  ])
  const counts = rows.map(({ _id, count }) => ({ memberId: idOf<MemberId>(_id.member), day: _id.day, count }))
  const columns = columnsOf(period.firstDay, figuring.lastDay)
  return activityFigures(counts, columns, { names: namesOf(reading), listed: listedMembers(reading) })
}
