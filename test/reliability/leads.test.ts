import { setTimeout as sleep } from 'node:timers/promises'

import { describe, expect, it, onTestFinished } from 'vitest'

import { connectDatabase } from '../../src/database/connect.ts'
import { silentLogger } from '../../src/logger.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { testDatabaseUri } from '../support/database.ts'
import { startBalancer } from './balancer.ts'
import { botCalls } from './bot-calls.ts'
import { type Chat, openChat, type Traffic } from './chat.ts'
import { PEOPLE } from './crowd.ts'
import { foundWorkspace } from './errands.ts'
import { type Product, startProduct, type Troubles } from './product.ts'
import { createSalesWorld, SECRETS_KEY, type SalesWorld } from './sales-world.ts'
import { expectLeadsAndMovesOnce } from './sales-outcome.ts'
import { seededRandom } from './seeded-random.ts'

const KILLS = 20
const LONGEST_LIFE_MS = 30_000
const LEADS = 60
const DEALS = 6
const RETRY_MS = 150
const STAGES = ['New lead', 'Qualified', 'Proposal', 'Negotiation'] as const

/** Sends a lead until it is taken, as every sender does; now and then twice at once. @returns the answers that took it */
async function deliver(url: string, world: SalesWorld, number: number): Promise<number> {
  for (;;) {
    const { path, headers, body } = world.sign(number)
    const once = () =>
      fetch(`${url}${path}`, { method: 'POST', headers, body }).then(
        ({ status }) => status,
        () => 0,
      )
    const answers = await Promise.all(number % 4 === 0 ? [once(), once()] : [once()])
    // A sender gives up for good on these: none of them may ever be the answer to a rightly signed lead.
    for (const status of answers) expect([401, 403, 404, 406, 410]).not.toContain(status)
    const taken = answers.filter((status) => status === 202).length
    if (taken > 0) return taken
    await sleep(RETRY_MS)
  }
}

/** Moves one deal through every stage to won, a tap a stage; each tap waits for the card that the one before led to. */
async function sell(chat: Chat, title: string, id: string): Promise<void> {
  const start = await chat.say(`/start d_${id}`)
  await chat.sees(start, title, STAGES[0])
  for (const [index, stage] of STAGES.entries()) {
    const next = STAGES[index + 1]
    const about = [`💼 ${title}`, `📍 ${stage}`]
    await chat.tap(next === undefined ? '🏆 Won' : `${next} ▶️`, ...about)
  }
  await chat.sees(start, `${title} is won`)
}

type Way = { readonly places: number; readonly mode: 'polling' | 'webhook' }

/** Lives and dies: one process at a time is killed and started again, while the others, if any, go on. */
async function tradeWhileKilled({ places, mode }: Way): Promise<void> {
  const random = seededRandom()
  const uri = testDatabaseUri()
  const sandbox = await startSandbox({ host: '127.0.0.1', port: 0, limits: 'off', people: PEOPLE, log: console.error })
  onTestFinished(sandbox.close)
  const balancer = await startBalancer(places)
  const troubles: Troubles = []
  const env = {
    BOT_TOKEN: sandbox.botToken,
    TELEGRAM_API_ROOT: sandbox.url,
    MONGODB_URI: uri,
    QUEUE_LEASE_SECONDS: '1',
    SECRETS_KEY,
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
  const [seller] = PEOPLE
  if (seller === undefined) throw new Error('Nobody is there')
  let kills = 0
  let moves = 0
  const share = (whole: number) => Math.ceil((whole * (kills + 1)) / (KILLS + 1))
  const updates = DEALS * (STAGES.length + 1)
  const turn = async (): Promise<void> => {
    while (world !== undefined && moves >= share(updates)) await sleep(20)
    if (world !== undefined) moves += 1
  }
  let world: SalesWorld | undefined
  const chat = openChat({ sandboxUrl: sandbox.url, userId: seller.id, traffic, turn })
  await foundWorkspace(chat, 'Team')
  const database = await connectDatabase({ uri, log: silentLogger })
  onTestFinished(async () => {
    await database.connection.dropDatabase()
    await database.close()
  })
  world = await createSalesWorld(database, seller.id, DEALS)

  let taken = 0
  async function send(made: SalesWorld): Promise<void> {
    await Promise.all(
      [0, 1, 2].map(async (sender) => {
        for (let number = 1 + sender; number <= LEADS; number += 3) {
          while (number > share(LEADS)) await sleep(20)
          taken += await deliver(balancer.url, made, number)
        }
      }),
    )
  }
  async function sellAll(made: SalesWorld): Promise<void> {
    for (const [title, id] of made.deals) await sell(chat, title, id)
  }
  async function killAgainAndAgain(): Promise<void> {
    for (; kills < KILLS; kills++) {
      const place = kills % places
      if (random.between(1, 5) === 1) await sleep(random.between(100, 2_000))
      else await botCalls(sandbox.url, { count: random.between(1, 6), withinMs: LONGEST_LIFE_MS })
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
    await Promise.all([send(world), sellAll(world), killAgainAndAgain()])
    const figures = await expectLeadsAndMovesOnce(database.connection, world, { leads: LEADS, stages: STAGES })
    console.log('lead kill test', {
      mode,
      seed: random.seed,
      kills,
      taken,
      answeredBy: balancer.answered,
      ...figures,
      seconds: Math.round((performance.now() - began) / 1000),
    })
    if (places > 1) for (const answered of balancer.answered) expect(answered).toBeGreaterThan(0)
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
