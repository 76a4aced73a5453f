/** When members touched deals, or the contacts of deals: their notes, and the tasks that they did. */
import type { Types } from 'mongoose'

import type { DealRecord } from '../../../models/deal.ts'
import type { EventRecord } from '../../../models/event.ts'
import {
  type ContactId,
  type DealId,
  idOf,
  type MemberId,
  objectId,
  type TaskId,
  type WorkspaceId,
} from '../../../models/ids.ts'
import type { Models } from '../../../models/models.ts'
import type { Touch } from '../figures/response-figures.ts'
import type { Yielding } from '../yielding.ts'
import { chunksOf, collect } from './report-reading.ts'

/** Whose touches are read, and since when. */
export type TouchReading = {
  readonly models: Models
  readonly actor: { readonly workspaceId: WorkspaceId }
  readonly figuring: { readonly span: { readonly from: Date }; readonly yielding: Yielding }
}

type About = Pick<DealRecord, '_id' | 'contactIds'>
type Linked = { readonly dealId?: Types.ObjectId; readonly contactId?: Types.ObjectId }
type StoredNote = Linked & { readonly authorId: Types.ObjectId; readonly createdAt: Date }
type StoredTask = Linked & {
  readonly _id: Types.ObjectId
  readonly assigneeId?: Types.ObjectId
  readonly doneAt: Date
}
type StoredDone = Pick<EventRecord, 'target' | 'at' | 'memberId'>
type LinkedTouch = Linked & Touch

type Link = 'dealId' | 'contactId'

/** By members and not by the source of the lead, an import or a sync. */
async function readNotes(reading: TouchReading, link: Link, ids: readonly (DealId | ContactId)[]) {
  const { models, actor, figuring } = reading
  const notes = {
    workspaceId: objectId(actor.workspaceId),
    [link]: { $in: ids.map(objectId) },
    createdAt: { $gte: figuring.span.from },
    deletedAt: null,
    authorId: { $type: 'objectId' as const },
    source: { $in: ['manual' as const, 'sample' as const] },
  }
  const needed = { dealId: 1, contactId: 1, authorId: 1, createdAt: 1 }
  const found = await collect(models.notes.find(notes, needed).lean<StoredNote>(), figuring.yielding)
  return found.map(({ dealId, contactId, authorId, createdAt }): LinkedTouch => ({
    ...(dealId != null && { dealId }),
    ...(contactId != null && { contactId }),
    at: createdAt,
    memberId: idOf<MemberId>(authorId),
  }))
}

/** Who did each of the tasks last. */
async function readDoers({ models, actor, figuring }: TouchReading, tasks: readonly StoredTask[]) {
  const doers = new Map<string, { readonly at: Date; readonly memberId: MemberId }>()
  for (const chunk of chunksOf(tasks.map(({ _id }) => idOf<TaskId>(_id)))) {
    const done = {
      workspaceId: objectId(actor.workspaceId),
      'target.kind': 'task' as const,
      'target.id': { $in: chunk.map(objectId) },
      type: 'task.done' as const,
    }
    const needed = { 'target.id': 1, at: 1, memberId: 1 }
    const events = await collect(models.events.find(done, needed).lean<StoredDone>(), figuring.yielding)
    for (const { target, at, memberId } of events) {
      const id = target.id.toHexString()
      const known = doers.get(id)
      if (memberId !== undefined && (known === undefined || known.at < at))
        doers.set(id, { at, memberId: idOf<MemberId>(memberId) })
    }
  }
  return doers
}

async function readTasks(reading: TouchReading, link: Link, ids: readonly (DealId | ContactId)[]) {
  const { models, actor, figuring } = reading
  const done = {
    workspaceId: objectId(actor.workspaceId),
    [link]: { $in: ids.map(objectId) },
    status: 'done' as const,
    doneAt: { $gte: figuring.span.from },
    deletedAt: null,
  }
  const needed = { dealId: 1, contactId: 1, assigneeId: 1, doneAt: 1 }
  const tasks = await collect(models.tasks.find(done, needed).lean<StoredTask>(), figuring.yielding)
  const doers = await readDoers(reading, tasks)
  return tasks.map(({ _id, dealId, contactId, assigneeId, doneAt }): LinkedTouch => ({
    ...(dealId != null && { dealId }),
    ...(contactId != null && { contactId }),
    at: doneAt,
    memberId: doers.get(_id.toHexString())?.memberId ?? (assigneeId === undefined ? null : idOf(assigneeId)),
  }))
}

type Touched = { readonly dealsOf: (link: Link, touch: LinkedTouch) => readonly DealId[] }

/** What is on a contact alone counts for each deal with that contact. */
function touchedDeals(deals: readonly About[]): Touched {
  const ofContact = new Map<string, DealId[]>()
  for (const { _id, contactIds } of deals) {
    for (const id of contactIds) {
      const known = ofContact.get(id.toHexString())
      if (known === undefined) ofContact.set(id.toHexString(), [idOf(_id)])
      else known.push(idOf(_id))
    }
  }
  return {
    dealsOf(link, { dealId, contactId }) {
      if (link === 'dealId') return dealId === undefined ? [] : [idOf<DealId>(dealId)]
      // What is on a deal as well is found there.
      return contactId === undefined || dealId !== undefined ? [] : (ofContact.get(contactId.toHexString()) ?? [])
    },
  }
}

/** By deal. */
export async function readTouches(
  reading: TouchReading,
  deals: readonly About[],
): Promise<ReadonlyMap<DealId, readonly Touch[]>> {
  const { dealsOf } = touchedDeals(deals)
  const touches = new Map<DealId, Touch[]>(deals.map(({ _id }) => [idOf<DealId>(_id), []]))
  const contactIds = deals.flatMap((deal) => deal.contactIds.map((id) => idOf<ContactId>(id)))
  const links = [
    ['dealId', chunksOf(deals.map(({ _id }) => idOf<DealId>(_id)))],
    ['contactId', chunksOf(contactIds)],
  ] as const
  for (const [link, chunks] of links) {
    for (const chunk of chunks) {
      const found = await Promise.all([readNotes(reading, link, chunk), readTasks(reading, link, chunk)])
      for (const touch of found.flat())
        for (const id of dealsOf(link, touch)) touches.get(id)?.push({ at: touch.at, memberId: touch.memberId })
    }
  }
  return touches
}
