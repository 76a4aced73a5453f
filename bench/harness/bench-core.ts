/** The product's own core over the database of a bench, with keys of the bench's own and no Facebook. */
import type { Connection } from 'mongoose'

import { type Core, createCore, type CreateCoreDeps } from '../../src/app/core.ts'
import { systemClock } from '../../src/clock.ts'
import { createSecretBox } from '../../src/integrations/secrets/secret-box.ts'
import { type Logger, silentLogger } from '../../src/logger.ts'

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:9'

export const BENCH_PEPPER = new Uint8Array(32)

export function createBenchCore(
  connection: Connection,
  log: Logger = silentLogger,
  outgoing: CreateCoreDeps['outgoing'] = {},
  syncUrl = NOWHERE,
): Core {
  return createCore({
    connection,
    clock: systemClock,
    random: Math.random,
    log,
    secretBox: createSecretBox({ keys: [{ id: 'bench', key: new Uint8Array(32) }] }),
    apiKeyPepper: BENCH_PEPPER,
    senderApis: { fetch, urls: { facebook: NOWHERE, hubspot: NOWHERE } },
    outgoing,
    sync: { fetch, hubspotUrl: syncUrl, pipedriveUrl: NOWHERE, folder: null },
  })
}
