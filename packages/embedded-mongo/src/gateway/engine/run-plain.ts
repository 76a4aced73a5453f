/** Statements outside transactions: on any pooled connection, repeated if they collide with others. */
import { setTimeout as sleep } from 'node:timers/promises'

import type { ConnectionPool } from '../postgres/connection-pool.ts'
import type { ParameterValue, Row } from '../postgres/postgres-wire.ts'
import type { CollisionGate } from './collision-gate.ts'
import { executeWithin } from './execute-within.ts'
import type { Limits } from './execute-within.ts'
import { statement } from './statements.ts'
import type { StatementName } from './statements.ts'
import { isTransient } from './transient-error.ts'

// One at a time they soon get through; after this many lost attempts the client gets the conflict.
const MAX_ATTEMPTS = 40
const MAX_PAUSE_MS = 20

export type RunStatement = (name: StatementName, values: readonly ParameterValue[]) => Promise<readonly Row[]>

/** Like {@link RunStatement}, within the limits of one command. */
export type PlainRunner = (
  name: StatementName,
  values: readonly ParameterValue[],
  limits: Limits,
  /** Full name of the collection that a write goes to; undefined for reads. */
  writesTo?: string,
) => Promise<readonly Row[]>

// One runner serves all commands: making its functions again for each of them costs as much as reading the command.
export function createPlainRunner(pool: ConnectionPool, gate: CollisionGate): PlainRunner {
  const attempt: PlainRunner = async (name, values, limits) => {
    const connection = await pool.acquire()
    try {
      return await executeWithin(connection, statement(name), values, limits)
    } finally {
      pool.release(connection)
    }
  }
  const attemptInTurn: PlainRunner = async (name, values, limits, writesTo = '') => {
    const leave = await gate.enter(writesTo)
    try {
      return await attempt(name, values, limits)
    } finally {
      leave()
    }
  }
  return async (name, values, limits, writesTo) => {
    let once = writesTo !== undefined && gate.isContended(writesTo) ? attemptInTurn : attempt
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await once(name, values, limits, writesTo)
      } catch (error) {
        if (attempts >= MAX_ATTEMPTS || !isTransient(error)) throw error
        once = attemptInTurn
      }
      if (attempts > 1) await sleep(Math.random() * Math.min(2 ** attempts, MAX_PAUSE_MS))
    }
  }
}
