/** What moves of a deal come to in the model. Pure. */
import { findPlace, lacking, livePlace, openStages, stageOf, type Place } from './places.ts'
import { gaveAway, seenDeal } from './predict-edits.ts'
import type { PlanOf, Wish } from './plan.ts'
import { changesOf, reverted, settled } from './settle.ts'
import {
  type After,
  CHANGED_SINCE,
  type Deal,
  done,
  isLive,
  isWriter,
  type Person,
  type Pipeline,
  refused,
  type Undoable,
  type Values,
  withDeal,
  type World,
} from './world.ts'

/** The pipeline that the wish is about: that of the stage, else the deal's own. */
function pipelineOf(world: World, deal: Deal, wish: Wish): readonly [string, Pipeline] | null {
  const place = wish.to === 'stage' ? findPlace(world, wish.stage) : null
  const key = place?.key ?? deal.pipeline
  const pipeline = world.pipelines[key]
  return pipeline === undefined || !isLive(pipeline) ? null : [key, pipeline]
}

/** The stage that it goes to, or why it goes nowhere. */
function targetOf(pipeline: Pipeline, deal: Deal, wish: Wish): string {
  const open = openStages(pipeline).map(({ key }) => key)
  const at = open.indexOf(stageOf(deal))
  const closedAs = (kind: string) => pipeline.stages.find((stage) => stage.kind === kind)?.key ?? ''
  if (wish.to === 'reopen') {
    if (deal.status === 'open') return 'CONFLICT not-closed'
    const known = deal.stays.toReversed().find(({ stage }) => open.includes(stage))
    return known?.stage ?? open[0] ?? ''
  }
  switch (wish.to) {
    case 'next':
      return (at < 0 ? undefined : open[at + 1]) ?? 'CONFLICT no-next-stage'
    case 'previous':
      return open[at - 1] ?? 'CONFLICT no-previous-stage'
    case 'won':
    case 'lost':
      return closedAs(wish.to)
    case 'stage':
      if (!open.includes(wish.stage)) return 'CONFLICT no-such-stage'
      return wish.stage === stageOf(deal) ? 'CONFLICT already-there' : wish.stage
  }
}

function undoMove(key: string, n: number, who: Person, was: Deal, now: Deal): Undoable['undo'] {
  const changes = changesOf(was.values, now.values)
  return (world, by) => {
    const deal = gaveAway(who, by, changes) ? world.deals[key] : seenDeal(world, by, key)
    if (deal === undefined || deal.isDeleted) return refused(world, 'NOT_FOUND')
    const place = livePlace(world, stageOf(was))
    const isLast = deal.stays.at(-1)?.by === n && deal.stays.at(-2)?.stage === stageOf(was)
    const values = reverted(deal.values, changes)
    if (place === null || !isLast || values === null) return refused(world, CHANGED_SINCE)
    const { kind: status } = place.stage
    const lostReason = status === 'lost' ? was.lostReason : null
    const stays = deal.stays.slice(0, -1)
    return {
      outcome: 'done',
      world: withDeal(world, key, { ...deal, pipeline: place.key, status, lostReason, stays, values }),
    }
  }
}

/** What the rules of a single move make of a deal, or why not. */
export function movedDeal(world: World, n: number, deal: Deal, wish: Wish, values: Values): Deal | string {
  if (deal.status !== 'open' && wish.to !== 'reopen') return 'CONFLICT closed'
  const found = pipelineOf(world, deal, wish)
  if (found === null) return 'CONFLICT pipeline-archived'
  const [pipelineKey, pipeline] = found
  const target = targetOf(pipeline, deal, wish)
  const stage = pipeline.stages.find(({ key }) => key === target)
  if (stage === undefined) return target
  const place: Place = { key: pipelineKey, pipeline, stage, isFormer: false }
  if (wish.to !== 'reopen' && lacking(place, values).length > 0) return 'STAGE_REQUIREMENTS'
  const stays = [...deal.stays, { stage: target, by: n, isCaused: false }]
  const lostReason = wish.to === 'lost' ? wish.reason : null
  return { ...deal, pipeline: pipelineKey, status: stage.kind, lostReason, stays, values }
}

export function predictMove(world: World, plan: PlanOf<'move'>): After {
  const { n, by, deal: key, wish, from, amount } = plan
  if (!isWriter(by)) return refused(world, 'FORBIDDEN')
  const deal = seenDeal(world, by, key)
  if (deal === undefined) return refused(world, 'NOT_FOUND')
  if (stageOf(deal) !== from) return refused(world, 'CONFLICT moved-meanwhile')
  const values = settled(deal.values, amount === null ? deal.values : { ...deal.values, amount })
  const moved = movedDeal(world, n, deal, wish, values)
  if (typeof moved === 'string') return refused(world, moved)
  return done(withDeal(world, key, moved), plan, undoMove(key, n, by, deal, moved))
}
