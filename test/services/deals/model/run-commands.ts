/** Runs commands against the model and the product, from a workspace in which there is something to do already. */
import fc from 'fast-check'

import type { Database } from '../../../../src/database/connect.ts'
import type { Model, ModelCommand } from './commands.ts'
import { versionsIncrease } from './invariants.ts'
import { perform } from './perform.ts'
import type { Plan } from './plan.ts'
import { predict } from './predict.ts'
import { runs, starts } from './runs.ts'
import { buildStand, firstWorld, type Start } from './stand.ts'

const PRELUDE: readonly Plan[] = [
  { n: 1, by: 'owner', does: 'make' },
  { n: 2, by: 'admin', does: 'make' },
  { n: 3, by: 'rep', does: 'add', stage: null, given: { title: 'Boat', amount: { minor: 500, currency: 'EUR' } } },
  { n: 4, by: 'other', does: 'add', stage: 'p0.1', given: { title: 'Yacht', contacts: ['c0'] } },
  { n: 5, by: 'rep', does: 'add', stage: 'p1.0', given: { title: 'Canoe', owner: null, contacts: ['c1'] } },
  { n: 6, by: 'owner', does: 'add', stage: 'p2.0', given: { title: 'Raft', amount: { minor: 7, currency: 'UAH' } } },
  { n: 7, by: 'owner', does: 'move', deal: 'd6', from: 'p2.0', wish: { to: 'lost', reason: 'Price' }, amount: null },
]

async function setUp(database: Database, start: Start) {
  const stand = await buildStand(database, start)
  const model: Model = { world: firstWorld(start), commands: PRELUDE.length }
  for (const plan of PRELUDE) {
    await perform(stand, plan)
    model.world = predict(model.world, plan).world
  }
  return { model, real: { ...stand, checkVersions: versionsIncrease() } }
}

/** @param few how many runs are enough every day @param most how many commands a run has at most */
export async function runCommands(
  database: () => Database,
  kinds: readonly fc.Arbitrary<ModelCommand>[],
  { few, most }: { readonly few: number; readonly most: number },
): Promise<void> {
  // Small values and short runs find little here: most commands need others before them.
  const commands = fc.noBias(fc.commands([...kinds], { maxCommands: most, size: 'max' }))
  await fc.assert(
    fc.asyncProperty(starts, commands, async (start, list) => {
      await fc.asyncModelRun(() => setUp(database(), start), list)
    }),
    runs(few),
  )
}
