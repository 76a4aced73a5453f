/** What a migration is. */
import { createHash } from 'node:crypto'

import type { Connection } from 'mongoose'

import type { Logger } from '../../logger.ts'

export type Migration = {
  /** Number and subject, such as `0001-foundation`; never changed and never reused. */
  readonly name: string
  /**
   * Plain data that says what the migration does: its definitions if it has any, else a revision number. A change after
   * the migration was applied is refused.
   */
  readonly content: unknown
  /** What `up` would do to this database now, one line per step. Changes nothing. */
  readonly plan: (connection: Connection) => Promise<readonly string[]>
  /** Runs outside a transaction and must be safe to run again after an interruption at any point. */
  readonly up: (connection: Connection, log: Logger) => Promise<void>
}

export function checksumOf({ content }: Migration): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
