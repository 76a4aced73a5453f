/** The board: every stage of a pipeline with how many deals are in it, and what they are worth. */
import { DateTime } from 'luxon'

import type { Money } from '../../models/deal.ts'
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { type PipelineView, readPipelines, type StageView } from '../pipelines/read-pipelines.ts'
import { readConverters } from '../rates/create-converter.ts'
import { readTotals, type StageGroup } from '../stage-totals/read-totals.ts'
import { pipelinesIn } from '../views/place-conditions.ts'
import type { ViewDeps } from '../views/view-store.ts'
import { boardFilter, type BoardQuery } from './board-filter.ts'
import { convertSums, type ConvertedSum } from './convert-sums.ts'
import { totalOf } from './deals-total.ts'
import { weighDeals, type WeightedSum } from './weigh-deals.ts'

export type BoardLine = {
  readonly stage: StageView
  readonly count: number
  /** One for each currency, largest first; deals without an amount add nothing. */
  readonly sums: readonly Money[]
}

export type Board = {
  readonly pipeline: PipelineView
  /** All that a board can be of, in order; under a filter on pipelines, those. */
  readonly pipelines: readonly PipelineView[]
  readonly stages: readonly BoardLine[]
  /** All open deals together. */
  readonly open: {
    readonly count: number
    readonly sums: readonly WeightedSum[]
    /** The same in the currency that was asked for; null if they are all in it. */
    readonly converted: ConvertedSum | null
  }
}

export type BoardDeps = Pick<ViewDeps, 'models' | 'tablesOf' | 'clock'>

/** Under a filter that the kept totals do not know. */
async function countDeals(models: Models, scope: Readonly<Record<string, unknown>>): Promise<readonly StageGroup[]> {
  return models.deals.aggregate<StageGroup>([
    { $match: scope },
    {
      $group: {
        _id: { stageId: '$stageId', currency: '$amount.currency' },
        count: { $sum: 1 },
        minor: { $sum: '$amount.minor' },
      },
    },
  ])
}

/** @param into ISO 4217: the currency that the sum of all open deals is also wanted in */
export async function readBoard(
  deps: BoardDeps,
  actor: Actor,
  { into, pipelineId, ...query }: BoardQuery & { readonly into?: string },
): Promise<Board> {
  const { models, clock } = deps
  const [pipelines, filter] = await Promise.all([readPipelines(models, actor), boardFilter(deps, actor, query)])
  const { live, main } = pipelines
  const asked = pipelinesIn(filter.places, pipelines)
  const shown = asked.length === 0 ? live : live.filter(({ id }) => asked.includes(id))
  const pipeline = shown.find(({ id }) => id === pipelineId) ?? (asked.length === 0 ? main : (shown[0] ?? main))
  const within = { pipelineId: objectId(pipeline.id) }
  const [groups, convert] = await Promise.all([
    filter.totals === null
      ? countDeals(models, { ...filter.deals, ...within })
      : readTotals(models, { ...filter.totals, ...within }),
    // Read with the rest: whether there is anything to convert is only known afterwards.
    into === undefined ? null : readConverters(models, actor.workspaceId).then((to) => to(into)),
  ])
  const stages = pipeline.stages.map((stage): BoardLine => {
    const own = groups.filter(({ _id }) => _id.stageId.toHexString() === stage.id)
    return { stage, ...totalOf(own) }
  })
  const open = stages.filter(({ stage }) => stage.kind === 'open')
  const amounts = open.flatMap((line) => line.sums.map((amount) => ({ amount, probability: line.stage.probability })))
  const isForeign = into !== undefined && amounts.some(({ amount }) => amount.currency !== into)
  const day = DateTime.fromJSDate(clock.now(), { zone: actor.timeZone }).toISODate() ?? ''
  const isOpen = new Set<string>(open.map(({ stage }) => stage.id))
  const counts = groups.filter(({ _id }) => isOpen.has(_id.stageId.toHexString()))
  return {
    pipeline,
    pipelines: shown,
    stages,
    open: {
      count: open.reduce((sum, { count }) => sum + count, 0),
      sums: weighDeals(amounts),
      converted:
        isForeign && convert !== null ? convertSums(amounts, counts, (money) => convert(money, day), into) : null,
    },
  }
}
