/**
 * How many bytes a record of each collection takes, with its indexes: generated records in bulk, and changes made through the
 * services, which leave events, commands and jobs behind; and how many of them a backup writes in a second. docs/scale.md
 * multiplies.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'
import { calculateObjectSize } from 'bson'

import { seedRecords, type SeedSizes } from '../scripts/seed/seed-records.ts'
import { connectDatabase, type Database } from '../src/database/connect.ts'
import { writeBackup } from '../src/database/backup/write-backup.ts'
import { MIGRATIONS } from '../src/database/migrations/list.ts'
import { runMigrations } from '../src/database/migrations/runner.ts'
import { silentLogger } from '../src/logger.ts'
import { objectId } from '../src/models/ids.ts'
import { createTestBot } from '../test/support/test-bot.ts'
import { createTestWorkspace } from '../test/support/workspace.ts'
import type { BenchContext, BenchReport, Figure, Table } from './harness/report.ts'
import { withStops } from './harness/with-stops.ts'
import { storeDoneUpdates } from './sizes/done-updates.ts'
import { workDay } from './sizes/work-day.ts'

type Sizes = SeedSizes & { readonly workDays: number; readonly updates: number }

const SIZES: Sizes = { contacts: 20_000, deals: 10_000, seed: 1, workDays: 500, updates: 10_000 }
const QUICK_SIZES: Sizes = { contacts: 1_000, deals: 500, seed: 1, workDays: 20, updates: 500 }

/** Enough to weigh: a mean of documents that resemble each other. */
const WEIGHED = 2_000

export async function measure({ log, quick }: BenchContext): Promise<BenchReport> {
  const sizes = quick ? QUICK_SIZES : SIZES
  return withStops(async (later) => {
    const started = await startEmbeddedDatabase({ ephemeral: true, onProgress: log })
    later(started.stop)
    const database = await connectDatabase({ uri: started.uri, log: silentLogger })
    later(database.close)
    const { connection } = database
    await runMigrations({ connection, migrations: MIGRATIONS, log: silentLogger })
    const empty = await statsOf(database)
    const bot = createTestBot(database)
    const workspace = await createTestWorkspace(bot)
    const record = await bot.models.workspaces.findById(objectId(workspace.workspaceId)).orFail().lean()
    await seedRecords(bot.models, record, sizes, log)
    log(`${sizes.workDays} times what a rep changes in a day`)
    for (let day = 0; day < sizes.workDays; day += 1) await workDay(bot, workspace, day)
    log(`${sizes.updates} updates`)
    await storeDoneUpdates(connection, sizes.updates)
    const table = await sizesTable(database, empty)
    log('A backup')
    return { engine: started.engine, measurements: [await backupSpeed(database)], tables: [table] }
  })
}

/** As `npm run backup` writes it. */
async function backupSpeed({ connection }: Database): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'clientsphere-bench-'))
  const began = performance.now()
  try {
    const { collections } = await writeBackup({
      db: connection.getClient().db(connection.name),
      folder: join(folder, 'backup'),
      version: 'bench',
      now: new Date(),
      snapshot: true,
    })
    const documents = collections.reduce((sum, one) => sum + one.documents, 0)
    const value = (documents * 1_000) / (performance.now() - began)
    return { kind: 'figure', name: 'backup', value, unit: 'records/s', samples: documents }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Stats = { readonly data: number; readonly indexes: number }

async function statsOf({ connection }: Database): Promise<ReadonlyMap<string, Stats>> {
  const db = connection.getClient().db(connection.name)
  const found = new Map<string, Stats>()
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const { storageSize, totalIndexSize } = await db.command({ collStats: name })
    found.set(name, { data: Number(storageSize), indexes: Number(totalIndexSize) })
  }
  return found
}

/** What an empty collection takes is no part of a record. */
async function sizesTable(database: Database, empty: ReadonlyMap<string, Stats>): Promise<Table> {
  const { connection } = database
  const db = connection.getClient().db(connection.name)
  const rows: string[][] = []
  for (const [name, { data, indexes }] of await statsOf(database)) {
    const count = await db.collection(name).countDocuments()
    if (count < MIN_WEIGHED) continue
    const weighed = await db.collection(name).find().sort({ _id: -1 }).limit(WEIGHED).toArray()
    const bytes = weighed.reduce((sum, document) => sum + calculateObjectSize(document), 0) / weighed.length
    const before = empty.get(name) ?? { data: 0, indexes: 0 }
    const each = [bytes, (data - before.data) / count, (indexes - before.indexes) / count]
    rows.push([name, String(count), ...each.map((value) => String(Math.round(value)))])
  }
  return {
    title: 'Bytes for each record',
    columns: ['collection', 'records', 'as BSON', 'stored', 'indexes'],
    rows: rows.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  }
}

/** Of fewer, the pages of an index say more than its entries. */
const MIN_WEIGHED = 10
