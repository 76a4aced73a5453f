import { setTimeout as sleep } from 'node:timers/promises'

import { expect, it, onTestFinished } from 'vitest'

import { connectDatabase } from '../../src/database/connect.ts'
import { silentLogger } from '../../src/logger.ts'
import { startSandbox } from '@clientsphere/telegram-sandbox'
import { databaseProxy } from '../support/database-proxy.ts'
import { testDatabaseUri } from '../support/database.ts'
import { botCalls } from './bot-calls.ts'
import { createCrowd, CROWD_UPDATES, PEOPLE } from './crowd.ts'
import { expectEverythingOnce } from './outcome.ts'
import { startProduct, type Troubles } from './product.ts'
import { seededRandom } from './seeded-random.ts'

/** Seconds: shorter and longer than an operation waits for the database, and than a claim lasts without a renewal. */
const OUTAGES = [2, 7, 1, 4]

it(
  'processes every update once and in order while the database goes away and comes back',
  { timeout: 400_000 },
  async () => {
    const random = seededRandom()
    const uri = testDatabaseUri()
    const proxy = await databaseProxy(uri)
    onTestFinished(proxy.close)
    const sandbox = await startSandbox({
      host: '127.0.0.1',
      port: 0,
      limits: 'off',
      people: PEOPLE,
      log: console.error,
    })
    onTestFinished(sandbox.close)
    const troubles: Troubles = []
    const env = {
      BOT_TOKEN: sandbox.botToken,
      TELEGRAM_API_ROOT: sandbox.url,
      MONGODB_URI: proxy.uri,
      QUEUE_LEASE_SECONDS: '3',
    }
    const began = performance.now()
    let begun = 0
    // The updates are spread over the outages: some come in while the database is away.
    const crowd = createCrowd(sandbox.url, () => Math.ceil((CROWD_UPDATES * (begun + 1)) / (OUTAGES.length + 1)))
    const product = startProduct(env, troubles)
    const url = await product.ready
    const readyz = async (): Promise<number> => (await fetch(`${url}/readyz`)).status

    async function cutAgainAndAgain(): Promise<void> {
      for (const seconds of OUTAGES) {
        await botCalls(sandbox.url, { count: random.between(5, 50), withinMs: 15_000 })
        proxy.cut()
        begun += 1
        await expect.poll(readyz, { timeout: 10_000 }).toBe(503)
        await sleep(seconds * 1_000)
        expect(await readyz()).toBe(503)
        proxy.restore()
        await expect.poll(readyz, { timeout: 30_000 }).toBe(200)
      }
    }

    try {
      await Promise.all([crowd.run(), cutAgainAndAgain()])
      const database = await connectDatabase({ uri, log: silentLogger })
      onTestFinished(async () => {
        await database.connection.dropDatabase()
        await database.close()
      })
      const figures = await expectEverythingOnce(database.connection, crowd)
      const answers = await Promise.all(crowd.traffic.taps)
      const waits = answers.map(({ answered_in_ms: wait }) => wait)
      expect(waits).not.toContain(null)
      console.log('outage test', {
        seed: random.seed,
        outages: OUTAGES,
        ...figures,
        taps: waits.length,
        longestTapMs: Math.max(...waits.map(Number)),
        seconds: Math.round((performance.now() - began) / 1000),
      })
    } catch (error) {
      console.error(`Seed ${random.seed}, ${begun} outages. The product said:\n${troubles.slice(-30).join('\n')}`)
      throw error
    }
  },
)
