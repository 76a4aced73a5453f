import { setTimeout as sleep } from 'node:timers/promises'

import { describe, expect, it, onTestFinished } from 'vitest'

import { connectDatabase } from '../../src/database/connect.ts'
import { silentLogger } from '../../src/logger.ts'
import { startSandbox } from '@clientsphere/telegram-sandbox'
import { testDatabaseUri } from '../support/database.ts'
import { startBalancer } from './balancer.ts'
import { botCalls } from './bot-calls.ts'
import { type Chat, openChat, type Traffic } from './chat.ts'
import { PEOPLE } from './crowd.ts'
import { foundWorkspace, invite, join, shownInvite } from './errands.ts'
import { type Product, startProduct, type Troubles } from './product.ts'
import { claimTogether, deliver, sell, STAGES } from './sales-errands.ts'
import { createSalesWorld, SECRETS_KEY } from './sales-world.ts'
import { expectLeadsAndMovesOnce } from './sales-outcome.ts'
import { seededRandom } from './seeded-random.ts'

const KILLS = 20
/** How long a life with nothing to do lasts, from when it is ready. */
const MAX_LIFE_MS = 4_000
const LEADS = 40
const DEALS = 5
/** Every how many-th lead is claimed. */
const CLAIMED_EACH = 5
/** The number of lives after which a lead is claimed or a deal moves on, by their share. */
const PATIENCE_MS = 240_000

type Way = { readonly places: number; readonly mode: 'polling' | 'webhook' }

/**
 * One process at a time is killed and started again, while the others, if any, go on. The database must abort the
 * transactions of clients that are gone, as MongoDB and the product's own database do.
 */
async function tradeWhileKilled({ places, mode }: Way): Promise<void> {
  const random = seededRandom()
  const uri = testDatabaseUri()
  // Created first, so that it is dropped last, when no process is left that writes to it.
  const database = await connectDatabase({ uri, log: silentLogger })
  onTestFinished(async () => {
    await database.connection.dropDatabase()
    await database.close()
  })
  const sandbox = await startSandbox({ host: '127.0.0.1', port: 0, limits: 'off', people: PEOPLE, log: console.error })
  onTestFinished(sandbox.close)
  const balancer = await startBalancer(places)
  const troubles: Troubles = []
  const env = {
    BOT_TOKEN: sandbox.botToken,
    TELEGRAM_API_ROOT: sandbox.url,
    MONGODB_URI: uri,
    QUEUE_LEASE_SECONDS: '1',
    // Each lead has a message of its own to claim it from.
    NEWS_BUNDLE_SECONDS: '0',
    SECRETS_KEY,
    API_KEY_PEPPER: SECRETS_KEY,
    ...(mode === 'webhook' && { PUBLIC_URL: balancer.url, WEBHOOK_SECRET: 'a-secret-of-the-tests' }),
  }
  const running: Product[] = []
  async function start(place: number): Promise<void> {
    const product = startProduct(env, troubles)
    running[place] = product
    void product.ready.then(
      (url) => running[place] === product && balancer.set(place, url),
      () => {},
    )
  }
  for (let place = 0; place < places; place++) await start(place)
  await Promise.all(running.map(({ ready }) => ready))

  const traffic: Traffic = { accepted: new Map(), taps: [] }
  const atOnce = async (): Promise<void> => {}
  const [seller, claimer] = PEOPLE.map(({ id: userId }) =>
    openChat({ sandboxUrl: sandbox.url, userId, traffic, turn: atOnce, patienceMs: PATIENCE_MS }),
  )
  if (seller === undefined || claimer === undefined) throw new Error('Nobody is there')
  await foundWorkspace(seller, 'Team')
  await join(claimer, await invite(seller), () => shownInvite(seller))
  const world = await createSalesWorld(database, seller.userId, DEALS)

  let kills = 0
  // Leads and moves are spread over all lives, so that work is in progress whenever a life ends.
  const share = (whole: number): number => Math.ceil((whole * (kills + 1)) / (KILLS + 1))
  let taken = 0
  let delivered = 0
  async function send(): Promise<void> {
    await Promise.all(
      [0, 1, 2].map(async (sender) => {
        for (let number = 1 + sender; number <= LEADS; number += 3) {
          while (number > share(LEADS)) await sleep(20)
          const answers = await deliver(balancer.url, world, number)
          taken += answers
          delivered += 1
        }
      }),
    )
  }
  let moves = 0
  const turn = async (): Promise<void> => {
    while (moves >= share(DEALS * (STAGES.length + 1))) await sleep(20)
    moves += 1
  }
  async function sellAll({ userId }: Chat): Promise<void> {
    const chat = openChat({ sandboxUrl: sandbox.url, userId, traffic, turn, patienceMs: PATIENCE_MS })
    for (const [title, id] of world.deals) await sell(chat, title, id)
  }
  const winners = new Map<number, number>()
  async function claimSome(...chats: readonly Chat[]): Promise<void> {
    for (let number = CLAIMED_EACH; number <= LEADS; number += CLAIMED_EACH) {
      winners.set(number, await claimTogether(chats, number))
    }
  }
  /** One life in five ends at a random time, often while still starting; the others end in the middle of work. */
  async function live(place: number): Promise<void> {
    const way = random.between(1, 5)
    const clockMs = random.between(100, 2_000)
    const count = random.between(1, 6)
    if (way === 1) return sleep(clockMs)
    await running[place]?.ready
    if (way <= 3) return botCalls(sandbox.url, { count, withinMs: MAX_LIFE_MS })
    const [until, wanted] = [performance.now() + MAX_LIFE_MS, taken + count]
    // Once all of this life's leads are accepted, none is on its way: the process is killed while it works on them.
    const mayBeTaken = () => taken < wanted && delivered < share(LEADS)
    while (mayBeTaken() && performance.now() < until) await sleep(10)
  }
  async function killAgainAndAgain(): Promise<void> {
    for (; kills < KILLS; kills++) {
      const place = kills % places
      await live(place)
      await sleep(random.between(0, 40))
      balancer.set(place, null)
      await running[place]?.kill()
      await start(place)
      // One at a time: the other is killed only when this one is back.
      if (places > 1) await running[place]?.ready
    }
    await Promise.all(running.map(({ ready }) => ready))
  }

  const began = performance.now()
  try {
    await Promise.all([send(), sellAll(seller), claimSome(seller, claimer), killAgainAndAgain()])
    const figures = await expectLeadsAndMovesOnce(database.connection, world, {
      leads: LEADS,
      stages: STAGES,
      winners,
    })
    console.log('lead kill test', {
      mode,
      seed: random.seed,
      kills,
      taken,
      answeredBy: balancer.answered,
      ...figures,
      seconds: Math.round((performance.now() - began) / 1000),
    })
    for (const { updates, leads } of mode === 'webhook' ? balancer.answered : []) {
      expect(updates).toBeGreaterThan(0)
      expect(leads).toBeGreaterThan(0)
    }
  } catch (error) {
    console.error(`Seed ${random.seed}, ${kills} kills. The product said:\n${troubles.slice(-30).join('\n')}`)
    throw error
  }
}

describe('while leads arrive and deals move', () => {
  it(
    'killed again and again, one process turns every 202 into one lead and makes every move once',
    { timeout: 400_000 },
    () => tradeWhileKilled({ places: 1, mode: 'polling' }),
  )

  it('two processes behind a balancer, one killed at a time, do the same', { timeout: 400_000 }, () =>
    tradeWhileKilled({ places: 2, mode: 'webhook' }),
  )
})
