/** Statements outside transactions: on any connection of the pool, repeated when they collide with others. */
import { setTimeout as sleep } from 'node:timers/promises'

import type { ConnectionPool } from '../postgres/connection-pool.ts'
import type { ParameterValue, Row } from '../postgres/postgres-wire.ts'
import { executeWithin } from './execute-within.ts'
import type { Limits } from './execute-within.ts'
import { statement } from './statements.ts'
import type { StatementName } from './statements.ts'
import { isTransient } from './transient-error.ts'

// A hundred clients that write one unique key lose a few rounds; a client that loses this many is told of the conflict.
const MAX_ATTEMPTS = 40
const LONGEST_PAUSE_MS = 50

export type RunStatement = (name: StatementName, values: readonly ParameterValue[]) => Promise<readonly Row[]>

export function createPlainRunner(pool: ConnectionPool, limits: Limits): RunStatement {
  return async (name, values) => {
    for (let attempt = 1; ; attempt += 1) {
      const connection = await pool.acquire()
      try {
        return await executeWithin(connection, statement(name), values, limits)
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !isTransient(error)) throw error
      } finally {
        pool.release(connection)
      }
      await sleep(Math.random() * Math.min(2 ** attempt, LONGEST_PAUSE_MS))
    }
  }
}
