/** The product's bot over a real database and Telegram's double, with a clock that the test moves. */
import { asId } from './as-id.ts'
import { Api } from 'grammy'
import type { Update } from 'grammy/types'

import type { JobHandlers } from '../../src/app/job-handlers.ts'
import { createWebhookRunner } from '../../src/app/webhook-runner.ts'
import { createBotParts } from '../../src/app/bot-parts.ts'
import { createReadSentFile } from '../../src/bot/telegram/read-sent-file.ts'
import { createSendLimiter } from '../../src/bot/telegram/send-limiter.ts'
import { createTelegramFetch } from '../../src/bot/telegram/telegram-client.ts'
import { createTranslator } from '../../src/bot/text/i18n.ts'
import type { Database } from '../../src/database/connect.ts'
import type { Provider } from '../../src/integrations/providers/provider.ts'
import { PROVIDERS } from '../../src/integrations/providers/providers.ts'
import { objectId } from '../../src/models/ids.ts'
import type { JobKind } from '../../src/services/core/define-job.ts'
import type { EnqueueNow } from '../../src/services/core/enqueue-now.ts'
import type { Models } from '../../src/models/models.ts'
import type { FieldTables } from '../../src/services/records/field-tables.ts'
import { FIELD_TABLES } from './kinds.ts'
import type { Services } from '../../src/services/services.ts'
import { recordedLog } from './recorded-log.ts'
import { BOT, BOT_TOKEN, createTelegramDouble, type TelegramDouble } from './telegram-double.ts'
import { TEST_PICTURES } from './reports/test-pictures.ts'
import { createTestCore } from './test-core.ts'

export type TestBot = {
  readonly telegram: TelegramDouble
  readonly models: Models
  readonly services: Services
  /** Processes updates one after another, as a lane does. */
  readonly handle: (...updates: readonly Update[]) => Promise<void>
  /** Another process on the same database and the same Telegram. */
  readonly another: () => TestBot
  readonly passTime: (milliseconds: number) => void
  readonly now: () => Date
  /** Enqueues jobs that do not belong to a change. */
  readonly enqueue: EnqueueNow
  /** What was logged as an error. */
  readonly errors: readonly unknown[]
  /** The payloads of all jobs of that kind that changes in the workspace have scheduled; nothing runs them. */
  readonly promised: (workspaceId: string, kind: string) => Promise<unknown[]>
  /** Runs the due jobs of these kinds, as the product's queue does, until none is due. */
  readonly workJobs: (kinds: readonly JobKind[]) => Promise<void>
  /** Sends every message of outgoing webhooks that is due. */
  readonly workWebhooks: () => Promise<void>
  /** Runs the jobs of that kind that changes in the workspace have scheduled, each once. */
  readonly runPromised: (workspaceId: string, kind: keyof JobHandlers) => Promise<void>
  /** The job handlers, to be called manually. */
  readonly jobHandlers: JobHandlers
}

type World = {
  telegram: TelegramDouble
  time: { now: number }
  fields: FieldTables
  providers: readonly Provider[]
  syncUrl: string | undefined
}

function inWorld(database: Database, world: World): TestBot {
  const { telegram, time, fields, providers, syncUrl } = world
  const clock = { now: () => new Date(time.now) }
  const { log, errors } = recordedLog()
  const core = createTestCore(database, {
    clock,
    log,
    fields,
    providers,
    ...(syncUrl !== undefined && { syncUrl }),
  })
  const { models, services, jobs } = core
  const fetch = createTelegramFetch({
    fetch: telegram.fetch,
    sleep: async () => {},
    clock,
    log,
    onBlocked: (chatId) => services.identity.recordBlocked(chatId, clock.now()),
  })
  const client = { fetch }
  const api = new Api(BOT_TOKEN, client)
  const apiRoot = 'https://api.telegram.org'
  const readSentFile = createReadSentFile({ api, token: BOT_TOKEN, apiRoot, download: telegram.fetch })
  const { bot, jobHandlers } = createBotParts({
    core,
    telegram: { api, client, botInfo: BOT, readSentFile },
    token: BOT_TOKEN,
    translator: createTranslator(),
    publicUrl: () => 'https://crm.example.com',
    drawPicture: TEST_PICTURES.draw,
    log,
    sendLimiter: createSendLimiter({ sleep: async () => {} }),
  })
  return {
    telegram,
    models,
    services,
    errors,
    jobHandlers,
    another: () => inWorld(database, world),
    passTime: (milliseconds) => void (time.now += milliseconds),
    now: () => clock.now(),
    enqueue: jobs.enqueue,
    async promised(workspaceId, kind) {
      const found = await jobs.collection
        .find({ workspaceId: objectId(asId(workspaceId)), kind })
        .sort({ _id: 1 })
        .toArray()
      return found.map(({ payload }) => payload)
    },
    async workJobs(kinds) {
      const handlers = Object.fromEntries(kinds.map((kind) => [kind, jobHandlers[kind]]))
      const runner = jobs.createRunner({ handlers, concurrency: 4, leaseMs: 5_000, pollMs: 20 })
      runner.start()
      await runner.idle()
      await runner.stop({ drainMs: 1_000 })
    },
    async workWebhooks() {
      const runner = createWebhookRunner({ core, log, leaseMs: 5_000, pollMs: 20 })
      runner.start()
      await runner.idle()
      await runner.stop({ drainMs: 1_000 })
    },
    async runPromised(workspaceId, kind) {
      const filter = { workspaceId: objectId(asId(workspaceId)), kind }
      for (const job of await jobs.collection.find(filter).sort({ _id: 1 }).toArray()) {
        await jobs.collection.deleteOne({ _id: job._id })
        const { signal } = new AbortController()
        await jobHandlers[kind].handle({ item: job, signal, isLastAttempt: false, heartbeat: async () => true })
      }
    },
    async handle(...updates) {
      for (const update of updates) await bot.handleUpdate(update)
    },
  }
}

export type TestBotOptions = {
  /** The fields of each kind of record, where they are not the product's own. */
  readonly fields?: FieldTables
  /** The test's own server in place of HubSpot and Pipedrive. */
  readonly syncUrl?: string
  /** The senders of leads, where they are not the product's own. */
  readonly providers?: readonly Provider[]
}

export function createTestBot(database: Database, options: TestBotOptions = {}): TestBot {
  const { fields = FIELD_TABLES, providers = PROVIDERS, syncUrl } = options
  const time = { now: Date.parse('2026-11-23T10:00:00Z') }
  return inWorld(database, { telegram: createTelegramDouble(), time, fields, providers, syncUrl })
}
