/** What edits of a pipeline's stages come to in the model. Pure. */
import { isDeepStrictEqual } from 'node:util'

import { findPlace, holdsDeals, openStages } from './places.ts'
import type { PlanOf } from './plan.ts'
import {
  type After,
  arranged,
  CHANGED_SINCE,
  DONE,
  isAdmin,
  isLive,
  NOTHING,
  type Pipeline,
  refused,
  type Stage,
  type Undoable,
  withPipeline,
  type World,
} from './world.ts'

type Changing = { readonly n: number; readonly by: PlanOf<'make'>['by'] }

/** The pipeline of a stage, also of one that was archived; a deleted one is gone. @returns why not */
export function pipelineToChange(world: World, of: { readonly stage: string } | { readonly pipeline: string }) {
  const key = 'pipeline' in of ? of.pipeline : (findPlace(world, of.stage)?.key ?? '')
  const pipeline = world.pipelines[key]
  if (pipeline === undefined || pipeline.isUnmade) return 'NOT_FOUND'
  if ('stage' in of && pipeline.former.some((one) => one.key === of.stage && one.isDeleted)) return 'NOT_FOUND'
  return pipeline.archived === null ? { key, pipeline } : 'CONFLICT pipeline-archived'
}

/** A change of a stage or of the order, and what takes it back: null if somebody has changed the same since. */
export type Turn = {
  readonly after: Pipeline
  readonly back: (pipeline: Pipeline, world: World) => Pipeline | string | null
}

export function undoTurn(key: string, back: Turn['back']): Undoable['undo'] {
  return (world) => {
    const pipeline = world.pipelines[key]
    if (pipeline === undefined || !isLive(pipeline)) return refused(world, CHANGED_SINCE)
    const before = back(pipeline, world)
    if (typeof before === 'string') return refused(world, before)
    if (before === null || openStages(before).length === 0) return refused(world, CHANGED_SINCE)
    return { outcome: DONE, world: withPipeline(world, key, before) }
  }
}

function changed(
  world: World,
  plan: Changing & ({ readonly stage: string } | { readonly pipeline: string }),
  change: (pipeline: Pipeline) => Turn | string,
): After {
  if (!isAdmin(plan.by)) return refused(world, 'FORBIDDEN')
  const found = pipelineToChange(world, plan)
  if (typeof found === 'string') return refused(world, found)
  const turn = change(found.pipeline)
  if (typeof turn === 'string') return refused(world, turn)
  return arranged(withPipeline(world, found.key, turn.after), plan, undoTurn(found.key, turn.back))
}

const same = (name: string, other: string): boolean => name.toLowerCase() === other.toLowerCase()

export function isTaken(name: string, others: readonly { readonly name: string }[]): boolean {
  return others.some((other) => same(other.name, name))
}

const replaced = (pipeline: Pipeline, stage: Stage): Pipeline => ({
  ...pipeline,
  stages: pipeline.stages.map((one) => (one.key === stage.key ? stage : one)),
})

/** One property of a stage, as the member saw it. */
function setting<Property extends 'name' | 'probability' | 'required'>(
  { stage: key }: { readonly stage: string },
  property: Property,
  change: (stage: Stage, pipeline: Pipeline) => Stage[Property] | { readonly refusal: string },
) {
  return (pipeline: Pipeline): Turn | string => {
    const stage = pipeline.stages.find((one) => one.key === key)
    if (stage === undefined) return 'NOT_FOUND'
    const value = change(stage, pipeline)
    if (typeof value === 'object' && 'refusal' in value) return value.refusal
    if (isDeepStrictEqual(value, stage[property])) return NOTHING
    const back: Turn['back'] = (later) => {
      const now = later.stages.find((one) => one.key === key)
      if (now === undefined || !isDeepStrictEqual(now[property], value)) return null
      const others = later.stages.filter((one) => one !== now)
      if (property === 'name' && isTaken(stage.name, others)) return 'VALIDATION name-taken'
      return replaced(later, { ...now, [property]: stage[property] })
    }
    return { after: replaced(pipeline, { ...stage, [property]: value }), back }
  }
}

export function predictNameStage(world: World, plan: PlanOf<'name-stage'>): After {
  return changed(
    world,
    plan,
    setting(plan, 'name', (stage, { stages }) => {
      if (stage.name !== plan.before) return { refusal: 'CONFLICT changed-meanwhile' }
      const others = stages.filter((one) => one !== stage)
      return isTaken(plan.name, others) ? { refusal: 'VALIDATION name-taken' } : plan.name
    }),
  )
}

export function predictProbability(world: World, plan: PlanOf<'probability'>): After {
  return changed(
    world,
    plan,
    setting(plan, 'probability', (stage) => {
      if (stage.kind !== 'open') return { refusal: 'NOT_FOUND' }
      return stage.probability === plan.before ? plan.after : { refusal: 'CONFLICT changed-meanwhile' }
    }),
  )
}

export function predictRequire(world: World, plan: PlanOf<'require'>): After {
  const { field, isRequired } = plan
  return changed(
    world,
    plan,
    setting(plan, 'required', ({ required }) => {
      if (required.includes(field) === isRequired) return required
      return isRequired ? [...required, field] : required.filter((one) => one !== field)
    }),
  )
}

export function predictAddStage(world: World, plan: PlanOf<'add-stage'>): After {
  const key = `s${plan.n}`
  return changed(world, plan, (pipeline) => {
    const open = openStages(pipeline)
    if (isTaken(plan.name, pipeline.stages)) return 'VALIDATION name-taken'
    const probability = open.at(-1)?.probability ?? 50
    const stage: Stage = { key, name: plan.name, kind: 'open', probability, required: [] }
    return {
      after: { ...pipeline, stages: pipeline.stages.toSpliced(open.length, 0, stage) },
      back: (later, then) => {
        const now = later.stages.find((one) => one.key === key)
        if (!isDeepStrictEqual(now, stage) || holdsDeals(then, key)) return null
        return { ...later, stages: later.stages.filter((one) => one !== now) }
      },
    }
  })
}

export function predictMoveStage(world: World, plan: PlanOf<'move-stage'>): After {
  return changed(world, plan, (pipeline) => {
    const open = openStages(pipeline)
    const at = open.findIndex(({ key }) => key === plan.stage)
    const to = plan.direction === 'up' ? at - 1 : at + 1
    const [stage, other] = [open[at], open[to]]
    if (stage === undefined || other === undefined) return NOTHING
    const stages = pipeline.stages.with(at, other).with(to, stage)
    const order = (list: readonly Stage[]) => list.map(({ key }) => key)
    const back: Turn['back'] = (later) => {
      if (!isDeepStrictEqual(order(later.stages), order(stages))) return null
      const before = order(pipeline.stages).flatMap((key) => later.stages.filter((one) => one.key === key))
      return { ...later, stages: before }
    }
    return { after: { ...pipeline, stages }, back }
  })
}
