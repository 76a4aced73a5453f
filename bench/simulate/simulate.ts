/** One deployment under one demand: each update through its lane, a worker, the processors and back. */
import { type Chance, createChance } from '../../scripts/seed/random.ts'
import { percentile } from '../harness/time-calls.ts'
import { type Agenda, createAgenda, createPlaces, type Places } from './agenda.ts'
import type { Demand, Deployment } from './deployment.ts'

export type Outcome = {
  readonly perSecond: number
  /** From a tap to the answer of the bot's last call, in milliseconds. */
  readonly p50: number
  readonly p95: number
  /** Of those that were sent in the time; below 1 the queue grows. */
  readonly answered: number
}

type Machines = {
  readonly product: Places
  readonly engine: Places
  readonly gateway: Places
  readonly telegram: Places
  readonly people: Places
}

/** Measured after a tenth of the time, when the queues have settled. */
const WARM_UP = 0.1
/** A service time is never constant: the mean is kept, and half of it varies at random. */
const CONSTANT = 0.5

export function simulate(deployment: Deployment, demand: Demand, seconds: number, seed = 1): Outcome {
  const agenda = createAgenda()
  const chance = createChance(seed)
  const machines = machinesOf(deployment)
  const processes = Array.from({ length: deployment.processes }, () => ({
    thread: createPlaces(1),
    workers: createPlaces(deployment.workers),
  }))
  const lanes = Array.from({ length: demand.chats }, () => createPlaces(1))
  const [begin, end] = [seconds * 1000 * WARM_UP, seconds * 1000]
  const took: number[] = []
  let [sent, answered] = [0, 0]

  function tap(chat: number, then: () => void): void {
    const sentAt = agenda.now()
    if (sentAt >= begin) sent += 1
    const lane = lanes[chat]
    const process = chance.of(processes)
    lane?.take(() =>
      process.workers.take(() => {
        const free = (): void => {
          process.workers.free()
          lane.free()
        }
        const onAnswer = (): void => {
          const now = agenda.now()
          if (now >= begin && now < end) answered += 1
          if (sentAt >= begin) took.push(now - sentAt)
          then()
        }
        flow({ agenda, chance, machines, thread: process.thread, deployment }, onAnswer, free)
      }),
    )
  }

  if (demand.kind === 'crowd') for (let chat = 0; chat < demand.chats; chat += 1) again(chat)
  else next(demand.perSecond)

  function again(chat: number): void {
    tap(chat, () => again(chat))
  }

  function next(perSecond: number): void {
    agenda.after((-Math.log(1 - chance.share()) * 1000) / perSecond, () => {
      tap(chance.below(demand.chats), () => {})
      next(perSecond)
    })
  }

  agenda.runUntil(end)
  const measured = (end - begin) / 1000
  return {
    perSecond: answered / measured,
    p50: percentile(took, 0.5),
    p95: percentile(took, 0.95),
    answered: answered / Math.max(1, sent),
  }
}

function machinesOf({ processors, engineProcessors }: Deployment): Machines {
  const product = createPlaces(processors)
  const engine = engineProcessors === null ? product : createPlaces(engineProcessors)
  return { product, engine, gateway: createPlaces(1), telegram: createPlaces(1), people: createPlaces(1) }
}

type Flow = {
  readonly agenda: Agenda
  readonly chance: Chance
  readonly machines: Machines
  readonly thread: Places
  readonly deployment: Deployment
}

type Step = (then: () => void) => void

/** The update's rounds one after another, then the call, its answer, and what follows it. */
function flow({ agenda, chance, machines, thread, deployment }: Flow, onAnswer: () => void, free: () => void): void {
  const { cost } = deployment
  const rounds = cost.waitsBefore + cost.waitsAfter
  const varied = (ms: number): number => ms * (CONSTANT - (1 - CONSTANT) * Math.log(1 - chance.share()))
  const pause =
    (ms: number): Step =>
    (then) =>
      ms === 0 ? then() : agenda.after(ms, then)
  /** First the program's own thread, then a processor. */
  const busy =
    (own: Places | null, processors: Places, ms: number): Step =>
    (then) => {
      if (ms === 0) return then()
      const work = (): void =>
        processors.take(() =>
          agenda.after(varied(ms), () => {
            processors.free()
            own?.free()
            then()
          }),
        )
      if (own === null) work()
      else own.take(work)
    }
  const { product, engine } = machines
  const round = (disk: number): readonly Step[] => [
    busy(thread, product, cost.product / (rounds + 1)),
    busy(machines.gateway, engine, cost.gateway / rounds),
    busy(null, engine, cost.engine / rounds),
    pause(cost.roundTripMs + disk),
  ]
  const before: readonly Step[] = [
    busy(machines.people, product, cost.people),
    ...Array.from({ length: cost.waitsBefore }, () => round(0)).flat(),
    busy(thread, product, cost.product / (rounds + 1)),
    busy(machines.telegram, product, cost.telegram),
    pause(cost.telegramMs),
  ]
  const after = Array.from({ length: cost.waitsAfter }, () => round(cost.diskMs)).flat()
  inTurn(before, () => {
    onAnswer()
    inTurn(after, free)
  })
}

function inTurn([first, ...rest]: readonly Step[], then: () => void): void {
  if (first === undefined) return then()
  first(() => inTurn(rest, then))
}
