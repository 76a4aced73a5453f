/**
 * Which index serves each query that the product sends, and where a router of a sharded cluster would send it. The queries are
 * recorded while people, a client of the export and the queues are at work; the database explains each of them once.
 * docs/scale.md has the conclusions.
 */
import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'
import type { Document } from 'mongodb'

import { connectDatabase, type Database } from '../src/database/connect.ts'
import { MIGRATIONS } from '../src/database/migrations/list.ts'
import { runMigrations } from '../src/database/migrations/runner.ts'
import { silentLogger } from '../src/logger.ts'
import { type Explained, explainShape } from './explain/explain-shape.ts'
import { shapesOf } from './explain/query-shape.ts'
import { isUniqueAcrossShards, routeOf } from './explain/shard-keys.ts'
import { recordStory, type StorySizes } from './explain/story.ts'
import type { BenchContext, BenchReport, Table } from './harness/report.ts'
import { withStops } from './harness/with-stops.ts'

const SIZES: StorySizes = { contacts: 20_000, deals: 10_000, seed: 1, queued: 20_000 }
const QUICK_SIZES: StorySizes = { contacts: 2_000, deals: 1_000, seed: 1, queued: 2_000 }

export async function measure({ log, quick }: BenchContext): Promise<BenchReport> {
  return withStops(async (later) => {
    const started = await startEmbeddedDatabase({ ephemeral: true, onProgress: log })
    later(started.stop)
    const uri = new URL(started.uri)
    uri.searchParams.set('monitorCommands', 'true')
    const database = await connectDatabase({ uri: uri.href, log: silentLogger, readsApart: true })
    later(database.close)
    await runMigrations({ connection: database.connection, migrations: MIGRATIONS, log: silentLogger })
    const shapes = shapesOf(await recordStory(database, quick ? QUICK_SIZES : SIZES, log))
    log(`Explaining ${shapes.length} queries`)
    const db = database.connection.getClient().db(database.connection.name)
    const explained: Explained[] = []
    for (const shape of shapes) explained.push(await explainShape(db, shape))
    const indexes = await allIndexes(database)
    return {
      engine: started.engine,
      measurements: [],
      tables: [queriesTable(explained), unusedTable(explained, indexes), uniqueTable(indexes)],
    }
  })
}

type Index = { readonly collection: string; readonly name: string; readonly key: Document; readonly unique: boolean }

async function allIndexes({ connection }: Database): Promise<readonly Index[]> {
  const db = connection.getClient().db(connection.name)
  const collections = await db.listCollections({}, { nameOnly: true }).toArray()
  const indexes: Index[] = []
  for (const { name: collection } of collections) {
    for (const { name, key, unique } of await db.collection(collection).indexes())
      indexes.push({ collection, name: String(name), key, unique: unique === true })
  }
  return indexes
}

function queriesTable(explained: readonly Explained[]): Table {
  return {
    title: 'Queries',
    columns: ['query', 'times', 'index', 'sorts', 'sifts', 'examined', 'returned', 'sharded'],
    rows: explained.map(({ shape, indexes, scans, sorts, sifts, examined, returned }) => [
      shape.text,
      String(shape.times),
      [...(scans ? ['NONE'] : []), ...indexes].join(' + '),
      sorts ? 'yes' : '',
      sifts.length > 0 ? 'yes' : '',
      String(examined),
      String(returned),
      routeOf(shape),
    ]),
  }
}

/** On this engine, with these figures: another one may choose otherwise. */
function unusedTable(explained: readonly Explained[], indexes: readonly Index[]): Table {
  const used = new Set(
    explained.flatMap(({ shape, indexes: names }) => names.map((name) => `${shape.collection} ${name}`)),
  )
  const unused = indexes.filter(({ collection, name }) => name !== '_id_' && !used.has(`${collection} ${name}`))
  return {
    title: 'Indexes that no query used here',
    columns: ['collection', 'index'],
    rows: unused.map(({ collection, name }) => [collection, name]),
  }
}

function uniqueTable(indexes: readonly Index[]): Table {
  return {
    title: 'Unique indexes',
    columns: ['collection', 'index', 'when sharded'],
    rows: indexes
      .filter(({ unique }) => unique)
      .map(({ collection, name, key }) => [
        collection,
        name,
        isUniqueAcrossShards(collection, key) ? 'stays' : 'NOT POSSIBLE',
      ]),
  }
}
