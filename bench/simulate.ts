/**
 * Simulates the queue with its lanes and workers, the processors and the database: how well it foretells what was measured,
 * how many updates a second other deployments carry, and how long 10, 1,000 and 100,000 reps wait. Seeded, and without any
 * input or output, so that it says the same on every machine. docs/scale.md has the conclusions.
 */
import type { BenchContext, BenchReport, Table } from './harness/report.ts'
import type { Deployment } from './simulate/deployment.ts'
import { DEPLOYMENTS, MEASURED, peakRate, REPS } from './simulate/figures.ts'
import { type Outcome, simulate } from './simulate/simulate.ts'

/** A wait that people still call quick. */
const MAX_P95_MS = 250
const CHATS_OF_A_CROWD = [30, 100] as const

export async function measure({ log, quick }: BenchContext): Promise<BenchReport> {
  const seconds = quick ? 10 : 60
  log('Against what was measured')
  const tables = [comparison(seconds)]
  log('What each deployment carries')
  tables.push(capacities(seconds), demands())
  return { engine: 'simulated', measurements: [], tables }
}

function comparison(seconds: number): Table {
  const { deployment, p50Alone, perSecondWith30, p95With100 } = MEASURED
  const crowds = CHATS_OF_A_CROWD.map((chats) => {
    const outcome = simulate(deployment, { kind: 'crowd', chats }, seconds)
    const measured = { 30: `${perSecondWith30} /s`, 100: '' }[chats]
    return [`${chats} at once`, ...cells(outcome), measured]
  })
  // With a pause between taps, as the bench makes one.
  const alone = simulate(deployment, { kind: 'people', chats: 1, perSecond: 2 }, seconds * 5)
  const people = simulate(deployment, { kind: 'people', chats: 100, perSecond: 50 }, seconds)
  return {
    title: 'The machine of the bench',
    columns: ['chats', 'updates a second', 'p50 ms', 'p95 ms', 'measured'],
    rows: [
      ['1', ...cells(alone), `p50 ${p50Alone}`],
      ...crowds,
      ['100 every 2 s', ...cells(people), `p95 ${p95With100}`],
    ],
  }
}

function capacities(seconds: number): Table {
  return {
    title: `The highest rate at which 95 % wait at most ${MAX_P95_MS} ms, and the reps whose busiest minute that is`,
    columns: ['deployment', 'updates a second', 'reps'],
    rows: DEPLOYMENTS.map(({ name, deployment }) => {
      const rate = highestRate(deployment, seconds)
      return [name, rate.toFixed(0), (rate / peakRate(1)).toFixed(0)]
    }),
  }
}

/** Halves the distance between a rate that is carried and one that is not. */
function highestRate(deployment: Deployment, seconds: number): number {
  let [carried, tooMuch] = [0, 4_000]
  while (tooMuch - carried > Math.max(1, carried / 50)) {
    const rate = (carried + tooMuch) / 2
    // Many chats, so that lanes do not limit it; in less time, since the rate may be high.
    const span = Math.min(seconds, (2 * UPDATES) / rate + 1)
    const { p95, answered } = simulate(deployment, { kind: 'people', chats: 100_000, perSecond: rate }, span)
    if (p95 <= MAX_P95_MS && answered > ALL) carried = rate
    else tooMuch = rate
  }
  return carried
}

const UPDATES = 20_000
/** Nearly: those of the last moment are still on their way. */
const ALL = 0.97

function demands(): Table {
  const rows = DEPLOYMENTS.flatMap(({ name, deployment }) =>
    REPS.map((reps) => {
      const perSecond = peakRate(reps)
      // So many updates say enough, and a queue that grows without end takes long to simulate.
      const span = UPDATES / perSecond + 1
      const outcome = simulate(deployment, { kind: 'people', chats: reps, perSecond }, span)
      const keepsUp = outcome.answered > ALL
      return [name, String(reps), perSecond.toFixed(2), ...(keepsUp ? cells(outcome).slice(1) : ['queue grows', ''])]
    }),
  )
  return {
    title: 'The busiest minute',
    columns: ['deployment', 'reps', 'updates a second', 'p50 ms', 'p95 ms'],
    rows,
  }
}

function cells({ perSecond, p50, p95 }: Outcome): readonly string[] {
  return [perSecond.toFixed(1), p50.toFixed(1), p95.toFixed(1)]
}
