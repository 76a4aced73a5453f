/** Every query that the product sends has an index, and every one of them is known to a cluster that is sharded. */
import type { IndexDescriptionInfo } from 'mongodb'
import { expect, test } from 'vitest'

import { type Explained, explainShape } from '../../bench/explain/explain-shape.ts'
import { type QueryShape, shapesOf } from '../../bench/explain/query-shape.ts'
import { isUniqueAcrossShards, routeOf } from '../../bench/explain/shard-keys.ts'
import { recordStory } from '../../bench/explain/story.ts'
import { ownDatabase } from '../support/database.ts'

const database = ownDatabase({ monitorCommands: true, readsApart: true })

/**
 * In a sharded cluster these ask every shard: deliveries are spread by their source, but read by id; commands are spread by id,
 * but `/undo` looks for a member's latest.
 */
const ASK_ALL_SHARDS = /^deliveries (?:find|update) \{ workspaceId, _id|^commands find \{ workspaceId, memberId/u

/**
 * An erasure looks at the dialogue of every chat: one small record each, which may hold several workspaces' data. It is rare, and
 * three more indexes would be written at every step of every dialogue.
 */
const READ_WHOLE = ['conversationStates find {  }']

/** It looks through everything else of its workspace, too, wherever that is. */
const ASKED_BY_ERASURES = [
  ...READ_WHOLE,
  'commands find { workspaceId }',
  'deliveries find { workspaceId, problem $ne }',
  'syncLinks find { workspaceId }',
]

test('No query of screens, export, intake or queues reads a whole collection', async () => {
  const { connection } = database()
  const commands = await recordStory(database(), { contacts: 200, deals: 100, seed: 1, queued: 200 }, () => {})
  const shapes = shapesOf(commands)
  expect(shapes.length).toBeGreaterThan(150)

  const db = connection.getClient().db(connection.name)
  const plans: Explained[] = []
  // One after another: all at once would wait for connections.
  for (const shape of shapes) plans.push(await explainShape(db, shape))
  const scanned = textsOf(plans.filter(({ scans }) => scans).map(({ shape }) => shape))
  expect(scanned.filter((text) => !READ_WHOLE.includes(text))).toEqual([])
  expect(textsOf(shapes.filter((shape) => routeOf(shape) === 'unknown collection'))).toEqual([])
  const everywhere = textsOf(shapes.filter((shape) => routeOf(shape) === 'all shards'))
  const unexpected = everywhere.filter((text) => !ASK_ALL_SHARDS.test(text) && !ASKED_BY_ERASURES.includes(text))
  expect(unexpected).toEqual([])

  const refused: string[] = []
  const repeated: string[] = []
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const indexes = await db.collection(name).indexes()
    for (const { key, unique } of indexes) if (unique === true && !isUniqueAcrossShards(name, key)) refused.push(name)
    repeated.push(...beginningsAmong(indexes).map((index) => `${name} ${index}`))
  }
  expect(refused).toEqual([])
  expect(repeated).toEqual([])
  // Over a thousand taps, one after another, perhaps on a busy machine.
}, 600_000)

const textsOf = (shapes: readonly QueryShape[]): readonly string[] => shapes.map(({ text }) => text)

/** The indexes whose columns another one begins with: that one serves their queries, and each costs every write. */
function beginningsAmong(indexes: readonly IndexDescriptionInfo[]): readonly string[] {
  const plain = indexes.filter((index) => index['partialFilterExpression'] === undefined)
  const columns = (index: IndexDescriptionInfo) => JSON.stringify(Object.entries(index.key)).slice(0, -1)
  return plain
    .filter(({ unique, expireAfterSeconds }) => unique !== true && expireAfterSeconds === undefined)
    .filter((index) => plain.some((other) => columns(other).startsWith(`${columns(index)},`)))
    .map(({ name }) => String(name))
}
