/** Moves a deal: to a neighbouring stage, to any other stage, to won or lost, or back again. */
import { AppError } from '../../errors.ts'
import type { DealRecord, DealStatus, StageStay } from '../../models/deal.ts'
import { type DealId, type EventId, idOf, type MemberId, objectId, type StageId } from '../../models/ids.ts'
import { recordRef } from '../../models/record-ref.ts'
import type { Actor } from '../core/actor.ts'
import { acceptInputs } from '../fields/accept-inputs.ts'
import { changesBetween, filledRequirable, valuesOf } from '../fields/values.ts'
import { announceWinLater, notifyMember } from '../notifications/news.ts'
import { authorize } from '../core/permissions.ts'
import { placeChanges } from '../pipelines/place-changes.ts'
import { type Pipelines, type PipelineView, readPipelines, type StageView } from '../pipelines/read-pipelines.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { createReferences } from '../records/references.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { Transaction } from '../core/transact.ts'
import { planTransition, type Transition, type Wish } from './plan-transition.ts'
import type { DealInputs } from './deal-fields.ts'
import { settleDeal } from './settle-deal.ts'
import { readDeal, relatedOf, withContactsCompany, writeDealValues } from './write-deal.ts'

export type MoveRequest = {
  readonly wish: Wish
  /** The stage that the deal was in when the move was requested: it moves only from there. */
  readonly from: StageId
  /** Values for fields that the stage requires and the deal lacks, written in the same transaction as the move. */
  readonly fill?: DealInputs
}

export type StageName = { readonly id: StageId; readonly name: string }

export type MovedDeal = {
  readonly id: DealId
  readonly title: string
  readonly from: StageName
  readonly to: StageName
  /** The pipeline that it moved to, if that is another one. */
  readonly pipeline: string | null
  readonly status: DealStatus
  readonly undoId: EventId
}

export type MoveDeal = (actor: Actor, id: DealId, request: MoveRequest) => Promise<MovedDeal>

const MOVE_OF_EVENT = {
  'deal.moved': 'moved',
  'deal.won': 'won',
  'deal.lost': 'lost',
  'deal.reopened': 'reopened',
} as const

/** The start of a stay that follows another. The clocks of two machines may differ: no stay may end before it began. */
export function stayBegins(before: Pick<StageStay, 'enteredAt'> | undefined, at: Date): Date {
  return before === undefined || before.enteredAt <= at ? at : before.enteredAt
}

/** The history with the current stay ended and another begun at the same moment. Pure. */
export function nextHistory(
  history: DealRecord['stageHistory'],
  stageId: StageId,
  at: Date,
  by: MemberId,
): DealRecord['stageHistory'] {
  const moment = stayBegins(history.at(-1), at)
  return [
    ...history.map((stay, index) => (index === history.length - 1 ? { ...stay, leftAt: moment } : stay)),
    { stageId: objectId(stageId), enteredAt: moment, leftAt: null, by: objectId(by) },
  ]
}

/** Notifies the owner that somebody else moved their deal, and where to. */
export function notifyOwnerOfMove(
  actor: Actor,
  tx: Transaction,
  { _id, ownerId }: Pick<DealRecord, '_id' | 'ownerId'>,
  event: keyof typeof MOVE_OF_EVENT,
  { id: stageId, mainName: stageName }: Pick<StageView, 'id' | 'mainName'>,
): void {
  if (ownerId === undefined) return
  const move = MOVE_OF_EVENT[event]
  const news = { kind: 'deal-moved', dealId: idOf<DealId>(_id), move, stageId, stageName } as const
  notifyMember(actor, tx, idOf<MemberId>(ownerId), news)
}

/** @throws AppError CONFLICT with the refusal as reason, STAGE_REQUIREMENTS with the missing fields */
function planned(plan: ReturnType<typeof planTransition>, deal: DealRecord, stageName: string): Transition {
  if (typeof plan === 'string') {
    const details = { reason: plan, about: recordRef({ kind: 'deal', id: deal._id }), stageName, status: deal.status }
    throw new AppError('CONFLICT', { message: `The deal cannot be moved: ${plan}`, details })
  }
  if (plan.missing.length === 0) return plan
  const about = recordRef({ kind: 'deal', id: deal._id })
  const details = { missing: plan.missing, stageId: plan.to.id, stageName: plan.to.name, about }
  throw new AppError('STAGE_REQUIREMENTS', { message: 'The stage requires more', details })
}

/**
 * The pipeline that the deal would be in: its own, or that of the stage that it should go to.
 *
 * @throws AppError CONFLICT (pipeline-archived)
 */
function pipelineFor({ find, findStage }: Pipelines, deal: DealRecord, wish: Wish): PipelineView {
  const own = find(idOf(deal.pipelineId))
  const pipeline = (wish.to === 'stage' ? findStage(wish.stageId)?.pipeline : undefined) ?? own
  // Whoever moves a closed deal hears that it is closed, wherever it is.
  const isClosed = deal.status !== 'open' && wish.to !== 'reopen'
  if (pipeline === undefined || (pipeline.isArchived && !isClosed)) {
    const details = { reason: 'pipeline-archived', about: recordRef({ kind: 'deal', id: deal._id }) } as const
    throw new AppError('CONFLICT', { message: 'Nothing enters an archived pipeline', details })
  }
  return pipeline
}

/**
 * @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT (reason: moved-meanwhile, or the rule that refused it) with the current
 * `stageName` and `status`; STAGE_REQUIREMENTS with the `missing` fields; VALIDATION for a value in `fill`
 */
export function createMoveDeal(deps: RecordDeps): MoveDeal {
  const { models, transact, tablesOf } = deps
  return async (actor, id, { wish, from, fill = {} }) => {
    authorize(actor, 'deal.write')
    const fields = tablesOf(actor)
    return transact(
      actor,
      'deal.move',
      async (tx): Promise<MovedDeal> => {
        const deal = await readDeal(models, actor, id, { tx })
        const pipelines = await readPipelines(models, actor, tx)
        const stageId = idOf<StageId>(deal.stageId)
        const at = pipelines.findStage(stageId)
        if (at === undefined) throw new Error('The stage of a deal is missing from its pipeline')
        const present = { id: stageId, name: at.stage.name }
        if (stageId !== from) {
          const { status } = deal
          const details = {
            reason: 'moved-meanwhile',
            about: { kind: 'deal', id },
            stageName: present.name,
            status,
          } as const
          throw new AppError('CONFLICT', { message: 'The deal was moved meanwhile', details })
        }
        const before = valuesOf(fields.deal, deal)
        const references = createReferences(models, actor, tx, { permission: 'deal.write' })
        const accepted = await acceptInputs(fields.deal, before, fill, references)
        const after = settleDeal(before, await withContactsCompany(models, actor, tx, accepted, fill))
        const movable = {
          stageId,
          status: deal.status,
          path: deal.stageHistory.map((stay) => idOf<StageId>(stay.stageId)),
          filled: filledRequirable(fields.deal, after),
        }
        const pipeline = pipelineFor(pipelines, deal, wish)
        const { to, event } = planned(planTransition(pipeline.stages, movable, wish), deal, present.name)
        const lostReason = wish.to === 'lost' ? parseSingleLine(wish.reason) : null
        const stageHistory = nextHistory(deal.stageHistory, to.id, tx.at, actor.memberId)
        await writeDealValues({ models, fields }, tx, deal, after, {
          set: {
            pipelineId: objectId(pipeline.id),
            stageId: objectId(to.id),
            status: to.kind,
            stageEnteredAt: stageHistory.at(-1)?.enteredAt,
            stageHistory,
            ...(lostReason !== null && { lostReason }),
          },
          unset: lostReason === null ? ['lostReason'] : [],
        })
        const target = { kind: 'deal', id: idOf<DealId>(deal._id) } as const
        const changes = [
          ...placeChanges(at, { pipeline, stage: to }),
          ...((deal.lostReason ?? null) === lostReason
            ? []
            : [{ path: 'lostReason', from: deal.lostReason ?? null, to: lostReason }]),
          ...changesBetween(fields.deal, before, after),
        ]
        const undoId = tx.record({ type: event, target, related: relatedOf(before, after), changes })
        notifyOwnerOfMove(actor, tx, deal, event, to)
        if (event === 'deal.won') announceWinLater(actor, tx, idOf(deal._id))
        return {
          id: idOf(deal._id),
          title: after.title,
          from: present,
          to: { id: to.id, name: to.name },
          pipeline: pipeline.id === at.pipeline.id ? null : pipeline.name,
          status: to.kind,
          undoId,
        }
      },
      { undoable: true },
    )
  }
}
