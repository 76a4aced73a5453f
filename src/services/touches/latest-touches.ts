/**
 * When records were last touched, read from what has happened: the newest note that is still there, task that is still done, or
 * lead. Their events say which records each of them touched at its time.
 */
import type { ClientSession, Types } from 'mongoose'

import type { EventRecord } from '../../models/event.ts'
import type { Models } from '../../models/models.ts'
import { TOUCHES } from './plan-touches.ts'

/** @property ids its own, and those of the records that were merged into it */
export type Looked = { readonly id: string; readonly ids: readonly Types.ObjectId[] }

type Told = Pick<EventRecord, '_id' | 'type' | 'target' | 'related' | 'at'>

const NEEDED = { type: 1, target: 1, related: 1, at: 1 } as const

/** Of the touches read at once. Most records need only the first ones. */
const PAGE = 100

/** Of those that still count, when each of the events happened. */
async function timesOf(
  models: Models,
  workspaceId: Types.ObjectId,
  events: readonly Told[],
  session: ClientSession,
): Promise<ReadonlyMap<Told, Date>> {
  const targets = (type: EventRecord['type']) => ({
    workspaceId,
    _id: { $in: events.filter((event) => event.type === type).map(({ target }) => target.id) },
  })
  const [noted, tasked] = [targets('note.created'), targets('task.done')]
  const options = { session, batchSize: PAGE }
  const notes =
    noted._id.$in.length === 0 ? [] : await models.notes.find(noted, { deletedAt: 1, erasedAt: 1 }, options).lean()
  const tasks =
    tasked._id.$in.length === 0
      ? []
      : await models.tasks.find({ ...tasked, status: 'done', deletedAt: null }, { doneAt: 1 }, options).lean()
  // What was there until it was erased was a touch.
  const live = notes.filter(
    ({ deletedAt, erasedAt }) => deletedAt === null || deletedAt.getTime() === erasedAt?.getTime(),
  )
  const isLive = new Set(live.map(({ _id }) => _id.toHexString()))
  // The event of an undo is younger than the completion that it brings back.
  const doneAt = new Map(tasks.map((task) => [task._id.toHexString(), task.doneAt]))
  return new Map(
    events.flatMap((event): (readonly [Told, Date])[] => {
      const { type, target, at } = event
      const id = target.id.toHexString()
      if (type === 'task.done') return doneAt.has(id) ? [[event, doneAt.get(id) ?? at]] : []
      return type === 'lead.received' || isLive.has(id) ? [[event, at]] : []
    }),
  )
}

/** By the records' own id; a record without such an event has none. */
export async function latestTouches(
  models: Models,
  workspaceId: Types.ObjectId,
  records: readonly Looked[],
  session: ClientSession,
): Promise<ReadonlyMap<string, Date>> {
  const latest = new Map<string, Date>()
  let open = records
  let last: Told | undefined
  while (open.length > 0) {
    const bound = last && {
      at: { $lte: last.at },
      $or: [{ at: { $lt: last.at } }, { at: last.at, _id: { $lt: last._id } }],
    }
    const ids = open.flatMap((record) => record.ids)
    const related = { 'related.id': ids.length === 1 ? ids[0] : { $in: ids } }
    const events: readonly Told[] = await models.events
      .find({ workspaceId, ...related, type: { $in: TOUCHES }, ...bound }, NEEDED, { session, batchSize: PAGE + 1 })
      .sort({ at: -1, _id: -1 })
      .limit(PAGE)
      .lean()
    const owners = new Map(open.flatMap((record) => record.ids.map((own) => [own.toHexString(), record.id] as const)))
    for (const [event, at] of await timesOf(models, workspaceId, events, session)) {
      for (const ref of event.related) {
        const id = owners.get(ref.id.toHexString())
        if (id !== undefined && at > (latest.get(id) ?? new Date(0))) latest.set(id, at)
      }
    }
    const end = events.at(-1)
    if (end === undefined || events.length < PAGE) return latest
    // All further events are older than what these records have.
    open = open.filter(({ id }) => (latest.get(id) ?? new Date(0)) < end.at)
    last = end
  }
  return latest
}
