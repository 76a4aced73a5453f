/** How often the model's properties are tried, and with what they begin. */
import fc from 'fast-check'

import type { Start } from './stand.ts'
import type { Person } from './world.ts'

const OWNERS: readonly (Person | null)[] = [null, 'rep', 'other', 'manager']

export const starts: fc.Arbitrary<Start> = fc.record({
  visibility: fc.constantFrom('team', 'own'),
  owners: fc.array(fc.constantFrom(...OWNERS), { minLength: 3, maxLength: 3 }),
})

const { MODEL_RUNS: wanted, MODEL_SEED: seed, MODEL_PATH: path, MODEL_SHRINK: shrinks } = process.env

const runsOf = (few: number): number => (wanted === undefined ? few : Number(wanted))

/**
 * A run that decides whether a change lands repeats the same cases, so that it fails for what was changed and not for what nobody
 * had tried before. Everywhere else they are new each time.
 */
const RECORDED_SEED = 271_828

const seedOf = (): { readonly seed?: number } => {
  if (seed !== undefined) return { seed: Number(seed) }
  return process.env['CI'] === undefined ? {} : { seed: RECORDED_SEED }
}

/** For longer runs by hand, and for a run that failed: see CONTRIBUTING.md. @param few for every day */
export function runs(few: number): fc.Parameters<unknown> {
  return {
    numRuns: runsOf(few),
    // Shrinking repeats a run a hundred times: the seed and the path are told at once.
    endOnFailure: shrinks === undefined,
    ...seedOf(),
    ...(path !== undefined && { path }),
  }
}

/** In milliseconds. */
export const timeoutOf = (few: number): number => Math.max(60_000, runsOf(few) * 20_000)
