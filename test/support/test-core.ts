/** The product's own core over a test's database. What a test does not choose itself is quick, quiet and away from the network. */
import { type Core, createCore } from '../../src/app/core.ts'
import type { Clock } from '../../src/clock.ts'
import type { Database } from '../../src/database/connect.ts'
import { createSecretBox } from '../../src/integrations/secrets/secret-box.ts'
import type { Logger } from '../../src/logger.ts'
import { recordedLog } from './recorded-log.ts'

export type TestCoreOptions = {
  readonly clock: Clock
  readonly log?: Logger
  /** A server of the test's own in place of Meta's. */
  readonly graphUrl?: string
}

export const TEST_SECRET_BOX = createSecretBox({ keys: [{ id: 'test', key: new Uint8Array(32) }] })
/** The same for all, so that processes of one test know each other's keys. */
const PEPPER = Buffer.alloc(32, 7)
/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:9'
/** Short, so that a server that hangs does not hold up a test. */
const TIMEOUT_MS = 500

export function createTestCore({ connection }: Database, options: TestCoreOptions): Core {
  const { clock, log = recordedLog().log, graphUrl = NOWHERE } = options
  return createCore({
    connection,
    clock,
    random: Math.random,
    log,
    secretBox: TEST_SECRET_BOX,
    apiKeyPepper: PEPPER,
    facebook: { fetch, baseUrl: graphUrl, timeoutMs: TIMEOUT_MS },
  })
}
