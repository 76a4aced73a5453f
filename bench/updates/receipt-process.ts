/**
 * From a received update on, without a Bot API server that delivers it: the product's own wiring and the floor of the same
 * operations, both in this process. It also counts what the product and the afternoon bot ask the database for. Started
 * with fork(); answers one request at a time.
 */
import { MongoClient } from 'mongodb'

import { createRecorder } from '../harness/recorder.ts'
import { createAfternoonBot } from './afternoon-bot.ts'
import { countOperations, type OperationCounts } from './count-operations.ts'
import { createFloor, type Floor } from './floor.ts'
import { closedLoop, crowd, type LoadResult, oneByOne, type Work } from './loads.ts'
import { updateOf } from './made-updates.ts'
import { meet, untilGreeted } from './meet-person.ts'
import { type ObservedCalls, observeCalls } from './observed-calls.ts'
import { seedWorkspace } from './people.ts'
import { actAt, botInfo, type Product, type ProductAddress, startProduct } from './product.ts'
import { type Act, recordCycle, type RecordedStep } from './record-steps.ts'
import { joinSandbox } from './sandbox-people.ts'
import { createScenario, goHome, type Kind, KINDS, WARM_UP_CYCLES } from './scenarios.ts'

export type ReceiptTask = {
  readonly product: ProductAddress
  /** The afternoon bot is only counted here. */
  readonly afternoon: ProductAddress
  readonly people: readonly number[]
  readonly contacts: number
}

export type ReceiptLoad =
  | { readonly kind: 'one by one'; readonly updates: number; readonly pauseMs: number }
  | { readonly kind: 'crowd'; readonly milliseconds: number }

export type ReceiptRequest =
  | { readonly kind: 'prepare'; readonly task: ReceiptTask }
  /** The rounds after it are of this kind of work. */
  | { readonly kind: 'begin'; readonly work: Kind; readonly chats: number }
  | { readonly kind: 'round'; readonly load: ReceiptLoad }

export type Counted = { readonly product: readonly OperationCounts[]; readonly afternoon: readonly OperationCounts[] }
export type ReceiptRound = { readonly product: LoadResult; readonly floor: LoadResult }

type Prepared = {
  readonly begin: (kind: Kind, chats: number) => Promise<void>
  readonly round: (load: ReceiptLoad) => Promise<ReceiptRound>
}

/** The floor works for people of its own. */
const DOUBLES_FROM = 100_000

let prepared: Prepared | undefined

process.on('message', (request) => {
  answer(request as ReceiptRequest).then(
    (answered) => process.send?.(answered),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})

async function answer(request: ReceiptRequest): Promise<Counted | ReceiptRound | 'done'> {
  if (request.kind === 'prepare') return prepare(request.task)
  if (prepared === undefined) throw new Error('Nothing is prepared')
  if (request.kind === 'round') return prepared.round(request.load)
  await prepared.begin(request.work, request.chats)
  return 'done'
}

async function prepare({ product: address, afternoon, people, contacts }: ReceiptTask): Promise<Counted> {
  const calls = observeCalls(fetch)
  const doubles = people.map((id) => id + DOUBLES_FROM)
  const everybody = [...people, ...doubles]
  const { apiRoot, token, mongodbUri } = address
  const { id: botId } = await botInfo(apiRoot, token)

  const recording = await startProduct({ ...address, mongodbUri: monitored(mongodbUri) }, calls)
  await seedWorkspace(recording.connection, { personIds: everybody, contacts })
  for (const id of everybody) await meet(apiRoot, id)
  await untilGreeted(calls, everybody)
  const recorder = createRecorder(recording.connection.getClient(), calls.listen)
  const [one = 0] = people
  const cycles = new Map<Kind, readonly RecordedStep[]>()
  for (const kind of KINDS)
    cycles.set(kind, await recordCycle(recorder, actAt(recording), createScenario(kind, calls), one))
  await recording.stop()

  const product = await startProduct(address, calls)
  const { db } = product.connection
  if (db === undefined) throw new Error('The product has no database')
  const floorOf = (kind: Kind) => createFloor({ db, apiRoot, token, botId }, cycles.get(kind) ?? [])
  await floorOf('page tap').prepare()
  prepared = createRounds({ product, calls, floorOf, people, doubles })
  return {
    product: KINDS.flatMap((kind) => countOperations(cycles.get(kind) ?? [])),
    afternoon: await countAfternoon(afternoon, one),
  }
}

const monitored = (uri: string): string => `${uri}&monitorCommands=true`

/** A real person at the sandbox taps here: it would refuse an answer to a tap that it does not know. */
async function countAfternoon({ apiRoot, token, mongodbUri }: ProductAddress, person: number) {
  const calls = observeCalls(fetch)
  const client = await MongoClient.connect(monitored(mongodbUri))
  const bot = createAfternoonBot({ db: client.db(), token, client: { apiRoot, fetch: calls.fetch } })
  const people = await joinSandbox(apiRoot)
  try {
    const polling = bot.start()
    await meet(apiRoot, person)
    await untilGreeted(people, [person])
    const recorder = createRecorder(client, calls.listen)
    const act: Act = async (chatId, userAction) => {
      await people.act(chatId, userAction)
      return 0
    }
    const steps: RecordedStep[] = []
    for (const kind of KINDS) steps.push(...(await recordCycle(recorder, act, createScenario(kind, people), person)))
    await bot.stop()
    await polling
    return countOperations(steps)
  } finally {
    people.leave()
    await client.close()
  }
}

type RoundParts = {
  readonly product: Product
  readonly calls: ObservedCalls
  readonly floorOf: (kind: Kind) => Floor
  readonly people: readonly number[]
  readonly doubles: readonly number[]
}

type Begun = { readonly chats: number; readonly work: Work; readonly floorWork: Work }

/** Rounds of the product and then of its floor. */
function createRounds({ product, calls, floorOf, people, doubles }: RoundParts): Prepared {
  let begun: Begun | undefined
  /** As many listings for each update as the product made just before. */
  let [listingsPerUpdate, owed] = [1, 0]

  return {
    async begin(kind, chats) {
      const scenario = createScenario(kind, calls)
      const floor = floorOf(kind)
      for (const id of doubles.slice(0, chats)) await floor.settle(id, calls.shown(id)?.messageId ?? 0)
      await Promise.all(people.slice(0, chats).map((id) => goHome(actAt(product), id)))
      const work: Work = async (chat) => {
        const chatId = people[chat] ?? 0
        const { userAction, counts } = scenario.next(chatId)
        const ms = await product.work(updateOf(userAction, chatId), chatId)
        return counts ? ms : null
      }
      const floorWork: Work = (chat) => {
        owed += listingsPerUpdate
        const lists = owed >= 1
        if (lists) owed -= 1
        return floor.work(doubles[chat] ?? 0, lists)
      }
      for (const each of [work, floorWork]) await closedLoop(each, 1, scenario.cycle * WARM_UP_CYCLES)
      begun = { chats, work, floorWork }
    },

    async round(load) {
      if (begun === undefined) throw new Error('Nothing has begun')
      const { chats, work, floorWork } = begun
      product.takeListings()
      const ofProduct = await offered(load, work, chats)
      listingsPerUpdate = product.takeListings() / ofProduct.updates
      // The product processes this many chats at once, however many there are.
      return { product: ofProduct, floor: await offered(load, floorWork, Math.min(chats, product.workers)) }
    },
  }
}

async function offered(load: ReceiptLoad, work: Work, chats: number): Promise<LoadResult> {
  if (load.kind === 'crowd') return crowd(work, chats, load.milliseconds)
  return oneByOne(work, load.updates, load.pauseMs)
}
