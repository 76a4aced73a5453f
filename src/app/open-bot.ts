/** Puts the bot together: Telegram, the queue of its updates, the job queue, and the services between them. */
import { Api, GrammyError, HttpError } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import type { Connection } from 'mongoose'

import { answerCallback } from '../bot/telegram/answer-callback.ts'
import { createCommandMenus } from '../bot/middleware/command-menu.ts'
import { createBot } from '../bot/assembly/create-bot.ts'
import { createDialogueStore } from '../bot/dialogues/dialogue-store.ts'
import { createIngress, type Ingress } from '../bot/telegram/ingress.ts'
import { createPolling } from '../bot/telegram/polling.ts'
import { createSendLimiter } from '../bot/telegram/send-limiter.ts'
import { createTelegramFetch } from '../bot/telegram/telegram-client.ts'
import { createRemoveMessage } from '../bot/telegram/remove-message.ts'
import { createTell } from '../bot/telegram/tell.ts'
import { createUpdateHandler } from '../bot/telegram/update-handler.ts'
import { ALLOWED_UPDATES } from '../bot/telegram/update-kinds.ts'
import { createTranslator } from '../bot/text/i18n.ts'
import { systemClock } from '../clock.ts'
import type { Config } from './config/config.ts'
import { AppError } from '../errors.ts'
import type { Health } from '../http/health.ts'
import { TELEGRAM_WEBHOOK_PATH } from '../http/telegram-webhook.ts'
import { firstSweep } from '../jobs/digests.ts'
import { createQueueRunner } from '../jobs/queue-runner.ts'
import { createQueueStore } from '../jobs/queue-store.ts'
import { createJobHandlers } from './job-handlers.ts'
import { createFetchLead } from '../integrations/facebook/fetch-lead.ts'
import { createLeadProviders } from '../integrations/lead-providers.ts'
import { SAME_BODY_WINDOW_MS } from '../integrations/providers/dedupe-key.ts'
import type { SecretBox } from '../integrations/secrets/secret-box.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Logger } from '../logger.ts'
import type { Metrics } from './metrics.ts'
import { defineConversationStateModel } from '../models/conversation-state.ts'
import { highestDueJobSeq } from '../models/job-document.ts'
import { JOBS_COLLECTION, type JobRecord } from '../models/job.ts'
import { createModels } from '../models/models.ts'
import {
  TELEGRAM_UPDATES_COLLECTION,
  telegramUpdateKind,
  type TelegramUpdateRecord,
} from '../models/telegram-update.ts'
import { createEnqueueNow } from '../services/core/enqueue-now.ts'
import type { AuthenticateKey } from '../services/api-keys/authenticate-key.ts'
import type { ExportService } from '../services/export/export.ts'
import { createJobOutbox } from '../services/core/job-outbox.ts'
import { type AcceptDelivery, createAcceptDeliveries } from '../services/leads/accept-deliveries.ts'
import type { SourceDirectory } from '../services/leads/source-directory.ts'
import { createServices } from '../services/services.ts'
import { createTelegramUpdateStore } from '../jobs/telegram-update-store.ts'
import { createTransact } from '../services/core/transact.ts'

const POLL_MS = 1_000
const CONCURRENT_JOBS = 8
/**
 * How often a process may die over one update or job before that is taken for the cause. High, because where a machine is
 * short of something processes die for other reasons again and again, and nobody's message or lead may be lost by that.
 */
const MAX_ABANDONED = 25
/** Of the lifecycle's drain, so that what is cut off can still be given back. */
const DRAIN_SHARE = 0.8

export type OpenBotDeps = {
  readonly config: Config
  readonly token: string
  readonly apiRoot: string
  readonly connection: Connection
  readonly log: Logger
  readonly lifecycle: Lifecycle
  readonly metrics: Metrics
  readonly health: Health
  /** With which API keys are hashed. */
  readonly apiKeyPepper: Uint8Array
  /** In which the secrets of lead sources are stored. */
  readonly secretBox: SecretBox
  /** Where this server is reached, without a slash at the end; asked for when it is shown. */
  readonly publicUrl: () => string
}

export type OpenedBot = {
  readonly username: string
  /** The door for updates that come by webhook. */
  readonly ingress: Ingress
  /** The entry for readers of the REST export. */
  readonly api: { readonly authenticate: AuthenticateKey; readonly export: ExportService }
  /** The door for leads. */
  readonly leads: { readonly findSource: SourceDirectory['find']; readonly accept: AcceptDelivery }
  /** Begins to take and work updates. Call it when the database is migrated. */
  readonly start: () => Promise<void>
}

/** @throws AppError UNAUTHENTICATED when Telegram refuses the token, UNAVAILABLE when it cannot be reached */
export async function openBot(deps: OpenBotDeps): Promise<OpenedBot> {
  const { config, token, apiRoot, connection, lifecycle, metrics, health, secretBox, publicUrl } = deps
  const log = deps.log.child({ part: 'bot' })
  const clock = systemClock
  const random = Math.random
  const leaseMs = config.queueLeaseMs

  const models = createModels(connection)
  const jobs = connection.collection<JobRecord>(JOBS_COLLECTION)
  const translator = createTranslator({ log })
  const jobStore = createQueueStore({
    collection: jobs,
    clock,
    leaseMs,
    highestDueSeq: highestDueJobSeq,
  })
  const outbox = createJobOutbox({ jobs, clock, wake: (lane) => jobRunner.wake(lane) })
  const transact = createTransact({ connection, models, outbox, clock })
  const fetchLead = createFetchLead({ fetch, baseUrl: config.facebookGraphUrl, log: log.child({ part: 'facebook' }) })
  const leadProviders = createLeadProviders({ secretBox, clock, fetchLead })
  const services = createServices({ models, transact, clock, apiKeyPepper: deps.apiKeyPepper, leadProviders })

  const client = {
    apiRoot,
    fetch: createTelegramFetch({
      clock,
      log,
      onBlocked: (chatId) => services.identity.recordBlocked(chatId, clock.now()),
      onCall: ({ method, status, milliseconds }) =>
        metrics.observeTelegramCall({
          method,
          outcome: status === null ? 'unreachable' : status < 400 ? 'ok' : 'refused',
          seconds: milliseconds / 1000,
        }),
    }),
  }
  const api = new Api(token, client)
  const botInfo = await identify(api)
  if (!botInfo.supports_inline_queries) {
    log.info({}, 'Inline mode is off: to send contacts and deals in other chats, send /setinline to @BotFather')
  }
  const tell = createTell({ api, translator, limiter: createSendLimiter(), clock })
  const enqueue = createEnqueueNow({ jobs, clock, wake: (lane) => jobRunner.wake(lane) })

  const jobRunner = createQueueRunner({
    store: jobStore,
    handlers: createJobHandlers({
      services,
      tell,
      enqueue,
      deleteMessage: createRemoveMessage(api),
      clock,
      random,
      log,
    }),
    clock,
    random,
    log: log.child({ queue: 'jobs' }),
    observe: metrics.observeJob,
    concurrency: CONCURRENT_JOBS,
    maxAbandoned: MAX_ABANDONED,
    leaseMs,
    pollMs: POLL_MS,
  })

  const bot = createBot({
    token,
    botInfo,
    services,
    translator,
    publicUrl,
    dialogueStore: createDialogueStore({ states: defineConversationStateModel(connection), clock, log, secretBox }),
    clock,
    log,
    client,
  })
  const updates = connection.collection<TelegramUpdateRecord>(TELEGRAM_UPDATES_COLLECTION)
  const updateRunner = createQueueRunner({
    // People type secrets, too, and nobody reads a worked update again.
    store: createQueueStore({ collection: updates, clock, leaseMs, forget: true }),
    handlers: {
      [telegramUpdateKind(botInfo.id)]: createUpdateHandler({
        async handleUpdate(update) {
          const began = performance.now()
          let outcome: 'done' | 'failed' = 'failed'
          try {
            await bot.handleUpdate(update)
            outcome = 'done'
          } finally {
            const kind = Object.keys(update).find((key) => key !== 'update_id') ?? 'unknown'
            metrics.observeUpdate({ kind, outcome, seconds: (performance.now() - began) / 1000 })
          }
        },
        async onDead(update) {
          const chatId = update.message?.chat.id ?? update.callback_query?.message?.chat.id
          if (chatId !== undefined)
            await tell.gaveUp({ chatId, locale: (await services.identity.find(chatId))?.locale ?? 'en' })
        },
      }),
    },
    clock,
    random,
    log: log.child({ queue: 'updates' }),
    concurrency: config.workers,
    maxAbandoned: MAX_ABANDONED,
    leaseMs,
    pollMs: POLL_MS,
  })

  const ingress = createIngress({
    store: createTelegramUpdateStore(updates),
    wake: updateRunner.wake,
    botId: botInfo.id,
    clock,
    log,
    answerCallback: (id) => answerCallback({ api, callbackQuery: { id } }, log),
  })

  metrics.addGauge('clientsphere_queue_items', 'Items of the queues that wait or run', 'queue', async () => ({
    updates: await updates.countDocuments({ status: { $in: ['ready', 'running'] } }, { limit: 10_000 }),
    jobs: await jobs.countDocuments({ status: { $in: ['ready', 'running'] } }, { limit: 10_000 }),
  }))

  metrics.addGauge('clientsphere_queue_dead_items', 'Items that were given up', 'queue', async () => ({
    updates: await updates.countDocuments({ status: 'dead' }, { limit: 10_000 }),
    jobs: await jobs.countDocuments({ status: 'dead' }, { limit: 10_000 }),
  }))

  async function beginTaking(): Promise<void> {
    if (config.mode === 'webhook') {
      const url = `${config.publicUrl}${TELEGRAM_WEBHOOK_PATH}`
      await api.setWebhook(url, { secret_token: config.webhookSecret, allowed_updates: [...ALLOWED_UPDATES] })
      return
    }
    const polling = createPolling({
      api,
      receiveAll: ingress.receiveAll,
      allowedUpdates: ALLOWED_UPDATES,
      log,
      random,
    })
    let failure: unknown
    polling.run().catch((error: unknown) => {
      failure = error
      log.error({ error }, 'Updates are no longer fetched')
      void lifecycle.shutdown('Updates can no longer be fetched', 1)
    })
    health.addPart(
      'telegram',
      async () => {
        if (failure !== undefined) throw new AppError('UNAVAILABLE', { cause: failure })
      },
      false,
    )
    lifecycle.add('polling', { drain: polling.stop, stop: polling.stop })
  }

  return {
    username: botInfo.username,
    ingress,
    api: { authenticate: services.apiKeys.authenticate, export: services.export },
    leads: {
      findSource: services.leadSources.find,
      accept: createAcceptDeliveries({ connection, models, outbox, clock, previousWithinMs: SAME_BODY_WINDOW_MS }),
    },
    async start() {
      const drainMs = config.drainTimeoutMs * DRAIN_SHARE
      for (const [name, runner] of Object.entries({ jobs: jobRunner, updates: updateRunner })) {
        runner.start()
        const stop = once(() => runner.stop({ drainMs }))
        lifecycle.add(name, { drain: stop, stop })
      }
      await enqueue([firstSweep(clock.now())])
      await beginTaking()
      void createCommandMenus({ api, translator, log }).syncDefaults()
    },
  }
}

/** The drain and the stop of a part are the same act, done once. */
function once(act: () => Promise<unknown>): () => Promise<void> {
  let done: Promise<unknown> | undefined
  return async () => {
    await (done ??= act())
  }
}

async function identify(api: Api): Promise<UserFromGetMe> {
  try {
    return await api.getMe()
  } catch (cause) {
    if (cause instanceof GrammyError && [401, 404].includes(cause.error_code)) {
      const message = 'BOT_TOKEN: Telegram does not know this token; copy it again from @BotFather'
      throw new AppError('UNAUTHENTICATED', { message, cause })
    }
    if (!(cause instanceof HttpError)) throw cause
    const message = 'Telegram cannot be reached: check the network, or TELEGRAM_API_ROOT where one is set'
    throw new AppError('UNAVAILABLE', { message, cause })
  }
}
