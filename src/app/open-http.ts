/** Opens the product's HTTP server and its metrics server. */
import { systemClock } from '../clock.ts'
import { translateDatabaseError } from '../database/translate-error.ts'
import { AppError } from '../errors.ts'
import { createRateLimiter } from '../http/api/rate-limit.ts'
import { createHttpApp, type HttpAppDeps } from '../http/create-http-app.ts'
import type { Health } from '../http/health.ts'
import { createMetricsApp } from '../http/metrics.ts'
import { type HttpServer, serve, type ServeOptions } from '../http/serve.ts'
import type { Logger } from '../logger.ts'
import type { Config } from './config/config.ts'
import type { Core } from './core.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Metrics } from './metrics.ts'
import type { OpenedBot } from './open-bot.ts'

/** Less than the time that the lifecycle allows a part to stop. */
const HTTP_CLOSE_MS = 4_000

/** Connections to the metrics, which only operators open. */
const MAX_SCRAPERS = 64

export type OpenHttpDeps = {
  readonly config: Config
  readonly core: Core
  readonly bot: Pick<OpenedBot, 'ingress'>
  readonly version: string
  readonly health: Health
  readonly metrics: Metrics
  readonly lifecycle: Lifecycle
  readonly log: Logger
  readonly publicUrl: () => string
  /** Whether the database is migrated: requests are refused before that. */
  readonly isOpen: () => boolean
}

/** @throws AppError UNAVAILABLE with one line for the operator when an address cannot be listened on */
export async function openHttp(deps: OpenHttpDeps): Promise<{ readonly url: string; readonly metricsUrl: string }> {
  const { config, core, version, health, metrics, lifecycle, log, publicUrl, isOpen } = deps
  const { connection, services } = core
  const app = createHttpApp({
    log: log.child({ part: 'http' }),
    health,
    observe: metrics.observeRequest,
    translateError: translateDatabaseError,
    trustedProxies: config.trustedProxies,
    api: {
      authenticate: services.apiKeys.authenticate,
      export: services.export,
      version,
      rateLimiter: createRateLimiter({ client: connection.getClient(), databaseName: connection.name }),
      trustedProxies: config.trustedProxies,
      isOpen,
    },
    intake: {
      providers: core.providers,
      findSource: services.leadSources.find,
      accept: core.acceptDelivery,
      tellRefused: services.listening.refused,
      log: log.child({ part: 'intake' }),
      clock: systemClock,
      publicUrl,
      trustedProxies: config.trustedProxies,
      isOpen,
    },
    ...telegramDoor(deps),
  })
  const http = await listen(lifecycle, 'http', {
    app,
    ...config.http,
    portVariable: 'PORT',
    hostVariable: 'HOST',
    // Behind proxies every connection comes from theirs; the limits of requests go by the address they pass on.
    limits: config.trustedProxies > 0 ? { connectionsPerSender: Infinity } : {},
  })
  const metricsHttp = await listen(lifecycle, 'metrics', {
    app: createMetricsApp({ registry: metrics.registry, log }),
    ...config.metrics,
    portVariable: 'METRICS_PORT',
    hostVariable: 'METRICS_HOST',
    limits: { connections: MAX_SCRAPERS },
  })
  return { url: http.url, metricsUrl: metricsHttp.url }
}

function telegramDoor({ config, bot, isOpen }: OpenHttpDeps): Pick<HttpAppDeps, 'telegramUpdates'> {
  if (config.mode !== 'webhook') return {}
  return {
    telegramUpdates: {
      secret: config.webhookSecret,
      async receive(update) {
        if (!isOpen()) throw new AppError('UNAVAILABLE', { message: 'The database is being migrated' })
        const outcome = await bot.ingress.receive(update)
        return outcome === 'duplicate' ? 'stored' : outcome
      },
    },
  }
}

function listen(lifecycle: Lifecycle, name: string, options: ServeOptions): Promise<HttpServer> {
  return lifecycle.start(
    name,
    () => serve(options),
    (server) => ({ stop: () => server.close(HTTP_CLOSE_MS) }),
  )
}
