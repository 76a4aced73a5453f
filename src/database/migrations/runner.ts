/** Brings a database to the state that this version of the product needs. */
import type { Connection } from 'mongoose'

import { AppError } from '../../errors.ts'
import type { Logger } from '../../logger.ts'
import { RESTORING } from '../backup/manifest.ts'
import { createCollection } from './collections.ts'
import { acquireLock } from './lock.ts'
import { checksumOf, type Migration } from './migration.ts'

export type MigrationOptions = {
  readonly connection: Connection
  /** In the order in which they are applied. */
  readonly migrations: readonly Migration[]
  readonly log: Logger
  readonly leaseMs?: number
  /** Ends the wait, or stops after the migration in progress. */
  readonly signal?: AbortSignal
}

type MigrationRecord = {
  /** The migration's name. */
  readonly _id: string
  readonly checksum: string
  readonly appliedAt: Date
  readonly durationMs: number
}

const COLLECTION = 'migrations'
const LEASE_MS = 15_000

/**
 * Applies pending migrations, one process at a time; others wait until it is done. After an interruption at any point,
 * the next run continues with the migration that was in progress.
 *
 * @returns The names of the migrations that this call applied.
 * @throws AppError CONFLICT when the database has a migration that this version does not know, or a different form of
 * one.
 */
export async function runMigrations(options: MigrationOptions): Promise<readonly string[]> {
  const { connection, migrations, log, leaseMs = LEASE_MS, signal } = options
  const pending = () => pendingMigrations(connection, migrations)
  if ((await pending()).length === 0) return []

  const noLongerNeeded = async () => (await pending()).length === 0
  const lock = await acquireLock({ connection, log, leaseMs, signal, noLongerNeeded })
  if (lock === undefined) return []
  try {
    await createCollection(connection, COLLECTION)
    const applied: string[] = []
    // Read again under the lock: another process may have applied some in the meantime.
    for (const migration of await pending()) {
      signal?.throwIfAborted()
      const began = performance.now()
      log.info({ migration: migration.name }, 'Migrating the database')
      await migration.up(connection, log)
      await lock.assertHeld()
      const durationMs = Math.round(performance.now() - began)
      const record = { _id: migration.name, checksum: checksumOf(migration), appliedAt: new Date(), durationMs }
      await connection.collection<MigrationRecord>(COLLECTION).insertOne(record)
      log.info({ migration: migration.name, durationMs }, 'Migrated the database')
      applied.push(migration.name)
    }
    return applied
  } finally {
    await lock.release().catch((error: unknown) => log.warn({ error }, 'The migration lock could not be released'))
  }
}

export type PlannedMigration = { readonly name: string; readonly steps: readonly string[] }

/** What `runMigrations` would do, without changing anything. Later steps are planned as if earlier ones had not run. */
export async function planMigrations(
  options: Pick<MigrationOptions, 'connection' | 'migrations'>,
): Promise<readonly PlannedMigration[]> {
  const planned: PlannedMigration[] = []
  for (const { name, plan } of await pendingMigrations(options.connection, options.migrations)) {
    planned.push({ name, steps: await plan(options.connection) })
  }
  return planned
}

async function pendingMigrations(
  connection: Connection,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const records = await connection.collection<MigrationRecord>(COLLECTION).find().toArray()
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { _id: name, checksum, appliedAt } of records.toSorted((a, b) => (a._id < b._id ? -1 : 1))) {
    const migration = known.get(name)
    if (name === RESTORING) {
      throw new AppError('CONFLICT', {
        message: 'A restore into this database was not finished: run npm run restore again, with --force',
        details: { reason: 'unfit-database' },
      })
    }
    if (migration === undefined) {
      throw new AppError('CONFLICT', {
        message: `This database was written by a newer version of ClientSphere (migration ${name} is unknown here): start that version, or restore a backup from before it`,
        details: { reason: 'unfit-database' },
      })
    }
    if (checksum !== checksumOf(migration)) {
      throw new AppError('CONFLICT', {
        message: `Migration ${name} was changed after it had been applied to this database (${appliedAt.toISOString()}): restore its file, and put the change into a new migration`,
        details: { reason: 'unfit-database' },
      })
    }
  }
  const applied = new Set(records.map(({ _id }) => _id))
  return migrations.filter(({ name }) => !applied.has(name))
}
