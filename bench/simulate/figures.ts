/** What the simulation is fed with: measured figures, and assumptions to replace with your own. docs/scale.md explains them. */
import type { Deployment, UpdateCost } from './deployment.ts'

/** What `npm run bench -- load` says of a menu tap: which program uses which share of the processor time. */
const SHARES = { product: 0.35, gateway: 0.03, engine: 0.24, sandbox: 0.24, people: 0.14 } as const
/** All of it, in milliseconds: two processors, fully used by 250 updates a second (docs/performance.md). */
const PROCESSOR_MS = 2_000 / 250

/** Waits by the table of operations of `npm run bench -- updates`. */
const TAP = {
  product: SHARES.product * PROCESSOR_MS,
  gateway: SHARES.gateway * PROCESSOR_MS,
  engine: SHARES.engine * PROCESSOR_MS,
  waitsBefore: 2,
  waitsAfter: 1,
  diskMs: 1,
} as const

/** Everything on the machine of the bench, the sandbox and those who tap included. */
const MEASURED_COST: UpdateCost = {
  ...TAP,
  telegram: SHARES.sandbox * PROCESSOR_MS,
  people: SHARES.people * PROCESSOR_MS,
  roundTripMs: 0,
  telegramMs: 0,
}

/** Telegram is elsewhere: assumed to answer within 50 ms. */
const LOCAL_COST: UpdateCost = { ...TAP, telegram: 0, people: 0, roundTripMs: 0, telegramMs: 50 }

/**
 * And so is the database: MongoDB half a millisecond away, as in one data centre. It needs no gateway; that it takes as much
 * processor time as the embedded engine with its gateway is assumed, since no MongoDB was there to be measured.
 */
const SERVED_COST: UpdateCost = { ...LOCAL_COST, gateway: 0, engine: TAP.engine + TAP.gateway, roundTripMs: 0.5 }

/** What docs/performance.md says about the menu tap on that machine. */
export const MEASURED = {
  deployment: { processes: 1, workers: 16, processors: 2, engineProcessors: null, cost: MEASURED_COST },
  p50Alone: 13.3,
  perSecondWith30: 250,
  p95With100: 17.5,
} as const satisfies { readonly deployment: Deployment; readonly [figure: string]: unknown }

type Named = { readonly name: string; readonly deployment: Deployment }

const WORKERS = 16

const alone = (processors: number): Deployment => ({
  processes: 1,
  workers: WORKERS,
  processors,
  engineProcessors: null,
  cost: LOCAL_COST,
})

const served = (processes: number, engineProcessors: number): Deployment => ({
  processes,
  workers: WORKERS,
  // A process has one thread; the rest of the second processor collects garbage.
  processors: processes * 2,
  engineProcessors,
  cost: SERVED_COST,
})

export const DEPLOYMENTS: readonly Named[] = [
  { name: '1 process and its database on 2 processors', deployment: alone(2) },
  { name: '1 process and its database on 4 processors', deployment: alone(4) },
  { name: '1 process, replica set with 4 processors', deployment: served(1, 4) },
  { name: '2 processes, replica set with 4 processors', deployment: served(2, 4) },
  { name: '8 processes, replica set with 8 processors', deployment: served(8, 8) },
  { name: '16 processes, replica set with 16 processors', deployment: served(16, 16) },
]

/** What a rep does. */
export const REP = {
  updatesPerDay: 80,
  /** Of the day, in its busiest hour. */
  shareOfPeakHour: 0.2,
  /** The busiest minute of that hour against its mean. */
  peakMinute: 2,
} as const

export const REPS = [10, 1_000, 100_000] as const

/** Updates a second in the busiest minute. */
export function peakRate(reps: number): number {
  return (reps * REP.updatesPerDay * REP.shareOfPeakHour * REP.peakMinute) / 3_600
}
