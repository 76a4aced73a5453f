/** The product's own wiring, from a stored update to the last Bot API call, in this process. */
import type { UserFromGetMe } from 'grammy/types'

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
import type { ObservedCalls } from './observed-calls.ts'

export type Product = {
  readonly connection: Awaited<ReturnType<typeof connectDatabase>>['connection']
  readonly workers: number
  /**
   * Hands over an update and waits until it is done, which is after its last call.
   * @returns milliseconds from when it was stored to when the chat's last Bot API call was answered
   */
  readonly work: (update: { readonly update_id: number }, chatId: number) => Promise<number>
  /** How often the queue of updates was listed since the last time this was asked. */
  readonly takeListings: () => number
  /** Waits until `count` updates that came by themselves are done. */
  readonly untilDone: (count: number) => Promise<void>
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

  const done = new Map<string, () => void>()
  let doneByThemselves = 0
  let listings = 0
  const updates = connection.collection(TELEGRAM_UPDATES_COLLECTION)
  const [updateOne, find] = [updates.updateOne.bind(updates), updates.find.bind(updates)]
  Object.assign(updates, {
    find: (...given: Parameters<typeof find>) => {
      listings += 1
      return find(...given)
    },
  })
  updates.updateOne = async (...given: Parameters<typeof updateOne>) => {
    const result = await updateOne(...given)
    const [filter, change] = given
    if ((change as { $set?: { status?: string } }).$set?.status === 'done') {
      const key: unknown = filter._id
      const resolve = typeof key === 'string' ? done.get(key) : undefined
      if (typeof key === 'string') done.delete(key)
      if (resolve === undefined) doneByThemselves += 1
      else resolve()
    }
    return result
  }

  const health = createHealth({ version: 'bench', clock: systemClock })
  const metrics = createMetrics({ processMetrics: false })
  const core = createBenchCore(connection, log)
  const publicUrl = () => 'http://127.0.0.1'
  const parts = { core, log, lifecycle, metrics, health, publicUrl, fetch: calls.fetch }
  const bot = await openBot({ config, token, apiRoot, ...parts })
  const { id } = await botInfo(apiRoot, token)
  await bot.start()

  return {
    connection,
    workers: config.workers,
    async work(update, chatId) {
      const finished = new Promise<void>((resolve) => void done.set(`${id}:${update.update_id}`, resolve))
      await bot.ingress.receive(update)
      const storedAt = performance.now()
      await finished
      return calls.lastCallAt(chatId) - storedAt
    },
    takeListings() {
      const taken = listings
      listings = 0
      return taken
    },
    async untilDone(count) {
      while (doneByThemselves < count) await new Promise((resolve) => setTimeout(resolve, 20))
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

export async function botInfo(apiRoot: string, token: string): Promise<UserFromGetMe> {
  const response = await fetch(`${apiRoot}/bot${token}/getMe`)
  return ((await response.json()) as { result: UserFromGetMe }).result
}
