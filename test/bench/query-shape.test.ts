import { ObjectId } from 'mongodb'
import { describe, expect, it } from 'vitest'

import { shapesOf } from '../../bench/explain/query-shape.ts'
import { isUniqueAcrossShards, routeOf } from '../../bench/explain/shard-keys.ts'

const workspaceId = new ObjectId()

describe('the shapes of queries', () => {
  it('are the same for other values, and another one for another operator or order', () => {
    const find = (filter: object, sort?: object) => ({
      collection: 'tasks',
      command: { find: 'tasks', filter, ...(sort && { sort }) },
    })
    const shapes = shapesOf([
      find({ workspaceId, dueAt: 1 }),
      find({ workspaceId: new ObjectId(), dueAt: 2 }),
      find({ workspaceId, dueAt: { $lt: 1 } }),
      find({ workspaceId, dueAt: 1 }, new Map([['dueAt', 1]])),
    ])
    expect(shapes.map(({ text, times }) => [text, times])).toEqual([
      ['tasks find { workspaceId, dueAt $lt }', 1],
      ['tasks find { workspaceId, dueAt }', 2],
      ['tasks find { workspaceId, dueAt } by dueAt', 1],
    ])
  })

  it('are several for a write of several statements, and none for what has no filter', () => {
    const updates = [{ q: { _id: 1 } }, { q: { _id: { $in: [1] } } }]
    const shapes = shapesOf([
      { collection: 'deals', command: { update: 'deals', updates } },
      { collection: 'deals', command: { insert: 'deals', documents: [{}] } },
      { collection: '1', command: { commitTransaction: 1 } },
    ])
    expect(shapes.map(({ text }) => text)).toEqual(['deals update { _id $in }', 'deals update { _id }'])
  })
})

describe('a cluster that is sharded', () => {
  it.each([
    ['deals', { workspaceId, status: 'open' }, 'one shard'],
    ['deals', { $and: [{ workspaceId }, { status: 'open' }] }, 'one shard'],
    ['deals', { status: 'open' }, 'all shards'],
    ['deals', { workspaceId: { $gt: workspaceId } }, 'all shards'],
    ['commands', { _id: 'a/b' }, 'one shard'],
    ['jobs', { status: 'ready' }, 'not spread'],
    ['surprises', { workspaceId }, 'unknown collection'],
  ])('is asked for %s by %j at %s', (collection, filter, route) => {
    expect(routeOf({ collection, filter })).toBe(route)
  })

  it('keeps a unique index only where it begins with the whole shard key', () => {
    expect(isUniqueAcrossShards('companies', { workspaceId: 1, liveName: 1 })).toBe(true)
    expect(isUniqueAcrossShards('deals', { workspaceId: 1, title: 1 })).toBe(false)
    expect(isUniqueAcrossShards('deliveries', { dedupeKey: 1, sourceId: 1 })).toBe(false)
    expect(isUniqueAcrossShards('jobs', { activeLane: 1 })).toBe(true)
  })
})
