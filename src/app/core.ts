/**
 * The domain in one process: models, the job queue, and the services that change data through them. The product, the
 * tests and the benchmarks all create it here; whatever differs between them is a dependency.
 */
import type { Connection } from 'mongoose'

import { createTranslator, type Translator } from '../bot/text/i18n.ts'
import { createLeadWords } from '../bot/text/lead-words.ts'
import { createPrivacyWords } from '../bot/text/privacy-words.ts'
import type { Clock } from '../clock.ts'
import { createWebhookSender, type WebhookSenderDeps } from '../integrations/outgoing/webhook-sender.ts'
import { createLeadProviders } from '../integrations/lead-providers.ts'
import { SAME_BODY_WINDOW_MS } from '../integrations/providers/dedupe-key.ts'
import type { Provider } from '../integrations/providers/provider.ts'
import { createProviderRegistry, type ProviderRegistry } from '../integrations/providers/provider-registry.ts'
import { PROVIDERS } from '../integrations/providers/providers.ts'
import type { SenderApis } from '../integrations/references/create-fetchers.ts'
import type { SecretBox } from '../integrations/secrets/secret-box.ts'
import { createGuardedFetch } from '../integrations/outgoing/guarded-fetch.ts'
import { IMPORT_PORTS } from '../integrations/imports/import-ports.ts'
import { createSyncAdapters } from '../integrations/sync/sync-adapters.ts'
import type { Logger } from '../logger.ts'
import { createUpdateSeal } from '../jobs/update-seal.ts'
import { CONVERSATION_STATES_COLLECTION, type ConversationStateRecord } from '../models/conversation-state.ts'
import { createModels, type Models } from '../models/models.ts'
import { TELEGRAM_UPDATES_COLLECTION, type TelegramUpdateRecord } from '../models/telegram-update.ts'
import type { WithFields } from '../services/core/actor.ts'
import { createTransact, type Transact } from '../services/core/transact.ts'
import { type AcceptDelivery, createAcceptDeliveries } from '../services/leads/accept-deliveries.ts'
import { leadTargets } from '../services/leads/lead-targets.ts'
import { fieldTablesOf, KINDS, type Kinds } from '../services/records/kinds.ts'
import { createTablesOf } from '../services/records/tables-of.ts'
import { createServices, type Services } from '../services/services.ts'
import { createFollowDeals } from '../services/stage-totals/follow-deals.ts'
import { createFollowTouches } from '../services/touches/follow-touches.ts'
import { createAnnounceEvents } from '../services/webhooks/announce-events.ts'
import { createEndpointDirectory } from '../services/webhooks/endpoint-directory.ts'
import { createWebhookQueue, type WebhookQueue } from '../services/webhooks/webhook-queue.ts'
import type { JobRecord } from '../models/job.ts'
import { WEBHOOK_JOBS_COLLECTION } from '../models/webhook-job.ts'
import { createJobQueue, type JobQueue } from './job-queue.ts'

export type CreateCoreDeps = {
  readonly connection: Connection
  readonly clock: Clock
  /** in [0, 1). */
  readonly random: () => number
  readonly log: Logger
  /** Seals the secrets of lead sources and of open dialogues before they are stored. */
  readonly secretBox: SecretBox
  /** Pepper for hashing API keys. */
  readonly apiKeyPepper: Uint8Array
  /** Where senders are asked for the leads that they only refer to. */
  readonly senderApis: Omit<SenderApis, 'log'>
  /** What outgoing webhooks may call; only public addresses by HTTPS if left out. */
  readonly outgoing?: Partial<Omit<WebhookSenderDeps, 'secretBox' | 'clock'>>
  /** The systems and files that syncs read. */
  readonly sync: {
    readonly fetch: typeof fetch
    /** Base URLs without a trailing slash. */
    readonly hubspotUrl: string
    readonly pipedriveUrl: string
    /** Where files may be read from; null: nowhere. */
    readonly folder: string | null
    readonly timeoutMs?: number
  }
  /** After a message to a member, others of its kind wait this long and come as one; a minute if left out. */
  readonly newsBundleMs?: number
  /** The kinds of records; the product's own if left out. */
  readonly kinds?: Kinds
  /** The senders of leads; the product's own if left out. */
  readonly providers?: readonly Provider[]
}

export type Core = Pick<CreateCoreDeps, 'connection' | 'clock' | 'random' | 'secretBox'> & {
  readonly models: Models
  readonly jobs: JobQueue
  readonly webhookQueue: WebhookQueue
  readonly transact: Transact
  readonly services: Services
  readonly translator: Translator
  /** The senders of leads, for the intake. */
  readonly providers: ProviderRegistry
  /** Stores what arrives at the lead intake. */
  readonly acceptDelivery: AcceptDelivery
}

export function createCore(deps: CreateCoreDeps): Core {
  const { connection, clock, random, log, secretBox, apiKeyPepper, sync, kinds = KINDS } = deps
  const providers = createProviderRegistry(deps.providers ?? PROVIDERS)
  const models = createModels(connection)
  const jobs = createJobQueue({ connection, clock, random, log })
  const { outbox } = jobs
  const webhookQueue = createWebhookQueue({
    collection: connection.collection<JobRecord>(WEBHOOK_JOBS_COLLECTION),
    clock,
  })
  const webhookEndpoints = createEndpointDirectory({ models, clock })
  const webhookSender = createWebhookSender({ secretBox, clock, allowedHosts: [], ...deps.outgoing })
  const fields = fieldTablesOf(kinds)
  const tablesOf = createTablesOf(fields)
  const eventOutbox = createAnnounceEvents({ models, kinds, tablesOf, clock, webhookQueue, webhookEndpoints })
  const eventFollowers = [createFollowTouches({ models }), createFollowDeals({ models, random })]
  const transact = createTransact({ connection, models, outbox, eventFollowers, eventOutbox, clock })
  const senderApis = { ...deps.senderApis, log }
  const targetsOf = (of: WithFields) => leadTargets(tablesOf(of))
  const leadProviders = createLeadProviders({ providers, secretBox, clock, senderApis, targetsOf })
  const guardedFetch = createGuardedFetch({ allowedHosts: [], ...deps.outgoing })
  const adapters = createSyncAdapters({ guardedFetch, ...sync, clock, log: log.child({ part: 'sync' }) })
  const sharedStores = {
    jobs: jobs.collection,
    updates: connection.collection<TelegramUpdateRecord>(TELEGRAM_UPDATES_COLLECTION),
    states: connection.collection<ConversationStateRecord>(CONVERSATION_STATES_COLLECTION),
    openUpdate: createUpdateSeal(secretBox).open,
  }
  const translator = createTranslator({ log })
  const syncPorts = { adapters, seal: secretBox.seal, open: secretBox.open }
  return {
    connection,
    clock,
    random,
    secretBox,
    models,
    jobs,
    webhookQueue,
    transact,
    translator,
    providers,
    services: createServices({
      models,
      transact,
      clock,
      apiKeyPepper,
      leadProviders,
      leadWords: createLeadWords(translator),
      privacyWords: createPrivacyWords(translator),
      sharedStores,
      sync: syncPorts,
      imports: IMPORT_PORTS,
      kinds,
      enqueue: jobs.enqueue,
      ...(deps.newsBundleMs !== undefined && { newsBundleMs: deps.newsBundleMs }),
      random,
      webhookSender,
      webhookQueue,
      webhookEndpoints,
    }),
    acceptDelivery: createAcceptDeliveries({
      connection,
      models,
      outbox,
      clock,
      previousWithinMs: SAME_BODY_WINDOW_MS,
    }),
  }
}
