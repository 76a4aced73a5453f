/** Commands for fast-check: each makes its plan of what the model holds by then, and compares the product with the model. */
import type fc from 'fast-check'
import { expect } from 'vitest'

import { checkInvariants } from './invariants.ts'
import { observe, shown } from './observe.ts'
import { perform } from './perform.ts'
import { type Pick, planOf } from './picks.ts'
import type { Plan } from './plan.ts'
import { predict } from './predict.ts'
import type { Stand } from './stand.ts'
import type { Outcome, World } from './world.ts'

/** What fast-check hands from command to command. */
export type Model = { world: World; commands: number }

export type Real = Stand & { readonly checkVersions: (stand: Stand) => Promise<void> }

export type ModelCommand = fc.AsyncCommand<Model, Real>

/** One member does one thing: the product answers what the model predicts, and holds what the model holds. */
export function oneByOne(pick: Pick): ModelCommand {
  let told = pick.does as string
  return {
    check: ({ world, commands }) => planOf(world, commands + 1, pick) !== null,
    async run(model, real) {
      const plan = planOf(model.world, ++model.commands, pick)
      if (plan === null) return
      const predicted = predict(model.world, plan)
      told = `${JSON.stringify(plan)} → ${predicted.outcome}`
      expect(await perform(real, plan), told).toBe(predicted.outcome)
      model.world = predicted.world
      expect(await observe(real), told).toEqual(shown(model.world))
      await checkInvariants(real)
      await real.checkVersions(real)
    },
    toString: () => told,
  }
}

/** Time goes by, and the jobs do what they have to do later: nothing that anybody sees. */
export function later(): ModelCommand {
  return {
    check: () => true,
    async run(model, real) {
      await real.work()
      expect(await observe(real)).toEqual(shown(model.world))
      await checkInvariants(real)
    },
    toString: () => 'later',
  }
}

function ordersOf<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list]
  return list.flatMap((one, index) => ordersOf(list.toSpliced(index, 1)).map((rest) => [one, ...rest]))
}

type Order = { readonly outcomes: ReadonlyMap<number, Outcome>; readonly world: World }

function inOrder(world: World, plans: readonly Plan[]): Order {
  const outcomes = new Map<number, Outcome>()
  let after = world
  for (const plan of plans) {
    const one = predict(after, plan)
    outcomes.set(plan.n, one.outcome)
    after = one.world
  }
  return { outcomes, world: after }
}

/**
 * The making of a pipeline or a stage. A deal that moves into what is being unmade is moved on a moment later (ADR 38), which no
 * order explains.
 */
function unmakes({ pipelines }: World, plan: Plan): boolean {
  if (plan.does !== 'undo') return false
  const [pipeline, stage] = [`p${plan.command}`, `s${plan.command}`]
  return Object.entries(pipelines).some(
    ([key, { stages, former }]) => key === pipeline || [...stages, ...former].some((one) => one.key === stage),
  )
}

/** Members act at the same moment: what comes of it is what would have come of it in some order. */
export function atOnce(picks: readonly Pick[]): ModelCommand {
  let told = picks.map(({ does }) => does).join(' | ')
  const plansIn = ({ world, commands }: Model): readonly Plan[] => {
    const plans = picks
      .flatMap((pick, index) => planOf(world, commands + 1 + index, pick) ?? [])
      .filter((plan) => !unmakes(world, plan))
    // Each is somebody else: one person does one thing after another.
    return plans.filter(({ by }, index) => plans.findIndex((other) => other.by === by) === index)
  }
  return {
    check: (model) => plansIn(model).length > 1,
    async run(model, real) {
      const plans = plansIn(model)
      model.commands += picks.length
      const outcomes = await Promise.all(plans.map((plan) => perform(real, plan)))
      await real.work()
      const observed = await observe(real)
      told = plans.map((plan, index) => `${JSON.stringify(plan)} → ${outcomes[index]}`).join(' | ')
      const orders = ordersOf(plans).map((order) => inOrder(model.world, order))
      const said = (order: Order) => plans.map(({ n }) => order.outcomes.get(n))
      const fitting = orders.find((order) => {
        try {
          expect(outcomes).toEqual(said(order))
          expect(observed).toEqual(shown(order.world))
          return true
        } catch {
          return false
        }
      })
      if (fitting === undefined) {
        const closest = orders.find((order) => JSON.stringify(said(order)) === JSON.stringify(outcomes)) ?? orders[0]
        expect({ outcomes, observed }, told).toEqual(
          closest && { outcomes: said(closest), observed: shown(closest.world) },
        )
        throw new Error(`No order explains ${told}`)
      }
      model.world = fitting.world
      await checkInvariants(real)
      await real.checkVersions(real)
    },
    toString: () => told,
  }
}
