/** Everything that happened to a record, newest first, read from the events. */
import { AppError } from '../../errors.ts'
import type { Change, EventRecord, EventType } from '../../models/event.ts'
import { type EventId, idOf, objectId } from '../../models/ids.ts'
import type { RecordRef } from '../../ids.ts'
import { recordRef } from '../../models/record-ref.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { definitionOf } from '../records/kind-definition.ts'
import type { TimelineKind } from '../records/kinds.ts'
import { createReadNames } from '../records/read-names.ts'
import { assertSeen } from '../records/seen-records.ts'
import { subjectsOf } from './entry-subjects.ts'
import { nameChanges } from './named-changes.ts'

/** A record that has a timeline. */
export type TimelineOf = RecordRef<TimelineKind>

export type TimelineEntry = {
  readonly id: EventId
  readonly type: EventType
  /** ISO 8601, UTC. */
  readonly at: string
  readonly target: RecordRef
  /** Null when an integration or the system did it. */
  readonly by: { readonly name: string } | null
  readonly channel: string
  /** References to records are `{ id, name }`; the name is null if the reader may not see the record. */
  readonly changes: readonly Change[]
  /** The name of the record that the event is about (a note's text); null for the record itself. */
  readonly about: string | null
  /** Whether it undoes an earlier change. */
  readonly undo: boolean
}

export type TimelinePage = { readonly entries: readonly TimelineEntry[]; readonly hasMore: boolean }

export type TimelineService = {
  /**
   * @param query `before` is the last entry of the previous page
   * @throws AppError FORBIDDEN; NOT_FOUND for a record that the actor may not see
   */
  readonly list: (
    actor: Actor,
    of: TimelineOf,
    query: { readonly limit: number; readonly before?: EventId },
  ) => Promise<TimelinePage>
}

async function actorNames(models: Models, actor: Actor, events: readonly EventRecord[]) {
  const ids = events.flatMap(({ memberId }) => (memberId === undefined ? [] : [memberId]))
  const filter = { workspaceId: objectId(actor.workspaceId), _id: { $in: ids } }
  const members = ids.length === 0 ? [] : await models.members.find(filter, { name: 1 }).lean()
  return new Map(members.map(({ _id, name }) => [_id.toHexString(), name]))
}

type Deps = Pick<RecordDeps, 'models' | 'fields' | 'kinds'>

type Part = {
  readonly events: readonly EventRecord[]
  readonly about: ReadonlyMap<string, string>
  readonly more: boolean
}

/**
 * The next events after `anchor` that the actor may see. A contact's timeline also includes deals and tasks, but not those
 * of others where members see only their own. So it reads on until there are enough, or none are left.
 */
async function readPart(
  { models, kinds }: Deps,
  actor: Actor,
  id: TimelineOf['id'],
  limit: number,
  anchor: Pick<EventRecord, '_id' | 'at'> | null,
): Promise<Part> {
  const scope = { workspaceId: objectId(actor.workspaceId), 'related.id': objectId(id) }
  const shown: EventRecord[] = []
  const about = new Map<string, string>()
  for (let last = anchor; ;) {
    const bound = last && {
      at: { $lte: last.at },
      $or: [{ at: { $lt: last.at } }, { at: last.at, _id: { $lt: last._id } }],
    }
    const found = await models.events
      .find({ ...scope, ...bound })
      .sort({ at: -1, _id: -1 })
      .limit(limit + 1)
      .lean()
    const { names, areShown } = await subjectsOf(models, kinds, actor, found)
    for (const [key, name] of names) about.set(key, name)
    shown.push(...found.filter(({ target }) => target.id.toHexString() === id || areShown(target)))
    last = found.at(-1) ?? null
    const isEnd = found.length <= limit
    if (shown.length > limit || isEnd || last === null) {
      return { events: shown.slice(0, limit), about, more: shown.length > limit }
    }
  }
}

export function createTimeline(deps: Deps): TimelineService {
  const { models, fields, kinds } = deps
  return {
    async list(actor, of, { limit, before }) {
      const definition = definitionOf(kinds, of.kind)
      if (definition?.hasTimeline !== true) throw new AppError('NOT_FOUND', { details: { kind: of.kind } })
      await assertSeen(models, actor, definition, of.id)
      const scope = { workspaceId: objectId(actor.workspaceId), 'related.id': objectId(of.id) }
      const anchor =
        before === undefined ? null : await models.events.findOne({ ...scope, _id: objectId(before) }, { at: 1 }).lean()
      if (before !== undefined && anchor === null) {
        throw new AppError('NOT_FOUND', { message: 'No such entry', details: { kind: 'change' } })
      }
      const { events, about, more } = await readPart(deps, actor, of.id, limit, anchor)
      const [names, changesOf] = await Promise.all([
        actorNames(models, actor, events),
        nameChanges(fields, events, createReadNames(models, actor)),
      ])
      const entries = events.map((event): TimelineEntry => {
        const target = recordRef(event.target)
        const name = event.memberId && names.get(event.memberId.toHexString())
        return {
          id: idOf(event._id),
          type: event.type,
          at: event.at.toISOString(),
          target,
          by: name === undefined ? null : { name },
          channel: event.channel,
          changes: changesOf(event),
          about: target.id === of.id ? null : (about.get(target.id) ?? null),
          undo: event.undoes !== undefined,
        }
      })
      return { entries, hasMore: more }
    },
  }
}
