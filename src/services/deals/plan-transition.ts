/** The rules for moving a deal: one pure function of pipeline, deal and requested move. */
import type { StageId } from '../../models/ids.ts'
import type { DealStatus } from '../../models/deal.ts'
import type { EventType } from '../../models/event.ts'
import type { RequirableDealField } from './deal-fields.ts'
import type { StageView } from '../pipelines/read-pipelines.ts'

export type Wish =
  | { readonly to: 'next' | 'previous' | 'won' | 'reopen' }
  | { readonly to: 'lost'; readonly reason: string }
  | { readonly to: 'stage'; readonly stageId: StageId }

/** The parts of a deal that the rules look at. */
export type Movable = {
  readonly stageId: StageId
  readonly status: DealStatus
  /** The stages it has been in, oldest first, the current one last. */
  readonly path: readonly StageId[]
  /** The fields that a stage can require and that the deal has. */
  readonly filled: readonly RequirableDealField[]
}

export const TRANSITION_REFUSALS = [
  /** A closed deal moves only after it has been reopened. */
  'closed',
  'not-closed',
  'no-next-stage',
  'no-previous-stage',
  'no-such-stage',
  'already-there',
] as const
export type TransitionRefusal = (typeof TRANSITION_REFUSALS)[number]

export type Transition = {
  readonly to: StageView
  readonly event: Extract<EventType, 'deal.moved' | 'deal.won' | 'deal.lost' | 'deal.reopened'>
  /** The fields that the deal must have in the stage and lacks. It moves only when this is empty. */
  readonly missing: readonly RequirableDealField[]
}

type Target = StageView | TransitionRefusal

const EVENT_OF_KIND = { open: 'deal.moved', won: 'deal.won', lost: 'deal.lost' } as const

function neighbour(open: readonly StageView[], stageId: StageId, step: 1 | -1): Target {
  const index = open.findIndex(({ id }) => id === stageId)
  return (index === -1 ? undefined : open[index + step]) ?? (step === 1 ? 'no-next-stage' : 'no-previous-stage')
}

function targetOf(stages: readonly StageView[], deal: Movable, wish: Wish): Target {
  const open = stages.filter(({ kind }) => kind === 'open')
  if (wish.to === 'reopen') {
    if (deal.status === 'open') return 'not-closed'
    // Back to the last open stage that it was in and that still exists.
    const known = deal.path.toReversed().flatMap((id) => open.filter((stage) => stage.id === id))
    return known[0] ?? open[0] ?? 'no-such-stage'
  }
  if (deal.status !== 'open') return 'closed'
  switch (wish.to) {
    case 'next':
      return neighbour(open, deal.stageId, 1)
    case 'previous':
      return neighbour(open, deal.stageId, -1)
    case 'won':
    case 'lost':
      return stages.find(({ kind }) => kind === wish.to) ?? 'no-such-stage'
    case 'stage':
      // Won and lost have operations of their own: losing asks for the reason.
      return open.find(({ id }) => id === wish.stageId) ?? 'no-such-stage'
  }
}

/** @param stages of the pipeline, in order */
export function planTransition(
  stages: readonly StageView[],
  deal: Movable,
  wish: Wish,
): Transition | TransitionRefusal {
  const to = targetOf(stages, deal, wish)
  if (typeof to === 'string') return to
  if (to.id === deal.stageId) return 'already-there'
  // A reopened deal has met the requirements before, or was never checked: reopening must not check them.
  const missing = wish.to === 'reopen' ? [] : to.requirements.filter((field) => !deal.filled.includes(field))
  return { to, event: wish.to === 'reopen' ? 'deal.reopened' : EVENT_OF_KIND[to.kind], missing }
}
