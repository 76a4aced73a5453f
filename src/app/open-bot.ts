/** Connects the domain to Telegram: the bot, the queue of its updates and the job runner. */
import { createCommandMenus } from '../bot/middleware/command-menu.ts'
import type { HttpCall } from '../bot/telegram/http-call.ts'
import type { Ingress } from '../bot/telegram/ingress.ts'
import type { Health } from '../http/health.ts'
import { firstSweep } from '../jobs/digests.ts'
import { firstTotalsSweep } from '../jobs/check-totals.ts'
import { firstRetentionSweep } from '../jobs/retention.ts'
import { createPicturePool } from '../pictures/picture-pool.ts'
import type { Logger } from '../logger.ts'
import { createBotParts } from './bot-parts.ts'
import type { Config } from './config/config.ts'
import { connectTelegram } from './connect-telegram.ts'
import type { Core } from './core.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Metrics } from './metrics.ts'
import { addQueueGauges } from './queue-gauges.ts'
import { MAX_ABANDONED, POLL_MS } from './queue-settings.ts'
import { receiveUpdates } from './receive-updates.ts'
import { createUpdateQueue } from './update-queue.ts'
import { createWebhookRunner } from './webhook-runner.ts'

const CONCURRENT_JOBS = 8
/** Share of the lifecycle's drain time, so that there is time left to release interrupted items. */
const DRAIN_SHARE = 0.8

export type OpenBotDeps = {
  readonly config: Config
  readonly core: Core
  readonly token: string
  readonly apiRoot: string
  readonly log: Logger
  readonly lifecycle: Lifecycle
  readonly metrics: Metrics
  readonly health: Health
  /** This server's public address, without a trailing slash; read each time it is shown. */
  readonly publicUrl: () => string
  /** For a benchmark that intercepts the calls to Telegram. */
  readonly fetch?: HttpCall
}

export type OpenedBot = {
  readonly username: string
  /** Receives updates that come by webhook. */
  readonly ingress: Ingress
  /** Starts receiving and processing updates. Call it once the database is migrated. */
  readonly start: () => Promise<void>
}

/** @throws AppError UNAUTHENTICATED when Telegram refuses the token, UNAVAILABLE when it cannot be reached */
export async function openBot(deps: OpenBotDeps): Promise<OpenedBot> {
  const { config, core, token, apiRoot, lifecycle, metrics, health, publicUrl } = deps
  const { clock, random, services, jobs, translator } = core
  const log = deps.log.child({ part: 'bot' })
  const leaseMs = config.queueLeaseMs

  const telegram = await connectTelegram({
    token,
    apiRoot,
    clock,
    log,
    metrics,
    onBlocked: (chatId) => services.identity.recordBlocked(chatId, clock.now()),
    ...(deps.fetch !== undefined && { fetch: deps.fetch }),
  })
  const { api, botInfo } = telegram
  const pictures = createPicturePool({ log: log.child({ part: 'pictures' }) })
  lifecycle.add('pictures', { drain: () => {}, stop: pictures.close })
  const { bot, tell, jobHandlers } = createBotParts({
    drawPicture: pictures.draw,
    core,
    telegram,
    token,
    translator,
    publicUrl,
    log,
    observeFixed: metrics.countFixedTotals,
  })
  const jobRunner = jobs.createRunner({
    handlers: jobHandlers,
    observe: metrics.observeJob,
    concurrency: CONCURRENT_JOBS,
    maxAbandoned: MAX_ABANDONED,
    leaseMs,
    pollMs: POLL_MS,
  })
  const updates = createUpdateQueue({ core, bot, api, tell, metrics, log, workers: config.workers, leaseMs })
  const webhookRunner = createWebhookRunner({ core, log, leaseMs })
  addQueueGauges(metrics, { updates: updates.collection, jobs: jobs.collection })

  return {
    username: botInfo.username,
    ingress: updates.ingress,
    async start() {
      const drainMs = config.drainTimeoutMs * DRAIN_SHARE
      for (const [name, runner] of Object.entries({
        jobs: jobRunner,
        webhooks: webhookRunner,
        updates: updates.runner,
      })) {
        runner.start()
        const stop = once(() => runner.stop({ drainMs }))
        lifecycle.add(name, { drain: stop, stop })
      }
      await jobs.enqueue([firstSweep(clock.now()), firstRetentionSweep(clock.now()), firstTotalsSweep(clock.now())])
      await receiveUpdates({ config, api, ingress: updates.ingress, lifecycle, health, random, log })
      void createCommandMenus({ api, translator, log }).syncDefaults()
    },
  }
}

/** Runs an action once, for parts whose drain and stop are the same. */
function once(act: () => Promise<unknown>): () => Promise<void> {
  let done: Promise<unknown> | undefined
  return async () => {
    await (done ??= act())
  }
}
