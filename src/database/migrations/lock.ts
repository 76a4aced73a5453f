/**
 * Lets one process at a time migrate a database. The holder increments a heartbeat counter. A waiting process takes
 * over when the counter has not changed for a whole lease by its own monotonic clock, so the clocks of two machines are
 * never compared.
 */
import { randomUUID } from 'node:crypto'

import type { Connection } from 'mongoose'

import { AppError } from '../../errors.ts'
import type { Logger } from '../../logger.ts'
import { createCollection } from './collections.ts'

export type MigrationLock = {
  /** @throws AppError CONFLICT when another process has taken over, because this one seemed dead. */
  readonly assertHeld: () => Promise<void>
  readonly release: () => Promise<void>
}

export type LockOptions = {
  readonly connection: Connection
  readonly log: Logger
  /** Milliseconds without a heartbeat after which a holder counts as dead. */
  readonly leaseMs: number
  readonly signal?: AbortSignal | undefined
  /** Called repeatedly while waiting: true ends the wait without the lock. */
  readonly noLongerNeeded: () => Promise<boolean>
}

type LockRecord = { readonly _id: string; readonly owner: string; readonly beat: number }

const COLLECTION = 'migrationLocks'
const LOCK_ID = 'migrations'
const DUPLICATE_KEY = 11000

/** Undefined if the lock was no longer needed because another process did the work. */
export async function acquireLock(options: LockOptions): Promise<MigrationLock | undefined> {
  const { connection, log, leaseMs, signal, noLongerNeeded } = options
  await createCollection(connection, COLLECTION)
  const locks = connection.collection<LockRecord>(COLLECTION)
  const owner = randomUUID()
  let seen: { owner: string; beat: number; since: number } | undefined

  for (;;) {
    signal?.throwIfAborted()
    if (await insert()) break
    const current = await locks.findOne({ _id: LOCK_ID })
    if (current === null) continue
    if (seen === undefined || seen.owner !== current.owner || seen.beat !== current.beat) {
      if (seen === undefined) log.info({}, 'Waiting for another process to migrate the database')
      seen = { owner: current.owner, beat: current.beat, since: performance.now() }
    } else if (performance.now() - seen.since >= leaseMs) {
      const { owner: dead, beat } = current
      const taken = await locks.updateOne({ _id: LOCK_ID, owner: dead, beat }, { $set: { owner, beat: 0 } })
      if (taken.modifiedCount === 1) {
        log.warn({ leaseMs }, 'Took over the migrations of a process that no longer answers')
        break
      }
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(500, leaseMs / 4)))
    if (await noLongerNeeded()) return undefined
  }
  return hold()

  async function insert(): Promise<boolean> {
    try {
      await locks.insertOne({ _id: LOCK_ID, owner, beat: 0 })
      return true
    } catch (error) {
      if (Reflect.get(Object(error), 'code') === DUPLICATE_KEY) return false
      throw error
    }
  }

  function hold(): MigrationLock {
    const beat = async (): Promise<boolean> => {
      const result = await locks.updateOne({ _id: LOCK_ID, owner }, { $inc: { beat: 1 } })
      return result.matchedCount === 1
    }
    // The next heartbeat makes up for one that fails; if none gets through, assertHeld throws.
    const timer = setInterval(() => void beat().catch(() => {}), leaseMs / 4)
    timer.unref()
    return {
      assertHeld: async () => {
        if (await beat()) return
        throw new AppError('CONFLICT', {
          message: 'Another process has taken over the migrations, because this one was stuck for too long',
          details: { reason: 'claim-lost' },
        })
      },
      release: async () => {
        clearInterval(timer)
        await locks.deleteOne({ _id: LOCK_ID, owner })
      },
    }
  }
}
