/** The product's own core over a test's database. Everything a test does not choose is fast, quiet and offline. */
import { type Core, createCore, type CreateCoreDeps } from '../../src/app/core.ts'
import type { Clock } from '../../src/clock.ts'
import type { Database } from '../../src/database/connect.ts'
import type { Provider } from '../../src/integrations/providers/provider.ts'
import { createSecretBox } from '../../src/integrations/secrets/secret-box.ts'
import type { FieldTables } from '../../src/services/records/field-tables.ts'
import type { Kinds } from '../../src/services/records/kinds.ts'
import type { Logger } from '../../src/logger.ts'
import { FIELD_TABLES, kindsWith } from './kinds.ts'
import { recordedLog } from './recorded-log.ts'

export type TestCoreOptions = {
  readonly clock: Clock
  readonly log?: Logger
  /** The test's own servers in place of the senders', by the sender's id. */
  readonly senderUrls?: Readonly<Record<string, string>>
  /** What outgoing webhooks may call; by default programs on this machine, too. */
  readonly outgoing?: CreateCoreDeps['outgoing']
  /** The test's own server in place of HubSpot and Pipedrive. */
  readonly syncUrl?: string
  /** Where syncs may read files. */
  readonly syncFolder?: string | null
  /** Tables of fields with some of the test's own. */
  readonly fields?: FieldTables
  /** All kinds of records, some of them the test's own. */
  readonly kinds?: Kinds
  /** All senders of leads, some of them the test's own. */
  readonly providers?: readonly Provider[]
}

export const TEST_SECRET_BOX = createSecretBox({ keys: [{ id: 'test', key: new Uint8Array(32) }] })
/** The same everywhere, so that the processes of one test accept each other's API keys. */
const PEPPER = Buffer.alloc(32, 7)
/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:9'
/** Short, so that a server that hangs does not hold up a test. */
const TIMEOUT_MS = 500

export function createTestCore({ connection }: Database, options: TestCoreOptions): Core {
  const {
    clock,
    log = recordedLog().log,
    outgoing = { allowedHosts: ['127.0.0.1'], timeoutMs: TIMEOUT_MS },
    syncUrl = NOWHERE,
    syncFolder = null,
    fields = FIELD_TABLES,
    kinds = kindsWith(fields),
  } = options
  return createCore({
    connection,
    clock,
    random: Math.random,
    log,
    secretBox: TEST_SECRET_BOX,
    apiKeyPepper: PEPPER,
    senderApis: {
      fetch,
      urls: { facebook: NOWHERE, hubspot: NOWHERE, ...options.senderUrls },
      timeoutMs: TIMEOUT_MS,
    },
    outgoing,
    sync: { fetch, hubspotUrl: syncUrl, pipedriveUrl: syncUrl, folder: syncFolder, timeoutMs: TIMEOUT_MS },
    kinds,
    ...(options.providers && { providers: options.providers }),
  })
}
