/**
 * The composition root: configuration → sandbox → database → bot → HTTP → migrations → ready. Stops in reverse order.
 */
import { systemClock } from '../clock.ts'
import { MIGRATIONS } from '../database/migrations/list.ts'
import { runMigrations } from '../database/migrations/runner.ts'
import { createHealth } from '../http/health.ts'
import { TELEGRAM_WEBHOOK_PATH } from '../http/telegram-webhook.ts'
import type { Config } from './config/config.ts'
import { createCore } from './core.ts'
import { createMetrics } from './metrics.ts'
import type { DatabaseAddress } from './database-address.ts'
import { openBot } from './open-bot.ts'
import { openDatabase } from './open-database.ts'
import { openHttp } from './open-http.ts'
import { openSandbox } from './open-sandbox.ts'
import { productVersion } from './product-version.ts'
import type { ProgramParts } from './run-program.ts'
import { keptSecret } from './secrets/kept-secret.ts'
import { openSecrets, requireKnownKeys } from './secrets/open-secrets.ts'
import { type StartFacts, startMessage } from './start-message.ts'

/**
 * @param address where the database is, if that was asked for earlier
 * @throws AppError with one line for the operator
 */
export async function startProduct(
  { config, log, lifecycle }: ProgramParts,
  address?: Promise<DatabaseAddress>,
): Promise<StartFacts> {
  const version = productVersion()
  const metrics = createMetrics({ processMetrics: true })
  const health = createHealth({ version, clock: systemClock })
  lifecycle.add('readiness', { drain: health.setDraining, stop: () => {} })

  const secretBox = await openSecrets(config)
  const sandbox = config.mode === 'sandbox' ? await openSandbox({ config, log, lifecycle, secretBox }) : undefined
  const token = config.mode === 'sandbox' ? (sandbox?.botToken ?? '') : config.botToken
  const apiRoot = config.mode === 'sandbox' ? (sandbox?.url ?? '') : config.telegramApiRoot

  const { connection, ping, description } = await openDatabase({ config, log, lifecycle }, address)
  health.addPart('database', ping, true)

  const core = createCore({
    connection,
    clock: systemClock,
    random: Math.random,
    log: log.child({ part: 'bot' }),
    secretBox,
    apiKeyPepper: await pepperOf(config),
    senderApis: { fetch, urls: config.senderUrls },
    outgoing: { allowedHosts: config.outgoingWebhookHosts },
    newsBundleMs: config.newsBundleMs,
    sync: {
      fetch,
      hubspotUrl: config.hubspotApiUrl,
      pipedriveUrl: config.pipedriveApiUrl,
      folder: config.syncFolder,
    },
  })

  let migrated = false
  // Known only once the port is: the system may have chosen it.
  let httpUrl = ''
  const publicUrl = (): string => (config.mode === 'webhook' ? config.publicUrl : httpUrl)
  const parts = { config, core, log, lifecycle, metrics, health, publicUrl }
  const bot = await openBot({ ...parts, token, apiRoot })
  const http = await openHttp({ ...parts, bot, version, isOpen: () => migrated })
  httpUrl = http.url

  const { signal } = lifecycle
  await runMigrations({ connection, migrations: MIGRATIONS, log: log.child({ part: 'migrations' }), signal })
  await requireKnownKeys(connection, secretBox.keyIds)
  migrated = true
  await bot.start()
  health.setReady()

  return {
    version,
    mode: config.mode,
    botUsername: bot.username,
    database: description,
    httpUrl: http.url,
    metricsUrl: http.metricsUrl,
    sandboxUrl: sandbox?.url,
    webhookUrl: webhookUrlOf(config),
  }
}

/** Announces that the product is running, in the log's format: for a person at a terminal, or for a log collector. */
export function announceStart(
  facts: StartFacts,
  { config, log }: ProgramParts,
  out: { readonly write: (text: string) => unknown },
): void {
  if (config.log.format === 'pretty') out.write(`${startMessage(facts)}\n`)
  else log.info(facts, 'ClientSphere is running')
}

async function pepperOf({ apiKeyPepper, dataDir }: Config): Promise<Uint8Array> {
  if (apiKeyPepper !== undefined) return Buffer.from(apiKeyPepper, 'utf8')
  return await keptSecret({ dataDir, file: 'api-keys.key', variable: 'API_KEY_PEPPER' })
}

function webhookUrlOf(config: Config): string | undefined {
  return config.mode === 'webhook' ? `${config.publicUrl}${TELEGRAM_WEBHOOK_PATH}` : undefined
}
