/**
 * A deal as it was at any moment: its stays say in which stage, and what events changed since is reverted in what it is
 * now. Pure.
 */
import type { DealStatus, Money } from '../../../models/deal.ts'
import type { DealId, MemberId, PipelineId, StageId } from '../../../models/ids.ts'
import type { RecordSource } from '../../../models/record-source.ts'

export type Stay = { readonly stageId: StageId; readonly enteredAt: Date; readonly leftAt: Date | null }

/** What may have been otherwise before: everything about a deal that reports read and that stays do not tell. */
export type Facts = {
  readonly amount: Money | null
  readonly ownerId: MemberId | null
  readonly deleted: boolean
  readonly lostReason: string | null
  /** When it is expected to close, YYYY-MM-DD. */
  readonly closeOn: string | null
  /** Only counts while the stage is in no pipeline any more. */
  readonly pipelineId: PipelineId | null
}

/** What the deal was like before a moment, as far as it changed then. */
export type Rollback = { readonly at: Date; readonly before: Partial<Facts> }

export type DealHistory = {
  readonly id: DealId
  /** Oldest first; never empty. */
  readonly stays: readonly Stay[]
  readonly now: Facts
  readonly status: DealStatus
  readonly committed: boolean
  readonly source: RecordSource
  /** Where it came from, in the team's words; null if nobody said so. */
  readonly origin: string | null
  /** Newest first; at least as far back as the report looks. */
  readonly rollbacks: readonly Rollback[]
}

/** A stage as reports need it. */
export type ReportStage = {
  readonly id: StageId
  readonly pipelineId: PipelineId
  readonly kind: DealStatus
  /** Its place in its pipeline; null for a stage that left it. */
  readonly order: number | null
  /** In percent. */
  readonly probability: number
}

export type StageMap = ReadonlyMap<StageId, ReportStage>

export type DealState = Facts & {
  readonly stageId: StageId
  readonly status: DealStatus
  readonly enteredAt: Date
}

/** The stay that the deal was in just before a moment; null before its first. */
export function stayBefore(stays: readonly Stay[], at: Date): Stay | null {
  for (let index = stays.length - 1; index >= 0; index -= 1) {
    const stay = stays[index]
    if (stay !== undefined && stay.enteredAt < at) return stay
  }
  return null
}

/** Without a stage in the map: it was removed, and only stages of open deals can be. */
export function statusOf(stages: StageMap, stageId: StageId): DealStatus {
  return stages.get(stageId)?.kind ?? 'open'
}

/**
 * The deal just before a moment; null if it was not there yet, or deleted. A move that was undone never happened: its stay is
 * gone.
 */
export function stateBefore(history: DealHistory, at: Date, stages: StageMap): DealState | null {
  const stay = stayBefore(history.stays, at)
  if (stay === null) return null
  let facts = history.now
  for (const rollback of history.rollbacks) {
    if (rollback.at < at) break
    facts = { ...facts, ...rollback.before }
  }
  if (facts.deleted) return null
  const { amount, ownerId, deleted, lostReason, closeOn } = facts
  const { stageId, enteredAt } = stay
  const pipelineId = stages.get(stageId)?.pipelineId ?? facts.pipelineId
  const status = statusOf(stages, stageId)
  return { amount, ownerId, deleted, lostReason, closeOn, pipelineId, stageId, status, enteredAt }
}
