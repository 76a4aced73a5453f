/** Which entries of a timeline were undone: an undone step and its undo are one entry, at the place of the step. */
import type { Types } from 'mongoose'

import type { EventRecord } from '../../models/event.ts'
import type { Models } from '../../models/models.ts'
import { UNDO_WINDOW_MS } from '../undo/undo.ts'

type Step = Pick<EventRecord, 'target' | 'commandId' | 'undoes' | 'at'>
/** One half of an undone step, with the name of the member who did it. */
type Half = Step & { readonly by?: string }

/** When a step was undone (ISO 8601, UTC), and by whom; null for the system. */
export type Undoing = { readonly at: string; readonly by: string | null }

export type UndoneSteps = {
  /** Null if nothing undid the step. */
  readonly undoingOf: (step: Step) => Undoing | null
  /** Whether an event undid a step that the timeline shows, and so has no entry of its own. */
  readonly isPartOfStep: (event: Step) => boolean
}

function keyOf({ target }: Pick<Step, 'target'>, commandId: string): string {
  return `${target.id.toHexString()}/${commandId}`
}

/**
 * Looks up both halves of what `events` hold one half of: an undo comes at most {@link UNDO_WINDOW_MS} after its step, and may
 * be on another page. What the trash brought back later than that is an entry of its own.
 *
 * @param scope the filter of the timeline
 */
export async function findUndoneSteps(
  models: Pick<Models, 'events' | 'members'>,
  scope: {
    readonly workspaceId: Types.ObjectId
    readonly 'related.id': Types.ObjectId | { readonly $in: Types.ObjectId[] }
  },
  events: readonly Step[],
): Promise<UndoneSteps> {
  const [newest, oldest] = [events[0], events.at(-1)]
  if (newest === undefined || oldest === undefined) return { undoingOf: () => null, isPartOfStep: () => false }
  const undone = events.flatMap(({ undoes }) => undoes ?? [])
  const { workspaceId } = scope
  const halves = await models.events.aggregate<Half>([
    {
      $match: {
        ...scope,
        at: {
          $gte: new Date(oldest.at.getTime() - (undone.length === 0 ? 0 : UNDO_WINDOW_MS)),
          $lte: new Date(newest.at.getTime() + UNDO_WINDOW_MS),
        },
        $or: [{ undoes: { $in: events.map(({ commandId }) => commandId) } }, { commandId: { $in: undone } }],
      },
    },
    {
      $lookup: {
        from: models.members.collection.name,
        localField: 'memberId',
        foreignField: '_id',
        pipeline: [{ $match: { workspaceId } }, { $project: { name: 1 } }],
        as: 'members',
      },
    },
    { $project: { target: 1, commandId: 1, undoes: 1, at: 1, by: { $arrayElemAt: ['$members.name', 0] } } },
  ])
  const steps = new Set(halves.filter(({ undoes }) => undoes === undefined).map((step) => keyOf(step, step.commandId)))
  const undos = new Map(
    halves.flatMap((event) => (event.undoes === undefined ? [] : [[keyOf(event, event.undoes), event] as const])),
  )
  return {
    undoingOf(step) {
      const undo = undos.get(keyOf(step, step.commandId))
      return undo === undefined ? null : { at: undo.at.toISOString(), by: undo.by ?? null }
    },
    isPartOfStep: (event) => event.undoes !== undefined && steps.has(keyOf(event, event.undoes)),
  }
}
