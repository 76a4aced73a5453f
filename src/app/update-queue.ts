/** The queue of Telegram updates: the ingress that stores them, and the runner that passes them to the bot. */
import type { Api, Bot } from 'grammy'
import type { Update } from 'grammy/types'
import type { Collection } from 'mongodb'

import type { BotContext } from '../bot/screens/bot-context.ts'
import { answerCallback } from '../bot/telegram/answer-callback.ts'
import { createIngress, type Ingress } from '../bot/telegram/ingress.ts'
import type { Tell } from '../bot/telegram/tell.ts'
import { createUpdateHandler } from '../bot/telegram/update-handler.ts'
import { createQueueRunner, type QueueRunner } from '../jobs/queue-runner.ts'
import { createQueueStore } from '../jobs/queue-store.ts'
import { createTelegramUpdateStore } from '../jobs/telegram-update-store.ts'
import { createUpdateIntake } from '../jobs/update-intake.ts'
import { createUpdateSeal } from '../jobs/update-seal.ts'
import type { Logger } from '../logger.ts'
import {
  TELEGRAM_UPDATES_COLLECTION,
  telegramUpdateKind,
  type TelegramUpdateRecord,
} from '../models/telegram-update.ts'
import type { Core } from './core.ts'
import type { Metrics } from './metrics.ts'
import { MAX_ABANDONED, POLL_MS } from './queue-settings.ts'

export type UpdateQueueDeps = {
  readonly core: Core
  readonly bot: Bot<BotContext>
  readonly api: Api
  readonly tell: Pick<Tell, 'gaveUp'>
  readonly metrics: Pick<Metrics, 'observeUpdate'>
  readonly log: Logger
  /** How many chats are processed at once. */
  readonly workers: number
  readonly leaseMs: number
}

export type UpdateQueue = {
  readonly collection: Collection<TelegramUpdateRecord>
  readonly ingress: Ingress
  /** Not started yet. */
  readonly runner: QueueRunner
}

export function createUpdateQueue(deps: UpdateQueueDeps): UpdateQueue {
  const { core, bot, api, tell, log, leaseMs } = deps
  const { clock, random, secretBox, services } = core
  const collection = core.connection.collection<TelegramUpdateRecord>(TELEGRAM_UPDATES_COLLECTION)
  const { seal, open } = createUpdateSeal(secretBox)
  // Nobody reads a finished update again.
  const queue = createQueueStore({ collection, clock, leaseMs, forget: true })
  const runner = createQueueRunner({
    store: queue,
    handlers: {
      [telegramUpdateKind(bot.botInfo.id)]: createUpdateHandler({
        open,
        handleUpdate: (update) => timed(update, () => bot.handleUpdate(update), deps.metrics),
        async onDead(chatId) {
          await tell.gaveUp({ chatId, locale: (await services.identity.find(chatId))?.locale ?? 'en' })
        },
      }),
    },
    clock,
    random,
    log: log.child({ queue: 'updates' }),
    concurrency: deps.workers,
    maxAbandoned: MAX_ABANDONED,
    leaseMs,
    pollMs: POLL_MS,
  })
  const ingress = createIngress({
    store: createUpdateIntake({
      store: createTelegramUpdateStore({ collection, seal }),
      queue,
      runner,
      clock,
      leaseMs,
    }),
    botId: bot.botInfo.id,
    clock,
    log,
    answerCallback: (id) => answerCallback({ api, callbackQuery: { id } }, log),
  })
  return { collection, ingress, runner }
}

async function timed(update: Update, work: () => Promise<void>, metrics: UpdateQueueDeps['metrics']): Promise<void> {
  const began = performance.now()
  let outcome: 'done' | 'failed' = 'failed'
  try {
    await work()
    outcome = 'done'
  } finally {
    const kind = Object.keys(update).find((key) => key !== 'update_id') ?? 'unknown'
    metrics.observeUpdate({ kind, outcome, seconds: (performance.now() - began) / 1000 })
  }
}
