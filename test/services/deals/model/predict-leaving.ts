/** What becomes of stages and pipelines of the model that leave, of the deals in them, and of both when that is undone. Pure. */
import { isDeepStrictEqual } from 'node:util'

import { holdsDeals, livePlace, openStages, mainPipeline, type Place, stageOf } from './places.ts'
import type { PlanOf } from './plan.ts'
import { areTaken } from './predict-arranging.ts'
import { isTaken, pipelineToChange, undoTurn } from './predict-pipelines.ts'
import {
  type After,
  arranged,
  CHANGED_SINCE,
  type Deal,
  DONE,
  type Former,
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

const eachDeal = (world: World, change: (deal: Deal) => Deal): World => ({
  ...world,
  deals: Object.fromEntries(Object.entries(world.deals).map(([key, deal]) => [key, change(deal)])),
})

/** Open deals, also those in the trash, go on to the place. */
export function movedOn(world: World, stages: readonly string[], { key, stage }: Place, by: number): World {
  return eachDeal(world, (deal) => {
    if (deal.status !== 'open' || !stages.includes(stageOf(deal))) return deal
    return { ...deal, pipeline: key, stays: [...deal.stays, { stage: stage.key, by, isCaused: true }] }
  })
}

/** Those that nobody has moved since, and whose stage is there again. */
function cameBack(world: World, to: string, cause: number): World {
  return eachDeal(world, (deal) => {
    const [former, last] = [deal.stays.at(-2), deal.stays.at(-1)]
    const isTheirs = last?.isCaused === true && last.by === cause && last.stage === to && deal.status === 'open'
    const place = former === undefined ? null : livePlace(world, former.stage)
    if (!isTheirs || place === null || livePlace(world, to) === null) return deal
    return { ...deal, pipeline: place.key, stays: deal.stays.slice(0, -1) }
  })
}

const asStage = ({ key, name, kind, probability, required }: Stage): Stage => ({
  key,
  name,
  kind,
  probability,
  required,
})

/** A stage that left is back where it stood, and won and lost are behind it. */
function withStage(pipeline: Pipeline, stage: Stage, at: number): Pipeline {
  const place = Math.min(at, openStages(pipeline).length)
  const former = pipeline.former.filter(({ key }) => key !== stage.key)
  return { ...pipeline, former, stages: pipeline.stages.toSpliced(place, 0, stage) }
}

export function predictRemoveStage(world: World, plan: PlanOf<'remove-stage'>): After {
  if (!isAdmin(plan.by)) return refused(world, 'FORBIDDEN')
  const found = pipelineToChange(world, plan)
  if (typeof found === 'string') return refused(world, found)
  const { key, pipeline } = found
  const open = openStages(pipeline)
  const at = open.findIndex((one) => one.key === plan.stage)
  const stage = open[at]
  if (stage === undefined) return refused(world, 'NOT_FOUND')
  if (open.length === 1) return refused(world, 'CONFLICT last-stage')
  const target = open.find((one) => one.key === plan.to)
  if (target === undefined || target === stage) return refused(world, 'CONFLICT no-such-stage')
  const cause = plan.n
  const left: Former = { ...stage, to: plan.to, cause, isDeleted: plan.how === 'delete' }
  const stages = pipeline.stages.filter((one) => one !== stage)
  const without = withPipeline(world, key, { ...pipeline, stages, former: [...pipeline.former, left] })
  const place = { key, pipeline, stage: target, isFormer: false }
  const undo: Undoable['undo'] = (later, by) => {
    const turned = undoTurn(key, (now) => {
      const former = now.former.find((one) => one.key === stage.key)
      if (!isDeepStrictEqual(former, left)) return null
      return isTaken(stage.name, now.stages) ? 'VALIDATION name-taken' : withStage(now, stage, at)
    })(later, by)
    return turned.outcome === DONE ? { ...turned, world: cameBack(turned.world, plan.to, cause) } : turned
  }
  return arranged(movedOn(without, [stage.key], place, cause), plan, undo)
}

export function predictRestoreStage(world: World, plan: PlanOf<'restore-stage'>): After {
  if (!isAdmin(plan.by)) return refused(world, 'FORBIDDEN')
  const found = pipelineToChange(world, plan)
  if (typeof found === 'string') return refused(world, found)
  const { key, pipeline } = found
  const former = pipeline.former.find((one) => one.key === plan.stage && !one.isDeleted)
  if (former === undefined) return refused(world, 'NOT_FOUND')
  if (isTaken(former.name, pipeline.stages)) return refused(world, 'VALIDATION name-taken')
  const stage = asStage(former)
  const after = withStage(pipeline, stage, openStages(pipeline).length)
  const undo = undoTurn(key, (now, later) => {
    const there = now.stages.find((one) => one.key === stage.key)
    if (!isDeepStrictEqual(there, stage) || holdsDeals(later, stage.key)) return null
    return { ...now, stages: now.stages.filter((one) => one !== there), former: [...now.former, former] }
  })
  return arranged(withPipeline(world, key, after), plan, undo)
}

export function predictArchive(world: World, plan: PlanOf<'archive'>): After {
  const { n, by, pipeline: key, to } = plan
  if (!isAdmin(by)) return refused(world, 'FORBIDDEN')
  const pipeline = world.pipelines[key]
  if (pipeline === undefined || pipeline.isUnmade) return refused(world, 'NOT_FOUND')
  if (pipeline.archived !== null) return refused(world, 'CONFLICT pipeline-archived')
  if (pipeline.isDefault) return refused(world, 'CONFLICT pipeline-default')
  const place = livePlace(world, to)
  if (place === null || place.stage.kind !== 'open' || place.key === key)
    return refused(world, 'CONFLICT no-such-stage')
  const without = withPipeline(world, key, { ...pipeline, archived: { to, cause: n } })
  const stages = [...pipeline.stages, ...pipeline.former].map((stage) => stage.key)
  const undo: Undoable['undo'] = (later) => {
    const now = later.pipelines[key]
    if (now === undefined || now.isUnmade || now.archived?.cause !== n) return refused(later, CHANGED_SINCE)
    if (areTaken(later, now, key)) return refused(later, 'VALIDATION name-taken')
    return { outcome: DONE, world: cameBack(withPipeline(later, key, { ...now, archived: null }), to, n) }
  }
  return arranged(movedOn(without, stages, place, n), plan, undo)
}

export function predictRestorePipeline(world: World, plan: PlanOf<'restore-pipeline'>): After {
  const { n, by, pipeline: key } = plan
  if (!isAdmin(by)) return refused(world, 'FORBIDDEN')
  const pipeline = world.pipelines[key]
  if (pipeline === undefined || pipeline.isUnmade) return refused(world, 'NOT_FOUND')
  if (pipeline.archived === null) return refused(world, NOTHING)
  if (areTaken(world, pipeline, key)) return refused(world, 'VALIDATION name-taken')
  const undo: Undoable['undo'] = (later) => {
    const now = later.pipelines[key]
    if (now === undefined || !isLive(now) || now.isDefault) return refused(later, CHANGED_SINCE)
    const isUsed = Object.values(later.deals).some((deal) => deal.pipeline === key && deal.status === 'open')
    const first = openStages(mainPipeline(later)[1])[0]
    if (isUsed || first === undefined) return refused(later, CHANGED_SINCE)
    return { outcome: DONE, world: withPipeline(later, key, { ...now, archived: { to: first.key, cause: -n } }) }
  }
  return arranged(withPipeline(world, key, { ...pipeline, archived: null }), plan, undo)
}
