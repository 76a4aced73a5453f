/** What the making and ordering of pipelines comes to in the model. Pure. */
import { isDeepStrictEqual } from 'node:util'

import { livePipelines } from './places.ts'
import type { PlanOf } from './plan.ts'
import { isTaken } from './predict-pipelines.ts'
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

type Names = Pick<Pipeline, 'name' | 'inUkrainian'>

/** Whether a pipeline in use, but this one, has one of the names. */
export function areTaken(world: World, { name, inUkrainian }: Names, but: string | null): boolean {
  const others = livePipelines(world).filter(([key]) => key !== but)
  const names = others.flatMap(([, one]) => [{ name: one.name }, { name: one.inUkrainian }])
  return isTaken(name, names) || isTaken(inUkrainian, names)
}

function freeNames(world: World): Names {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` ${number}`
    const names = { name: `Services${suffix}`, inUkrainian: `Послуги${suffix}` }
    if (!areTaken(world, names, null)) return names
  }
}

/** Of the template for services. */
const TEMPLATE: readonly Omit<Stage, 'key'>[] = [
  { name: 'Request', kind: 'open', probability: 10, required: [] },
  { name: 'Consultation', kind: 'open', probability: 30, required: ['contact'] },
  { name: 'Estimate sent', kind: 'open', probability: 50, required: ['amount'] },
  { name: 'Agreed', kind: 'open', probability: 80, required: [] },
  { name: 'Work in progress', kind: 'open', probability: 90, required: ['expectedCloseOn'] },
  { name: 'Invoice sent', kind: 'open', probability: 95, required: [] },
  { name: 'Paid', kind: 'won', probability: 100, required: [] },
  { name: 'Cancelled', kind: 'lost', probability: 0, required: [] },
]

/** Of the template for sales. */
const DEFAULT: readonly Omit<Stage, 'key'>[] = [
  { name: 'New lead', kind: 'open', probability: 10, required: [] },
  { name: 'Qualified', kind: 'open', probability: 25, required: [] },
  { name: 'Proposal', kind: 'open', probability: 50, required: ['amount'] },
  { name: 'Negotiation', kind: 'open', probability: 75, required: [] },
  { name: 'Won', kind: 'won', probability: 100, required: [] },
  { name: 'Lost', kind: 'lost', probability: 0, required: [] },
]

export const stagesOf = (pipeline: string, stages: readonly Omit<Stage, 'key'>[]): readonly Stage[] =>
  stages.map((stage, index) => ({ key: `${pipeline}.${index}`, ...stage }))

/** What a new workspace has. */
export const FIRST_PIPELINE: Pipeline = {
  name: 'Sales',
  inUkrainian: 'Продажі',
  isDefault: true,
  order: 0,
  stages: stagesOf('p0', DEFAULT),
  former: [],
  archived: null,
  isUnmade: false,
}

export function predictMake(world: World, plan: PlanOf<'make'>): After {
  if (!isAdmin(plan.by)) return refused(world, 'FORBIDDEN')
  const key = `p${plan.n}`
  const order = Math.max(-1, ...livePipelines(world).map(([, one]) => one.order)) + 1
  const made = { ...freeNames(world), isDefault: false, order, stages: stagesOf(key, TEMPLATE) }
  const undo: Undoable['undo'] = (later) => {
    const now = later.pipelines[key]
    const isUsed = Object.values(later.deals).some(({ pipeline }) => pipeline === key)
    if (now === undefined || !isLive(now) || now.isDefault || isUsed) return refused(later, CHANGED_SINCE)
    return { outcome: DONE, world: withPipeline(later, key, { ...now, isUnmade: true }) }
  }
  return arranged(withPipeline(world, key, { ...made, former: [], archived: null, isUnmade: false }), plan, undo)
}

type Property = 'order' | 'isDefault'
type Put = { readonly key: string; readonly property: Property; readonly from: unknown; readonly to: unknown }

/** Properties of several pipelines at once; all of them are put back, or none. */
function putAll(world: World, plan: PlanOf<'make-default' | 'move-pipeline'>, puts: readonly Put[]): After {
  const undo: Undoable['undo'] = (later) => {
    let before = later
    for (const { key, property, from, to } of puts.toReversed()) {
      const now = before.pipelines[key]
      const isGone = now === undefined || now.isUnmade || (property === 'isDefault' && from === true && !isLive(now))
      if (isGone || !isDeepStrictEqual(now[property], to)) return refused(later, CHANGED_SINCE)
      before = withPipeline(before, key, { ...now, [property]: from })
    }
    return { outcome: DONE, world: before }
  }
  let after = world
  for (const { key, property, to } of puts) {
    const now = after.pipelines[key]
    if (now !== undefined) after = withPipeline(after, key, { ...now, [property]: to })
  }
  return puts.length === 0 ? refused(world, NOTHING) : arranged(after, plan, undo)
}

export function predictMakeDefault(world: World, plan: PlanOf<'make-default'>): After {
  if (!isAdmin(plan.by)) return refused(world, 'FORBIDDEN')
  const next = world.pipelines[plan.pipeline]
  if (next === undefined || next.isUnmade) return refused(world, 'NOT_FOUND')
  if (next.archived !== null) return refused(world, 'CONFLICT pipeline-archived')
  if (next.isDefault) return refused(world, NOTHING)
  const before = Object.entries(world.pipelines).flatMap(([key, { isDefault }]) => (isDefault ? [key] : []))
  return putAll(world, plan, [
    ...before.map((key) => ({ key, property: 'isDefault', from: true, to: false }) as const),
    { key: plan.pipeline, property: 'isDefault', from: false, to: true },
  ])
}

export function predictMovePipeline(world: World, plan: PlanOf<'move-pipeline'>): After {
  if (!isAdmin(plan.by)) return refused(world, 'FORBIDDEN')
  const live = livePipelines(world)
  const at = live.findIndex(([key]) => key === plan.pipeline)
  const [own, other] = [live[at], live[plan.direction === 'up' ? at - 1 : at + 1]]
  if (own === undefined) return refused(world, 'NOT_FOUND')
  if (other === undefined) return refused(world, NOTHING)
  const places = live.map((one) => (one === own ? other : one === other ? own : one))
  const puts = places.flatMap(([key, { order }], index): Put[] =>
    order === index ? [] : [{ key, property: 'order', from: order, to: index }],
  )
  return putAll(world, plan, puts)
}

export function predictNamePipeline(world: World, plan: PlanOf<'name-pipeline'>): After {
  const { by, pipeline: key, name, before } = plan
  if (!isAdmin(by)) return refused(world, 'FORBIDDEN')
  const pipeline = world.pipelines[key]
  if (pipeline === undefined || pipeline.isUnmade) return refused(world, 'NOT_FOUND')
  if (pipeline.archived !== null) return refused(world, 'CONFLICT pipeline-archived')
  if (pipeline.name !== before) return refused(world, 'CONFLICT changed-meanwhile')
  const named = { ...pipeline, name }
  if (areTaken(world, named, key)) return refused(world, 'VALIDATION name-taken')
  if (name === pipeline.name) return refused(world, NOTHING)
  const undo: Undoable['undo'] = (later) => {
    const now = later.pipelines[key]
    if (now === undefined || !isLive(now) || now.name !== name) return refused(later, CHANGED_SINCE)
    if (areTaken(later, { ...now, name: before }, key)) return refused(later, 'VALIDATION name-taken')
    return { outcome: DONE, world: withPipeline(later, key, { ...now, name: before }) }
  }
  return arranged(withPipeline(world, key, named), plan, undo)
}
