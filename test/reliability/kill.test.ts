import { setTimeout as sleep } from 'node:timers/promises'

import { it, onTestFinished } from 'vitest'

import { connectDatabase } from '../../src/database/connect.ts'
import { silentLogger } from '../../src/logger.ts'
import { startSandbox } from '@clientsphere/telegram-sandbox'
import { testDatabaseUri } from '../support/database.ts'
import { botCalls } from './bot-calls.ts'
import { createCrowd, CROWD_UPDATES, PEOPLE } from './crowd.ts'
import { expectEverythingOnce } from './outcome.ts'
import { type Product, startProduct, type Troubles } from './product.ts'
import { seededRandom } from './seeded-random.ts'

const KILLS = 20
const MAX_LIFE_MS = 30_000

it(
  'processes every update once and in order while the process is killed again and again',
  { timeout: 400_000 },
  async () => {
    const random = seededRandom()
    const uri = testDatabaseUri()
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
      MONGODB_URI: uri,
      QUEUE_LEASE_SECONDS: '1',
    }
    const began = performance.now()
    let kills = 0
    // The updates are spread over all lives, so that work is in progress whenever a life ends.
    const crowd = createCrowd(sandbox.url, () => Math.ceil((CROWD_UPDATES * (kills + 1)) / (KILLS + 1)))

    async function liveAndDie(): Promise<void> {
      const product = startProduct(env, troubles)
      // One life in five ends at a random time, often while still starting; the others end in the middle of work.
      if (random.between(1, 5) === 1) await sleep(random.between(100, 2_000))
      else await botCalls(sandbox.url, { count: random.between(1, 15), withinMs: MAX_LIFE_MS })
      await sleep(random.between(0, 40))
      await product.kill()
      kills += 1
    }

    async function killAgainAndAgain(): Promise<Product> {
      while (kills < KILLS) await liveAndDie()
      const last = startProduct(env, troubles)
      await last.ready
      return last
    }

    try {
      await Promise.all([crowd.run(), killAgainAndAgain()])
      const database = await connectDatabase({ uri, log: silentLogger })
      onTestFinished(async () => {
        await database.connection.dropDatabase()
        await database.close()
      })
      const figures = await expectEverythingOnce(database.connection, crowd)
      const answers = await Promise.all(crowd.traffic.taps)
      console.log('kill test', {
        seed: random.seed,
        kills,
        ...figures,
        taps: answers.length,
        unansweredTaps: answers.filter(({ answer }) => answer === null).length,
        seconds: Math.round((performance.now() - began) / 1000),
      })
    } catch (error) {
      console.error(`Seed ${random.seed}, ${kills} kills. The product said:\n${troubles.slice(-30).join('\n')}`)
      throw error
    }
  },
)
