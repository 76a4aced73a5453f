/** The real bot over a real database and Telegram's double, with a clock that the test moves. */
import type { Update } from 'grammy/types'

import { createBot } from '../../src/bot/assembly/create-bot.ts'
import { createDialogueStore } from '../../src/bot/dialogues/dialogue-store.ts'
import { createTranslator } from '../../src/bot/text/i18n.ts'
import { createTelegramFetch } from '../../src/bot/telegram/telegram-client.ts'
import type { Database } from '../../src/database/connect.ts'
import { defineConversationStateModel } from '../../src/models/conversation-state.ts'
import { createModels, type Models } from '../../src/models/models.ts'
import { createServices, type Services } from '../../src/services/services.ts'
import type { NewJob } from '../../src/services/core/define-job.ts'
import { createTransact } from '../../src/services/core/transact.ts'
import { TEST_PEPPER } from './crm.ts'
import { TEST_SECRET_BOX, testLeadProviders } from './lead-providers.ts'
import { recordedLog } from './recorded-log.ts'
import { BOT, BOT_TOKEN, createTelegramDouble, type TelegramDouble } from './telegram-double.ts'

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
  /** The jobs that changes promised; nobody works them. */
  readonly promised: readonly NewJob[]
}

type World = { telegram: TelegramDouble; time: { now: number } }

function inWorld(database: Database, world: World): TestBot {
  const { telegram, time } = world
  const clock = { now: () => new Date(time.now) }
  const { log, errors } = recordedLog()
  const { connection } = database
  const models = createModels(connection)
  const promised: NewJob[] = []
  const outbox = { insert: async () => {}, committed: (jobs: readonly NewJob[]) => void promised.push(...jobs) }
  const transact = createTransact({ connection, models, outbox, clock })
  const leadProviders = testLeadProviders(clock)
  const services = createServices({ models, transact, clock, apiKeyPepper: TEST_PEPPER, leadProviders })
  const fetch = createTelegramFetch({
    fetch: telegram.fetch,
    sleep: async () => {},
    clock,
    log,
    onBlocked: (chatId) => services.identity.recordBlocked(chatId, clock.now()),
  })
  const bot = createBot({
    token: BOT_TOKEN,
    botInfo: BOT,
    services,
    translator: createTranslator(),
    publicUrl: () => 'https://crm.example.com',
    dialogueStore: createDialogueStore({
      states: defineConversationStateModel(connection),
      clock,
      log,
      secretBox: TEST_SECRET_BOX,
    }),
    clock,
    log,
    client: { fetch },
  })
  return {
    telegram,
    models,
    services,
    errors,
    promised,
    another: () => inWorld(database, world),
    passTime: (milliseconds) => void (time.now += milliseconds),
    async handle(...updates) {
      for (const update of updates) await bot.handleUpdate(update)
    },
  }
}

export function createTestBot(database: Database): TestBot {
  return inWorld(database, { telegram: createTelegramDouble(), time: { now: Date.parse('2026-11-23T10:00:00Z') } })
}
