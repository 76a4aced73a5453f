/** How far the deals that entered a stage came. They are the deals as they are now: a cohort goes on after its period. Pure. */
import type { DealHistory, Moment, ReportStage, StageMap } from '../history/deal-history.ts'
import { closedWithin, isWithin } from '../history/scope.ts'
import { type Figuring, rateOf, type Reckoning, worthOf } from '../figuring.ts'
import { medianOf } from '../quantiles.ts'
import type { Ranking } from '../ranking.ts'
import type { FunnelFigures } from '../report.ts'
import { createTally } from '../valuer.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export type FunnelStage = ReportStage & { readonly name: string }

function isLater(stage: ReportStage, than: ReportStage): boolean {
  if (stage.order === null || than.order === null || stage.pipelineId !== than.pipelineId) return false
  return stage.order > than.order
}

/** When it went on from a stage that it had entered: into a later one of the same pipeline, or to won; null if it did not. */
function wentOn(history: DealHistory, entry: number, stage: ReportStage, stages: StageMap): Moment | null {
  const onward = history.stageIds.findIndex((stageId, index) => {
    const next = index > entry ? stages.get(stageId) : undefined
    if (next === undefined) return false
    return next.kind === 'won' || (next.kind === 'open' && isLater(next, stage))
  })
  return history.enteredAt[onward] ?? null
}

/** @param shown the open stages, in order */
export function createFunnel(
  figuring: Figuring,
  shown: readonly FunnelStage[],
  ranking: Ranking,
): Reckoning<FunnelFigures> {
  const { scope, stages, span, valuer, canOpen } = figuring
  const rows = shown.map((stage) => ({
    stage,
    entered: createTally(),
    converted: createTally(),
    waiting: 0,
    days: [] as number[],
  }))
  const [won, lost] = [createTally(), createTally()]

  const [from, until] = [span.from.getTime(), span.until.getTime()]
  const isWithinSpan = (at: Moment | undefined): boolean => at !== undefined && at >= from && at < until
  const worthNow = ({ id, now }: DealHistory): number => valuer.worth(id, now.amount, () => figuring.lastDay)

  function addClosed(history: DealHistory): void {
    const state = closedWithin(figuring, history, span)
    if (state !== null) (state.status === 'won' ? won : lost).add(worthOf(figuring, history, state))
  }

  return {
    add(history) {
      addClosed(history)
      const { stageIds, enteredAt, now, status } = history
      if (now.deleted || !isWithin({ ...scope, pipelineId: null }, now)) return
      let isIn = false
      for (const row of rows) {
        const entry = stageIds.findIndex((stageId, index) => stageId === row.stage.id && isWithinSpan(enteredAt[index]))
        const entered = enteredAt[entry]
        if (entered === undefined) continue
        isIn = true
        const worth = worthNow(history)
        row.entered.add(worth)
        const onward = wentOn(history, entry, row.stage, stages)
        if (onward !== null) {
          row.converted.add(worth)
          row.days.push((onward - entered) / DAY_MS)
        } else if (status === 'open') row.waiting += 1
      }
      if (isIn && canOpen(history)) ranking.add(history.id, worthNow(history))
    },
    figures() {
      const [wonTotal, lostTotal] = [won.total(), lost.total()]
      return {
        report: 'funnel',
        stages: rows.map(({ stage, entered, converted, waiting, days }) => ({
          id: stage.id,
          name: stage.name,
          entered: entered.total(),
          converted: converted.total(),
          waiting,
          medianDays: medianOf(days),
        })),
        won: wonTotal,
        winRate: {
          byCount: rateOf(wonTotal.count, lostTotal.count),
          byMoney: rateOf(wonTotal.minor, lostTotal.minor),
        },
      }
    },
  }
}
