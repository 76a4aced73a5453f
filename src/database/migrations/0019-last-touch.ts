/**
 * When contacts, companies and deals were last touched: the latest of their notes, done tasks and leads, or else when they were
 * added. And the orders of lists by that time, and by when a record was added.
 */
import type { Collection, ObjectId } from 'mongodb'
import type { Connection } from 'mongoose'

import { batches, type Stored } from './batches.ts'
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition, IndexDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

/** Of all records, and of a member's own. */
const ORDERS: readonly IndexDefinition[] = [
  { key: { workspaceId: 1, deletedAt: 1, touchedAt: 1, _id: 1 } },
  { key: { workspaceId: 1, deletedAt: 1, ownerId: 1, touchedAt: 1, _id: 1 } },
  { key: { workspaceId: 1, deletedAt: 1, createdAt: 1, _id: 1 } },
  { key: { workspaceId: 1, deletedAt: 1, ownerId: 1, createdAt: 1, _id: 1 } },
]

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'contacts', indexes: ORDERS },
  { collection: 'companies', indexes: ORDERS },
]

const TOUCHED = { contact: 'contacts', company: 'companies', deal: 'deals' } as const
const UNTOLD = { touchedAt: { $exists: false } }

type Kind = keyof typeof TOUCHED
type Ref = { readonly kind: string; readonly id: ObjectId }
type Touch = Ref & { readonly at: Date }

async function hasUntold(connection: Connection): Promise<boolean> {
  for (const name of Object.values(TOUCHED)) {
    if ((await connection.collection<Stored>(name).findOne(UNTOLD, { projection: { _id: 1 } })) !== null) return true
  }
  return false
}

/** What a process of this version has written meanwhile stays. */
async function beginWithCreation(connection: Connection): Promise<void> {
  for (const name of Object.values(TOUCHED)) {
    const records = connection.collection<Stored>(name)
    for await (const batch of batches(records, UNTOLD)) {
      const writes = batch.map(({ _id, ...record }) => ({
        updateOne: { filter: { _id, ...UNTOLD }, update: { $set: { touchedAt: record['createdAt'] as Date } } },
      }))
      await records.bulkWrite(writes, { ordered: false })
    }
  }
}

async function write(connection: Connection, touches: readonly Touch[]): Promise<void> {
  for (const [kind, name] of Object.entries(TOUCHED)) {
    const latest = new Map<string, Touch>()
    for (const touch of touches) {
      const known = latest.get(touch.id.toHexString())
      if (touch.kind === kind && (known === undefined || known.at < touch.at)) latest.set(touch.id.toHexString(), touch)
    }
    const writes = [...latest.values()].map(({ id, at }) => ({
      updateOne: { filter: { _id: id }, update: { $max: { touchedAt: at } } },
    }))
    if (writes.length > 0) await connection.collection<Stored>(name).bulkWrite(writes, { ordered: false })
  }
}

/** Those with these ids, by id. */
async function byId(records: Collection<Stored>, ids: readonly ObjectId[], filter: object) {
  const found = await records.find({ _id: { $in: [...ids] }, ...filter }).toArray()
  return new Map(found.map((record) => [record._id.toHexString(), record]))
}

const LIVE_NOTE = { deletedAt: null }
const DONE_TASK = { deletedAt: null, status: 'done' }

/** What the events of notes, tasks and leads touched, unless the note is gone by now or the task open again. */
async function addTold(connection: Connection): Promise<void> {
  const events = connection.collection<Stored>('events')
  for await (const batch of batches(events, { type: { $in: ['note.created', 'task.done', 'lead.received'] } })) {
    const targets = (type: string) =>
      batch.filter((event) => event['type'] === type).map((event) => (event['target'] as Ref).id)
    const notes = await byId(connection.collection<Stored>('notes'), targets('note.created'), LIVE_NOTE)
    const tasks = await byId(connection.collection<Stored>('tasks'), targets('task.done'), DONE_TASK)
    const touches = batch.flatMap((event): readonly Touch[] => {
      const id = (event['target'] as Ref).id.toHexString()
      const related = (event['related'] ?? []) as readonly Ref[]
      const told = event['at'] as Date
      const doneAt = tasks.get(id)?.['doneAt'] as Date | null | undefined
      const at =
        event['type'] === 'task.done' ? doneAt : event['type'] === 'lead.received' || notes.has(id) ? told : null
      return at == null ? [] : related.map((ref) => ({ ...ref, at }))
    })
    await write(connection, touches)
  }
}

/** Workspaces that keep their events for some years only have older notes and tasks. */
async function addStored(connection: Connection, name: 'notes' | 'tasks', filter: object, time: string): Promise<void> {
  for await (const batch of batches(connection.collection<Stored>(name), filter)) {
    const touches = batch.flatMap((record) =>
      (Object.keys(TOUCHED) as Kind[]).flatMap((kind): readonly Touch[] => {
        const [id, at] = [record[`${kind}Id`] as ObjectId | undefined, record[time] as Date | null]
        return id == null || at === null ? [] : [{ kind, id, at }]
      }),
    )
    await write(connection, touches)
  }
}

/** What was merged into a record has touched it. */
async function addMerged(connection: Connection): Promise<void> {
  for (const kind of ['contact', 'company'] as const) {
    const records = connection.collection<Stored>(TOUCHED[kind])
    for await (const batch of batches(records, { 'mergedIds.0': { $exists: true } })) {
      const takenBy = batch.map(({ _id, ...record }) => ({
        id: _id,
        taken: record['mergedIds'] as readonly ObjectId[],
      }))
      const merged = await byId(
        records,
        takenBy.flatMap(({ taken }) => taken),
        {},
      )
      const touches = takenBy.flatMap(({ id, taken }) =>
        taken.flatMap((one): readonly Touch[] => {
          const at = merged.get(one.toHexString())?.['touchedAt'] as Date | undefined
          return at === undefined ? [] : [{ kind, id, at }]
        }),
      )
      await write(connection, touches)
    }
  }
}

export const lastTouch: Migration = {
  name: '0019-last-touch',
  content: { collections: COLLECTIONS, revision: 1 },
  async plan(connection) {
    const steps = await planCollections(connection, COLLECTIONS)
    return (await hasUntold(connection))
      ? [...steps, 'find the last touch of contacts, companies and deals in notes, tasks and events']
      : steps
  },
  async up(connection, log) {
    await createCollections(connection, COLLECTIONS, log)
    // All that follows only moves the time forward: it may be repeated, and meets changes at the same moment.
    await beginWithCreation(connection)
    await addTold(connection)
    await addStored(connection, 'notes', LIVE_NOTE, 'createdAt')
    await addStored(connection, 'tasks', DONE_TASK, 'doneAt')
    await addMerged(connection)
  },
}
