/** Everything that happened to a contact, company or deal, newest first, read from the events. */
import type { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import type { Change, EventRecord, EventType } from '../../models/event.ts'
import { type EventId, idOf, objectId } from '../../models/ids.ts'
import type { RecordKind, RecordRef } from '../../ids.ts'
import { recordRef } from '../../models/record-ref.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { readContact } from '../contacts/write-contact.ts'
import { readDeal } from '../deals/write-deal.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { createReadNames } from '../records/read-names.ts'
import { nameChanges } from './named-changes.ts'

/** A record that has a timeline. */
export type TimelineOf = RecordRef<'contact' | 'deal'>

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
  /** The title of the deal or task, or the text of the note, that the event is about; null for the record itself. */
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

const NAMED: ReadonlySet<RecordKind> = new Set(['deal', 'task', 'note'])

async function readSubject(models: Models, actor: Actor, of: TimelineOf): Promise<void> {
  authorize(actor, of.kind === 'deal' ? 'deal.read' : 'contact.read')
  await (of.kind === 'deal' ? readDeal(models, actor, of.id) : readContact(models, actor, of.id))
}

/** A note on a deal is as visible as the deal, even in the timeline of the deal's contact. */
async function visibleNotes(models: Models, actor: Actor, ids: readonly Types.ObjectId[]) {
  const filter = { workspaceId: objectId(actor.workspaceId), _id: { $in: ids } }
  const notes = await models.notes.find(filter, { text: 1, dealId: 1 }).lean()
  const dealIds = notes.flatMap(({ dealId }) => (dealId === undefined ? [] : [dealId]))
  const isLimited = 'ownerId' in visibleTo(actor)
  if (!isLimited || dealIds.length === 0) return notes
  const seen = await models.deals.find({ ...visibleTo(actor), _id: { $in: dealIds } }, { _id: 1 }).lean()
  const visible = new Set(seen.map(({ _id }) => _id.toHexString()))
  return notes.filter(({ dealId }) => dealId === undefined || visible.has(dealId.toHexString()))
}

/** The names of the deals, tasks and notes that events are about, as far as the actor may see them. */
async function subjects(models: Models, actor: Actor, events: readonly EventRecord[]) {
  const idsOf = (kind: RecordKind) => events.flatMap(({ target }) => (target.kind === kind ? [target.id] : []))
  const named = async <T extends { _id: { toHexString(): string } }>(
    ids: readonly unknown[],
    read: () => PromiseLike<readonly T[]>,
    name: (record: T) => string,
  ) => (ids.length === 0 ? [] : (await read()).map((record) => [record._id.toHexString(), name(record)] as const))
  const [deals, tasks, notes] = [idsOf('deal'), idsOf('task'), idsOf('note')]
  const found = await Promise.all([
    named(
      deals,
      () => models.deals.find({ ...visibleTo(actor), _id: { $in: deals } }, { title: 1 }).lean(),
      ({ title }) => title,
    ),
    named(
      tasks,
      () => models.tasks.find({ ...visibleTo(actor, 'assigneeId'), _id: { $in: tasks } }, { title: 1 }).lean(),
      ({ title }) => title,
    ),
    named(
      notes,
      () => visibleNotes(models, actor, notes),
      ({ text }) => text,
    ),
  ])
  return new Map(found.flat())
}

async function actorNames(models: Models, actor: Actor, events: readonly EventRecord[]) {
  const ids = events.flatMap(({ memberId }) => (memberId === undefined ? [] : [memberId]))
  const filter = { workspaceId: objectId(actor.workspaceId), _id: { $in: ids } }
  const members = ids.length === 0 ? [] : await models.members.find(filter, { name: 1 }).lean()
  return new Map(members.map(({ _id, name }) => [_id.toHexString(), name]))
}

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
  models: Models,
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
    const named = await subjects(models, actor, found)
    for (const [key, name] of named) about.set(key, name)
    shown.push(
      ...found.filter(({ target }) => {
        const key = target.id.toHexString()
        return key === id || !NAMED.has(target.kind) || named.has(key)
      }),
    )
    last = found.at(-1) ?? null
    const isEnd = found.length <= limit
    if (shown.length > limit || isEnd || last === null) {
      return { events: shown.slice(0, limit), about, more: shown.length > limit }
    }
  }
}

export function createTimeline({ models, fields }: Pick<RecordDeps, 'models' | 'fields'>): TimelineService {
  return {
    async list(actor, of, { limit, before }) {
      await readSubject(models, actor, of)
      const scope = { workspaceId: objectId(actor.workspaceId), 'related.id': objectId(of.id) }
      const anchor =
        before === undefined ? null : await models.events.findOne({ ...scope, _id: objectId(before) }, { at: 1 }).lean()
      if (before !== undefined && anchor === null) {
        throw new AppError('NOT_FOUND', { message: 'No such entry', details: { kind: 'change' } })
      }
      const { events, about, more } = await readPart(models, actor, of.id, limit, anchor)
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
