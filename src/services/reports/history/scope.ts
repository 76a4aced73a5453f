/** Which deals a report is about, by what they were at the moment that counts. Pure. */
import type { MemberId, PipelineId } from '../../../models/ids.ts'
import type { Span } from '../report-period.ts'
import { type DealHistory, type DealState, type StageMap, stateBefore, statusOf, stayBefore } from './deal-history.ts'

export type Scope = {
  /** Null: all pipelines. */
  readonly pipelineId: PipelineId | null
  /** Null: the whole team and what nobody owns. */
  readonly memberId: MemberId | null
}

export type Histories = { readonly scope: Scope; readonly stages: StageMap }

export function isWithin({ pipelineId, memberId }: Scope, state: Pick<DealState, 'pipelineId' | 'ownerId'>): boolean {
  return (pipelineId === null || state.pipelineId === pipelineId) && (memberId === null || state.ownerId === memberId)
}

/** The deal just before a moment, if the report is about it as it was then. */
export function seenBefore({ scope, stages }: Histories, history: DealHistory, at: Date): DealState | null {
  const state = stateBefore(history, at, stages)
  return state !== null && isWithin(scope, state) ? state : null
}

/** The same, if it is open then. Most deals are not: they are found out before anything else is asked. */
export function openBefore(histories: Histories, history: DealHistory, at: Date): DealState | null {
  const stay = stayBefore(history, at.getTime())
  if (stay === null || statusOf(histories.stages, stay.stageId) !== 'open') return null
  return seenBefore(histories, history, at)
}

export type ClosedState = DealState & { readonly status: 'won' | 'lost' }

/**
 * The deal at the end of a span, if it was closed within it and has not been reopened by its end: what all reports mean by won
 * and lost.
 */
export function closedWithin(histories: Histories, history: DealHistory, { from, until }: Span): ClosedState | null {
  const stay = stayBefore(history, until.getTime())
  if (stay === null || stay.enteredAt < from.getTime()) return null
  const status = statusOf(histories.stages, stay.stageId)
  if (status === 'open') return null
  const state = seenBefore(histories, history, until)
  return state && { ...state, status }
}
