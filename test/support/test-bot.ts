/** The product's bot over a real database and Telegram's double, with a clock that the test moves. */
import { Api } from 'grammy'
import type { Update } from 'grammy/types'

import type { JobHandlers } from '../../src/app/job-handlers.ts'
import { createBotParts } from '../../src/app/bot-parts.ts'
import { createSendLimiter } from '../../src/bot/telegram/send-limiter.ts'
import { createTelegramFetch } from '../../src/bot/telegram/telegram-client.ts'
import { createTranslator } from '../../src/bot/text/i18n.ts'
import type { Database } from '../../src/database/connect.ts'
import { objectId } from '../../src/models/ids.ts'
import type { Models } from '../../src/models/models.ts'
import type { Services } from '../../src/services/services.ts'
import { recordedLog } from './recorded-log.ts'
import { BOT, BOT_TOKEN, createTelegramDouble, type TelegramDouble } from './telegram-double.ts'
import { createTestCore } from './test-core.ts'

export type TestBot = {
  readonly telegram: TelegramDouble
  readonly models: Models
  readonly services: Services
  /** Works updates one after another, as a lane does. */
  readonly handle: (...updates: readonly Update[]) => Promise<void>
  /** Another process on the same database and the same Telegram. */
  readonly another: () => TestBot
  readonly passTime: (milliseconds: number) => void
  /** What was logged as an error. */
  readonly errors: readonly unknown[]
  /** What a job of that kind carries, of each that a change in the workspace has promised; nobody works them. */
  readonly promised: (workspaceId: string, kind: string) => Promise<unknown[]>
  /** What works the jobs, to be called by hand. */
  readonly jobHandlers: JobHandlers
}

type World = { telegram: TelegramDouble; time: { now: number } }

function inWorld(database: Database, world: World): TestBot {
  const { telegram, time } = world
  const clock = { now: () => new Date(time.now) }
  const { log, errors } = recordedLog()
  const core = createTestCore(database, { clock, log })
  const { models, services, jobs } = core
  const fetch = createTelegramFetch({
    fetch: telegram.fetch,
    sleep: async () => {},
    clock,
    log,
    onBlocked: (chatId) => services.identity.recordBlocked(chatId, clock.now()),
  })
  const client = { fetch }
  const { bot, jobHandlers } = createBotParts({
    core,
    telegram: { api: new Api(BOT_TOKEN, client), client, botInfo: BOT },
    token: BOT_TOKEN,
    translator: createTranslator(),
    publicUrl: () => 'https://crm.example.com',
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
    async promised(workspaceId, kind) {
      const found = await jobs.collection
        .find({ workspaceId: objectId(workspaceId), kind })
        .sort({ _id: 1 })
        .toArray()
      return found.map(({ payload }) => payload)
    },
    async handle(...updates) {
      for (const update of updates) await bot.handleUpdate(update)
    },
  }
}

export function createTestBot(database: Database): TestBot {
  return inWorld(database, { telegram: createTelegramDouble(), time: { now: Date.parse('2026-11-23T10:00:00Z') } })
}
