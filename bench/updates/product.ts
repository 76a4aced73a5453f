/** The product's own wiring, from a received update to the last Bot API call, in this process. */
import type { Update, UserFromGetMe } from 'grammy/types'

import { systemClock } from '../../src/clock.ts'
import { loadConfig, type Config } from '../../src/app/config/config.ts'
import { connectDatabase } from '../../src/database/connect.ts'
import { MIGRATIONS } from '../../src/database/migrations/list.ts'
import { runMigrations } from '../../src/database/migrations/runner.ts'
import { createHealth } from '../../src/http/health.ts'
import { createLifecycle } from '../../src/app/lifecycle.ts'
import { silentLogger, type Logger } from '../../src/logger.ts'
import { createMetrics } from '../../src/app/metrics.ts'
import { TELEGRAM_UPDATES_COLLECTION } from '../../src/models/telegram-update.ts'
import { openBot } from '../../src/app/open-bot.ts'
import { createBenchCore } from '../harness/bench-core.ts'
import { ANSWERS } from './chat-screens.ts'
import { updateOf } from './made-updates.ts'
import type { ObservedCalls } from './observed-calls.ts'
import type { Act } from './record-steps.ts'

export type Product = {
  readonly connection: Awaited<ReturnType<typeof connectDatabase>>['connection']
  readonly workers: number
  /**
   * Hands over an update as polling does, and waits until it is answered in the chat.
   * @returns milliseconds from the handing over to the answer of the last Bot API call
   */
  readonly work: (update: Update, chatId: number) => Promise<number>
  /** How often the queue of updates was listed since the last time this was asked. */
  readonly takeListings: () => number
  readonly stop: () => Promise<void>
}

export type ProductAddress = { readonly mongodbUri: string; readonly apiRoot: string; readonly token: string }

/** Warnings and errors are shown: a failing product makes the bench worthless. */
const log: Logger = {
  ...silentLogger,
  warn: (fields, message) => console.error('warn', message, fields),
  error: (fields, message) => console.error('error', message, fields),
  child: () => log,
}

/** @param calls stands between the product and Telegram */
export async function startProduct(address: ProductAddress, calls: ObservedCalls): Promise<Product> {
  const { apiRoot, token, mongodbUri } = address
  const config = configFor(address)
  const lifecycle = createLifecycle({ log: silentLogger, drainTimeoutMs: 5_000, exit: () => {} })
  const database = await connectDatabase({ uri: mongodbUri, log, poolSize: config.workers + 34 })
  const { connection } = database
  await runMigrations({ connection, migrations: MIGRATIONS, log: silentLogger })

  let listings = 0
  const updates = connection.collection(TELEGRAM_UPDATES_COLLECTION)
  const find = updates.find.bind(updates)
  Object.assign(updates, {
    find: (...given: Parameters<typeof find>) => {
      listings += 1
      return find(...given)
    },
  })

  const health = createHealth({ version: 'bench', clock: systemClock })
  const metrics = createMetrics({ processMetrics: false })
  const core = createBenchCore(connection, log)
  const publicUrl = () => 'http://127.0.0.1'
  const parts = { core, log, lifecycle, metrics, health, publicUrl, fetch: calls.fetch }
  const bot = await openBot({ config, token, apiRoot, ...parts })
  await bot.start()

  return {
    connection,
    workers: config.workers,
    async work(update, chatId) {
      const receivedAt = performance.now()
      const answered = calls.answered(chatId, update.callback_query === undefined ? ANSWERS.text : ANSWERS.tap)
      const [answeredAt] = await Promise.all([answered, bot.ingress.receive(update)])
      return answeredAt - receivedAt
    },
    takeListings() {
      const taken = listings
      listings = 0
      return taken
    },
    async stop() {
      await lifecycle.shutdown('measured', 0)
      await database.close()
    },
  }
}

function configFor({ apiRoot, token, mongodbUri }: ProductAddress): Config {
  const result = loadConfig({ BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, MONGODB_URI: mongodbUri })
  if (!result.ok) throw new Error(result.problems.map(({ line }) => line).join('\n'))
  return result.config
}

/** Hands over the update of what somebody does. @returns its id */
export const actAt =
  ({ work }: Pick<Product, 'work'>): Act =>
  async (chatId, userAction) => {
    const update = updateOf(userAction, chatId)
    await work(update, chatId)
    return update.update_id
  }

export async function botInfo(apiRoot: string, token: string): Promise<UserFromGetMe> {
  const response = await fetch(`${apiRoot}/bot${token}/getMe`)
  return ((await response.json()) as { result: UserFromGetMe }).result
}
