/** Everything that happened to a record, newest first, read from the events. */
import { AppError } from '../../errors.ts'
import type { Change, EventRecord, EventType } from '../../models/event.ts'
import { type EventId, type Id, idOf, objectId } from '../../models/ids.ts'
import type { RecordRef } from '../../ids.ts'
import { recordRef } from '../../models/record-ref.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { createPageEnds } from '../core/page-ends.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { definitionOf } from '../records/kind-definition.ts'
import type { TimelineKind } from '../records/kinds.ts'
import { createReadNames } from '../records/read-names.ts'
import { assertSeen } from '../records/seen-records.ts'
import { subjectsOf } from './entry-subjects.ts'
import { nameChanges, nameStages } from './named-changes.ts'
import { findUndoneSteps, type Undoing } from './undone-steps.ts'

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
  /** What has happened since to the note that it is about. */
  readonly since: 'edited' | 'deleted' | null
  /** Set if it was undone: a step and its undo are one entry. */
  readonly undone: Undoing | null
  /** Whether it undoes a step that is too long ago, or elsewhere, to be in one entry with it. */
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

type TimelineDeps = Pick<RecordDeps, 'models' | 'tablesOf' | 'kinds'>

type Records = readonly [Id, ...Id[]]

type Part = {
  readonly entries: readonly TimelineEntry[]
  readonly more: boolean
}

type Anchor = Pick<EventRecord, '_id' | 'at'>

/**
 * The next entries after `anchor` that the actor may see. A contact's timeline also includes deals and tasks, but not those
 * of others where members see only their own. So it reads on until there are enough, or none are left.
 */
async function readPart(
  { models, tablesOf, kinds }: TimelineDeps,
  actor: Actor,
  ids: Records,
  limit: number,
  anchor: Anchor | null,
): Promise<Part> {
  const scope = scopeOf(actor, ids)
  const [id] = ids
  const shown: TimelineEntry[] = []
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
    const [about, names, steps, changesOf, nameStage] = await Promise.all([
      subjectsOf(models, kinds, actor, found),
      actorNames(models, actor, found),
      findUndoneSteps(models, scope, found),
      nameChanges(tablesOf(actor), found, createReadNames(models, actor, { deleted: true })),
      nameStages(models, actor, found),
    ])
    for (const event of found) {
      const target = recordRef(event.target)
      // What happened to a record before it was merged is part of its story.
      const isOwn = ids.includes(target.id)
      if (steps.isPartOfStep(event) || (!isOwn && !about.areShown(event.target))) continue
      const name = event.memberId && names.get(event.memberId.toHexString())
      const subject = target.id === id ? undefined : about.seen.get(target.id)
      shown.push({
        id: idOf(event._id),
        type: event.type,
        at: event.at.toISOString(),
        target,
        by: name === undefined ? null : { name },
        channel: event.channel,
        changes: changesOf(event).map(nameStage),
        about: subject?.name ?? null,
        since: subject?.since ?? null,
        undone: steps.undoingOf(event),
        undo: event.undoes !== undefined,
      })
    }
    last = found.at(-1) ?? null
    const isEnd = found.length <= limit
    if (shown.length > limit || isEnd || last === null) {
      return { entries: shown.slice(0, limit), more: shown.length > limit }
    }
  }
}

/** @param ids the record, and those that were merged into it */
function scopeOf({ workspaceId }: Actor, ids: Records) {
  const [own, ...merged] = ids
  const related = merged.length === 0 ? objectId(own) : { $in: ids.map(objectId) }
  return { workspaceId: objectId(workspaceId), 'related.id': related }
}

export function createTimeline(deps: TimelineDeps): TimelineService {
  const { models, kinds } = deps
  /** When the last entry of a page happened, which never changes. */
  const ends = createPageEnds<Date>()
  const keyOf = ({ workspaceId }: Actor, of: Id, id: EventId) => `${workspaceId}:${of}:${id}`

  async function anchorOf(actor: Actor, ids: Records, id: EventId): Promise<Anchor> {
    const [of] = ids
    const at = ends.get(keyOf(actor, of, id))
    if (at !== undefined) return { _id: objectId(id), at }
    const anchor = await models.events.findOne({ ...scopeOf(actor, ids), _id: objectId(id) }, { at: 1 }).lean()
    if (anchor === null) throw new AppError('NOT_FOUND', { message: 'No such entry', details: { kind: 'change' } })
    ends.set(keyOf(actor, of, id), anchor.at)
    return anchor
  }

  return {
    async list(actor, of, { limit, before }) {
      const definition = definitionOf(kinds, of.kind)
      if (definition?.hasTimeline !== true) throw new AppError('NOT_FOUND', { details: { kind: of.kind } })
      const read = async (...ids: [Id, ...Id[]]) =>
        readPart(deps, actor, ids, limit, before === undefined ? null : await anchorOf(actor, ids, before))
      const [seen, own] = await Promise.allSettled([assertSeen(models, actor, definition, of.id), read(of.id)])
      // If the check refuses, that is the error, whatever became of the reading.
      if (seen.status === 'rejected') throw seen.reason
      const { id, mergedIds } = seen.value
      const isAlone = id === of.id && mergedIds.length === 0
      if (isAlone && own.status === 'rejected') throw own.reason
      const { entries, more } = isAlone && own.status === 'fulfilled' ? own.value : await read(id, ...mergedIds)
      const last = entries.at(-1)
      if (last !== undefined && more) ends.set(keyOf(actor, id, last.id), new Date(last.at))
      return { entries, hasMore: more }
    },
  }
}
