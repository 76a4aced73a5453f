/** Moves a deal to where it stands on their side, unless it was moved on ours as well and ours wins. */
import type { DealRecord, DealStatus, StageStay } from '../../models/deal.ts'
import type { Change, EventType } from '../../models/event.ts'
import { type DealId, idOf, objectId, type StageId } from '../../models/ids.ts'
import type { Transaction } from '../core/transact.ts'
import { stayBegins } from '../deals/move-deal.ts'
import type { PipelineView, StageView } from '../pipelines/read-pipelines.ts'
import { placeName } from '../pipelines/place-changes.ts'
import { winner } from './merge-record.ts'
import { namesakeOf, placeOf, stageKey } from './place-deal.ts'
import type { SyncStage } from './sync-adapter.ts'
import type { Arrival, DecidedField, PageContext } from './sync-page.ts'

/** The name under which the place of a deal has a rule and a memory, as if it were a field. */
export const PLACE = 'stage'

type Values = Readonly<Record<string, unknown>>

export type Placed = {
  readonly status: DealStatus
  readonly set: Values
  readonly unset: Readonly<Record<string, 1>>
  /** Null if the deal stays where it is. */
  readonly event: Extract<EventType, 'deal.moved' | 'deal.won' | 'deal.lost' | 'deal.reopened'> | null
  readonly changes: readonly Change[]
  /** The changes of deal.created. */
  readonly created: readonly Change[]
  readonly taken: Values
  readonly ours: Values
  readonly conflicts: readonly DecidedField[]
}

const EVENT_OF = { open: 'deal.moved', won: 'deal.won', lost: 'deal.lost' } as const
const nameOf = placeName

function stay(stageId: StageId, at: Date): StageStay {
  return { stageId: objectId(stageId), enteredAt: at, leftAt: null }
}

/** The history with another stay begun. */
function enter(history: readonly StageStay[], stage: StageView, at: Date): readonly StageStay[] {
  const moment = stayBegins(history.at(-1), at)
  const before = history.map((one, index) => (index === history.length - 1 ? { ...one, leftAt: moment } : one))
  return [...before, stay(stage.id, moment)]
}

function standing(stage: StageView, history: readonly StageStay[], lostReason: string | undefined) {
  return {
    stageId: objectId(stage.id),
    status: stage.kind,
    stageEnteredAt: history.at(-1)?.enteredAt,
    stageHistory: history,
    ...(stage.kind === 'lost' && lostReason !== undefined && { lostReason }),
  }
}

function memory({ record }: Arrival, stageId: StageId): Pick<Placed, 'taken' | 'ours'> {
  if (record.stage === undefined) return { taken: {}, ours: {} }
  return { taken: { [PLACE]: stageKey(record.stage) }, ours: { [PLACE]: stageId } }
}

/** Of a new deal. One that is closed on their side has been open for a moment, as every deal has. */
export function addedPlace(
  pipeline: PipelineView,
  theirs: SyncStage | undefined,
  { at }: Pick<Transaction, 'at'>,
): Omit<Placed, 'taken' | 'ours' | 'conflicts'> & { readonly stageId: StageId } {
  const open = pipeline.stages.find(({ kind }) => kind === 'open')
  const said = pipeline.stages.find(({ id }) => id === theirs?.ours)
  const target = said ?? (theirs && placeOf(pipeline, theirs)) ?? open
  if (open === undefined || target === undefined) throw new Error('The default pipeline has no open stage')
  const first = target.kind === 'open' ? target : open
  const begun = [stay(first.id, at)]
  const history = target.id === first.id ? begun : enter(begun, target, at)
  const lostReason = theirs?.lostReason
  return {
    status: target.kind,
    set: standing(target, history, lostReason),
    unset: {},
    event: target.kind === 'open' ? null : EVENT_OF[target.kind],
    changes: [
      { path: PLACE, from: nameOf(first), to: nameOf(target) },
      ...(target.kind === 'lost' && lostReason !== undefined
        ? [{ path: 'lostReason', from: null, to: lostReason }]
        : []),
    ],
    created: [{ path: PLACE, from: null, to: nameOf(first) }],
    stageId: target.id,
  }
}

/** The same of an arrival, and what its link remembers. */
export function arrivedPlace(pipeline: PipelineView, arrival: Arrival, tx: Pick<Transaction, 'at'>): Placed {
  const { stageId, ...placed } = addedPlace(pipeline, arrival.record.stage, tx)
  return { ...placed, ...memory(arrival, stageId), conflicts: [] }
}

/** A move from one stage to another, whatever their kinds. */
export function moveTo(
  deal: Pick<DealRecord, 'status' | 'stageHistory' | 'lostReason'>,
  from: StageView,
  to: StageView,
  { at }: Pick<Transaction, 'at'>,
  lostReason: string | undefined,
) {
  const before = deal.lostReason ?? null
  const after = lostReason ?? null
  return {
    set: standing(to, enter(deal.stageHistory, to, at), lostReason),
    unset: after === null ? ({ lostReason: 1 } as const) : {},
    event: deal.status !== 'open' && to.kind === 'open' ? ('deal.reopened' as const) : EVENT_OF[to.kind],
    changes: [
      { path: PLACE, from: nameOf(from), to: nameOf(to) },
      ...(before === after ? [] : [{ path: 'lostReason', from: before, to: after }]),
    ],
  }
}

/**
 * Of a deal that we have. It moves only if theirs moved since it was last taken, or was never taken.
 *
 * @param pipeline its own
 */
export async function mergePlace(
  context: PageContext,
  tx: Transaction,
  pipeline: PipelineView,
  arrival: Arrival,
  deal: DealRecord,
): Promise<Placed> {
  const { record, link } = arrival
  const present = idOf<StageId>(deal.stageId)
  const stays: Placed = {
    status: deal.status,
    set: {},
    unset: {},
    event: null,
    changes: [],
    created: [],
    ...memory(arrival, present),
    conflicts: [],
  }
  const theirs = record.stage
  // In another pipeline of ours, it follows only what that one has as well.
  const find = pipeline.isDefault ? placeOf : namesakeOf
  const target = theirs && !pipeline.isArchived ? find(pipeline, theirs) : null
  if (theirs === undefined || target === null || target.id === present) return stays
  if (link?.taken[PLACE] === stageKey(theirs)) return { ...stays, ours: { [PLACE]: link.ours[PLACE] } }
  const from = pipeline.stages.find(({ id }) => id === present)
  const fromName = { id: present, name: from?.mainName ?? '' }
  const conflicts: DecidedField[] = []
  if (link === null || link.ours[PLACE] !== present) {
    const ours = { id: idOf<DealId>(deal._id), values: {}, updatedAt: deal.updatedAt }
    const kept = await winner(context, tx, 'deal', ours, arrival, { name: PLACE, path: PLACE })
    conflicts.push({ field: PLACE, ours: fromName, theirs: nameOf(target), kept })
    if (kept === 'ours') return { ...stays, conflicts }
  }
  const lostReason = target.kind === 'lost' ? theirs.lostReason : undefined
  const moved = moveTo(deal, from ?? { ...target, id: present }, target, tx, lostReason)
  return { ...moved, status: target.kind, created: [], ...memory(arrival, target.id), conflicts }
}
