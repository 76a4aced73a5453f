/** The composition root: configuration → sandbox → database → HTTP → migrations → ready. Stops in reverse order. */
import { systemClock } from './clock.ts'
import type { Config } from './app/config/config.ts'
import { MIGRATIONS } from './database/migrations/list.ts'
import { runMigrations } from './database/migrations/runner.ts'
import { translateDatabaseError } from './database/translate-error.ts'
import { AppError } from './errors.ts'
import { createRateLimiter } from './http/api/rate-limit.ts'
import { createHttpApp } from './http/create-http-app.ts'
import { createHealth } from './http/health.ts'
import { createMetricsApp } from './http/metrics.ts'
import { serve, type ServeOptions } from './http/serve.ts'
import { TELEGRAM_WEBHOOK_PATH } from './http/telegram-webhook.ts'
import { keptSecret } from './app/secrets/kept-secret.ts'
import type { Lifecycle } from './app/lifecycle.ts'
import { createMetrics } from './app/metrics.ts'
import { openBot } from './app/open-bot.ts'
import { openDatabase } from './app/open-database.ts'
import { openSandbox } from './app/open-sandbox.ts'
import { openSecrets, requireKnownKeys } from './app/secrets/open-secrets.ts'
import { productVersion } from './app/product-version.ts'
import { type ProgramParts, runProgram } from './app/run-program.ts'
import { startMessage } from './app/start-message.ts'

/** Below the time that the lifecycle gives a part to stop. */
const HTTP_CLOSE_MS = 4_000

async function start({ config, log, lifecycle }: ProgramParts): Promise<void> {
  const version = productVersion()
  const metrics = createMetrics({ processMetrics: true })
  const health = createHealth({ version, clock: systemClock })

  lifecycle.add('readiness', { drain: health.setDraining, stop: () => {} })

  const sandbox = config.mode === 'sandbox' ? await openSandbox({ config, log, lifecycle }) : undefined

  const database = await openDatabase({ config, log, lifecycle })
  health.addPart('database', database.ping, true)

  let migrated = false
  const token = config.mode === 'sandbox' ? (sandbox?.botToken ?? '') : config.botToken
  const apiRoot = config.mode === 'sandbox' ? (sandbox?.url ?? '') : config.telegramApiRoot
  const { connection } = database
  const { dataDir } = config
  const secretBox = await openSecrets(config)
  const apiKeyPepper =
    config.apiKeyPepper === undefined
      ? await keptSecret({ dataDir, file: 'api-keys.key', variable: 'API_KEY_PEPPER' })
      : Buffer.from(config.apiKeyPepper, 'utf8')
  // Known once the port is: it may have been left to the system.
  let httpUrl = ''
  const publicUrl = (): string => (config.mode === 'webhook' ? config.publicUrl : httpUrl)
  const parts = { connection, log, lifecycle, metrics, health, secretBox, apiKeyPepper, publicUrl }
  const bot = await openBot({ config, token, apiRoot, ...parts })

  const app = createHttpApp({
    log: log.child({ part: 'http' }),
    health,
    observe: metrics.observeRequest,
    translateError: translateDatabaseError,
    api: {
      ...bot.api,
      version,
      rateLimiter: createRateLimiter({ client: connection.getClient(), databaseName: connection.name }),
      isOpen: () => migrated,
    },
    intake: {
      ...bot.leads,
      clock: systemClock,
      publicUrl,
      trustedProxies: config.trustedProxies,
      isOpen: () => migrated,
    },
    ...(config.mode === 'webhook' && {
      telegramUpdates: {
        secret: config.webhookSecret,
        async receive(update) {
          if (!migrated) throw new AppError('UNAVAILABLE', { message: 'The database is being migrated' })
          return (await bot.ingress.receive(update)) === 'invalid' ? 'invalid' : 'stored'
        },
      },
    }),
  })
  const http = await listen(lifecycle, 'http', { app, ...config.http, portVariable: 'PORT', hostVariable: 'HOST' })
  httpUrl = http.url
  const metricsHttp = await listen(lifecycle, 'metrics', {
    app: createMetricsApp({ registry: metrics.registry, log }),
    ...config.metrics,
    portVariable: 'METRICS_PORT',
    hostVariable: 'METRICS_HOST',
  })

  await runMigrations({
    connection: database.connection,
    migrations: MIGRATIONS,
    log: log.child({ part: 'migrations' }),
    signal: lifecycle.signal,
  })

  await requireKnownKeys(connection, secretBox.keyIds)
  migrated = true
  await bot.start()
  health.setReady()

  const facts = {
    version,
    mode: config.mode,
    botUsername: bot.username,
    database: database.description,
    httpUrl: http.url,
    metricsUrl: metricsHttp.url,
    sandboxUrl: sandbox?.url,
    webhookUrl: webhookUrlOf(config),
  }
  if (config.log.format === 'pretty') process.stdout.write(`${startMessage(facts)}\n`)
  else log.info(facts, 'ClientSphere is running')
}

function listen(lifecycle: Lifecycle, name: string, options: ServeOptions) {
  return lifecycle.start(
    name,
    () => serve(options),
    (server) => ({ stop: () => server.close(HTTP_CLOSE_MS) }),
  )
}

function webhookUrlOf(config: Config): string | undefined {
  return config.mode === 'webhook' ? `${config.publicUrl}${TELEGRAM_WEBHOOK_PATH}` : undefined
}

await runProgram(process, start)
