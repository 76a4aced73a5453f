/**
 * The domain as one process holds it: models, the queue of jobs, and the services that change data through them. The
 * product, the tests and the benches all make it here; whatever differs between them is a dependency.
 */
import type { Connection } from 'mongoose'

import type { Clock } from '../clock.ts'
import { createFetchLead } from '../integrations/facebook/fetch-lead.ts'
import { createLeadProviders } from '../integrations/lead-providers.ts'
import { SAME_BODY_WINDOW_MS } from '../integrations/providers/dedupe-key.ts'
import type { SecretBox } from '../integrations/secrets/secret-box.ts'
import type { Logger } from '../logger.ts'
import { createModels, type Models } from '../models/models.ts'
import { createTransact, type Transact } from '../services/core/transact.ts'
import { type AcceptDelivery, createAcceptDeliveries } from '../services/leads/accept-deliveries.ts'
import { createServices, type Services } from '../services/services.ts'
import { createJobQueue, type JobQueue } from './job-queue.ts'

export type CreateCoreDeps = {
  readonly connection: Connection
  readonly clock: Clock
  /** in [0, 1). */
  readonly random: () => number
  readonly log: Logger
  /** In which the secrets of lead sources and of open dialogues are stored. */
  readonly secretBox: SecretBox
  /** With which API keys are hashed. */
  readonly apiKeyPepper: Uint8Array
  /** Meta's Graph API, where the answers of Facebook's forms are read. */
  readonly facebook: {
    readonly fetch: typeof fetch
    readonly baseUrl: string
    readonly timeoutMs?: number
  }
}

export type Core = Pick<CreateCoreDeps, 'connection' | 'clock' | 'random' | 'secretBox'> & {
  readonly models: Models
  readonly jobs: JobQueue
  readonly transact: Transact
  readonly services: Services
  /** Stores what arrives at the door for leads. */
  readonly acceptDelivery: AcceptDelivery
}

export function createCore(deps: CreateCoreDeps): Core {
  const { connection, clock, random, log, secretBox, apiKeyPepper, facebook } = deps
  const models = createModels(connection)
  const jobs = createJobQueue({ connection, clock, random, log })
  const { outbox } = jobs
  const transact = createTransact({ connection, models, outbox, clock })
  const fetchLead = createFetchLead({ ...facebook, log: log.child({ part: 'facebook' }) })
  const leadProviders = createLeadProviders({ secretBox, clock, fetchLead })
  return {
    connection,
    clock,
    random,
    secretBox,
    models,
    jobs,
    transact,
    services: createServices({ models, transact, clock, apiKeyPepper, leadProviders }),
    acceptDelivery: createAcceptDeliveries({
      connection,
      models,
      outbox,
      clock,
      previousWithinMs: SAME_BODY_WINDOW_MS,
    }),
  }
}
