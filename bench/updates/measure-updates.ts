/** Runs in a separate process, as the product does, and sends its measurements to the starter. */
import { setTimeout as sleep } from 'node:timers/promises'

import { createFloor, type Floor } from './floor.ts'
import { asPeopleTap, closedLoop, type LoadResult, type Work } from './loads.ts'
import { observeCalls } from './observed-calls.ts'
import { meet } from './meet-person.ts'
import { seedWorkspace } from './people.ts'
import { botInfo, startProduct, type Product } from './product.ts'
import { recordCycle, type RecordedStep } from './record-steps.ts'
import { dialogueSteps, listPages, menuTaps, type Scenario, toHome, WARM_UP_CYCLES } from './scenarios.ts'

export type Sizes = {
  readonly chats: number
  readonly contacts: number
  /** Updates of one chat alone; half as many turns of each kind of work. */
  readonly alone: number
  /** How often each of many chats taps, and the milliseconds between. */
  readonly rounds: number
  readonly intervalMs: number
  /** Updates of many chats as fast as they are answered. */
  readonly crowd: number
  /** Updates over which memory is watched; how often it is looked at. */
  readonly remembered: number
  readonly looks: number
}

export type UpdatesTask = {
  readonly mongodbUri: string
  readonly apiRoot: string
  readonly token: string
  readonly sizes: Sizes
}

/** What is measured for one kind of update, of the product or of the floor. */
export type Measured = { readonly alone: LoadResult; readonly people: LoadResult; readonly crowd: LoadResult }

export type ScenarioResult = {
  readonly name: string
  readonly operationsPerUpdate: number
  readonly callsPerUpdate: number
  readonly product: Measured
  readonly floor: Measured
}

export type MemoryLook = { readonly updates: number; readonly heapBytes: number; readonly residentBytes: number }

export type UpdatesMessage =
  | { readonly kind: 'log'; readonly line: string }
  | { readonly kind: 'scenario'; readonly result: ScenarioResult }
  | { readonly kind: 'memory'; readonly look: MemoryLook }
  | { readonly kind: 'done' }

const FIRST_PERSON = 5_001
const FIRST_DOUBLE = 6_001
/** Rounds of the work and of its floor in turns, so that a busy moment of the machine affects both. */
const TURNS = 4

const send = (message: UpdatesMessage): void => void process.send?.(message)
const log = (line: string): void => send({ kind: 'log', line })

process.once('message', (task) => {
  run(task as UpdatesTask).then(
    () => {
      send({ kind: 'done' })
      process.disconnect()
    },
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})

async function run({ mongodbUri, apiRoot, token, sizes }: UpdatesTask): Promise<void> {
  const people = idsFrom(FIRST_PERSON, sizes.chats)
  const doubles = idsFrom(FIRST_DOUBLE, sizes.chats)
  const calls = observeCalls(fetch)
  const { id: botId } = await botInfo(apiRoot, token)
  const scenarios = [menuTaps(calls), listPages(calls), dialogueSteps()]

  log('Recording what the product does')
  const recording = await startProduct({ mongodbUri: `${mongodbUri}&monitorCommands=true`, apiRoot, token }, calls)
  await seedWorkspace(recording.connection, { personIds: [...people, ...doubles], contacts: sizes.contacts })
  for (const id of [...people, ...doubles]) await meet(apiRoot, id)
  await recording.untilDone(people.length + doubles.length)
  await sleep(500)
  const cycles = new Map<string, readonly RecordedStep[]>()
  for (const scenario of scenarios)
    cycles.set(scenario.name, await recordCycle(recording, calls, scenario, FIRST_PERSON))
  await recording.stop()

  const product = await startProduct({ mongodbUri, apiRoot, token }, calls)
  const db = product.connection.db
  if (db === undefined) throw new Error('The product has no database')
  for (const scenario of scenarios) {
    log(`Measuring: ${scenario.name}`)
    const cycle = cycles.get(scenario.name) ?? []
    const floor = createFloor({ db, apiRoot, token, botId }, cycle)
    await floor.prepare()
    for (const id of doubles) await floor.settle(id, calls.shown(id)?.messageId ?? 0)
    for (const id of people) await product.work(toHome(id).update, id)
    const result = await measureScenario({ product, scenario, floor, people, doubles, sizes })
    const each = (kind: 'database' | 'call'): number =>
      cycle.flatMap(({ operations }) => operations).filter((one) => one.kind === kind).length / cycle.length
    const { name } = scenario
    send({
      kind: 'scenario',
      result: { name, operationsPerUpdate: each('database'), callsPerUpdate: each('call'), ...result },
    })
  }
  await watchMemory(product, scenarios, people, sizes)
  await product.stop()
}

const idsFrom = (first: number, count: number): number[] => Array.from({ length: count }, (_, n) => first + n)

type ScenarioTask = {
  readonly product: Product
  readonly scenario: Scenario
  readonly floor: Floor
  readonly people: readonly number[]
  readonly doubles: readonly number[]
  readonly sizes: Sizes
}

async function measureScenario(task: ScenarioTask): Promise<{ product: Measured; floor: Measured }> {
  const { product, scenario, floor, people, doubles, sizes } = task
  const work: Work = async (chat) => {
    const chatId = people[chat] ?? FIRST_PERSON
    const { update, counts } = scenario.next(chatId)
    const ms = await product.work(update, chatId)
    return counts ? ms : null
  }
  /** As many listings for each update as the product made just before. */
  let [listingsPerUpdate, owed] = [1, 0]
  const floorWork: Work = (chat) => {
    owed += listingsPerUpdate
    const lists = owed >= 1
    if (lists) owed -= 1
    return floor.work(doubles[chat] ?? FIRST_DOUBLE, lists)
  }
  const inTurns = async (updates: number, load: (work: Work, isFloor: boolean) => Promise<LoadResult>) => {
    const results = { product: [] as LoadResult[], floor: [] as LoadResult[] }
    for (let turn = 0; turn < TURNS; turn += 1) {
      product.takeListings()
      results.product.push(await load(work, false))
      listingsPerUpdate = product.takeListings() / updates
      results.floor.push(await load(floorWork, true))
    }
    return { product: merged(results.product), floor: merged(results.floor) }
  }

  await closedLoop(work, 1, scenario.cycle * WARM_UP_CYCLES)
  await closedLoop(floorWork, 1, scenario.cycle * WARM_UP_CYCLES)
  const { chats, intervalMs } = sizes
  const [alone, rounds, crowd] = [sizes.alone, sizes.rounds, sizes.crowd].map((all) => Math.ceil(all / TURNS))
  const aloneResults = await inTurns(alone ?? 1, (each) => closedLoop(each, 1, alone ?? 1))
  const peopleResults = await inTurns(chats * (rounds ?? 1), (each) =>
    asPeopleTap(each, chats, { intervalMs, rounds: rounds ?? 1 }),
  )
  // The product processes this many chats at once, however many there are.
  const crowdResults = await inTurns(crowd ?? 1, (each, isFloor) =>
    closedLoop(each, isFloor ? Math.min(chats, product.workers) : chats, crowd ?? 1),
  )
  const of = (side: 'product' | 'floor'): Measured => ({
    alone: aloneResults[side],
    people: peopleResults[side],
    crowd: crowdResults[side],
  })
  return { product: of('product'), floor: of('floor') }
}

/** @param results turns of equal size */
function merged(results: readonly LoadResult[]): LoadResult {
  const seconds = results.reduce((sum, { perSecond }) => sum + 1 / perSecond, 0)
  return { ms: results.flatMap(({ ms }) => ms), perSecond: results.length / seconds }
}

/** A third of the chats taps, a third turns pages, a third talks; the heap is measured after a garbage collection. */
async function watchMemory(
  product: Product,
  scenarios: readonly Scenario[],
  people: readonly number[],
  { remembered, looks, chats }: Sizes,
): Promise<void> {
  log(`Watching memory over ${remembered} updates`)
  for (const id of people) await product.work(toHome(id).update, id)
  const work: Work = async (chat) => {
    const chatId = people[chat] ?? FIRST_PERSON
    const update = scenarios[chat % scenarios.length]?.next(chatId).update
    if (update !== undefined) await product.work(update, chatId)
    return null
  }
  const each = Math.ceil(remembered / looks)
  await closedLoop(work, chats, Math.ceil(each / 4))
  for (let look = 0; look <= looks; look += 1) {
    if (look > 0) await closedLoop(work, chats, each)
    await sleep(200)
    globalThis.gc?.()
    globalThis.gc?.()
    const { heapUsed, rss } = process.memoryUsage()
    log(`Heap after ${look * each} updates: ${(heapUsed / 1024 ** 2).toFixed(1)} MiB`)
    send({ kind: 'memory', look: { updates: look * each, heapBytes: heapUsed, residentBytes: rss } })
  }
}
