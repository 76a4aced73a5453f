/** What a migration is. */
import { createHash } from 'node:crypto'

import type { Connection } from 'mongoose'

import type { Logger } from '../../logger.ts'

export type Migration = {
  /** Number and subject, such as `0001-foundation`; never changed and never used again. */
  readonly name: string
  /**
   * Plain data that says what the migration does; a change of it after the migration was applied somewhere is refused.
   * Definitions where there are some, else a revision number.
   */
  readonly content: unknown
  /** What `up` would do to this database now, one line a step. Changes nothing. */
  readonly plan: (connection: Connection) => Promise<readonly string[]>
  /** Runs outside of a transaction and must stand being run again after it was cut off anywhere. */
  readonly up: (connection: Connection, log: Logger) => Promise<void>
}

export function checksumOf({ content }: Migration): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
