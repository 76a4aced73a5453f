/** Which entries of a timeline were undone: an undone step and its undo are one entry, at the place of the step. */
import type { Types } from 'mongoose'

import type { EventRecord } from '../../models/event.ts'
import type { Models } from '../../models/models.ts'
import { UNDO_WINDOW_MS } from '../undo/undo.ts'

type Step = Pick<EventRecord, '_id' | 'target' | 'commandId' | 'undoes' | 'memberId' | 'at'>

export type UndoneSteps = {
  /** The event that undid a step; null if nothing did. */
  readonly undoOf: (step: Step) => Step | null
  /** Whether an event undid a step that the timeline shows, and so has no entry of its own. */
  readonly isPartOfStep: (event: Step) => boolean
}

const NEEDED = { target: 1, commandId: 1, undoes: 1, memberId: 1, at: 1 } as const

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
  models: Pick<Models, 'events'>,
  scope: { readonly workspaceId: Types.ObjectId; readonly 'related.id': Types.ObjectId },
  events: readonly Step[],
): Promise<UndoneSteps> {
  const [newest, oldest] = [events[0], events.at(-1)]
  if (newest === undefined || oldest === undefined) return { undoOf: () => null, isPartOfStep: () => false }
  const undone = events.flatMap(({ undoes }) => undoes ?? [])
  const halves: readonly Step[] = await models.events
    .find(
      {
        ...scope,
        at: {
          $gte: new Date(oldest.at.getTime() - (undone.length === 0 ? 0 : UNDO_WINDOW_MS)),
          $lte: new Date(newest.at.getTime() + UNDO_WINDOW_MS),
        },
        $or: [{ undoes: { $in: events.map(({ commandId }) => commandId) } }, { commandId: { $in: undone } }],
      },
      NEEDED,
    )
    .sort({ at: -1, _id: -1 })
    .lean()
  const steps = new Set(halves.filter(({ undoes }) => undoes === undefined).map((step) => keyOf(step, step.commandId)))
  const undos = new Map(
    halves.flatMap((event) => (event.undoes === undefined ? [] : [[keyOf(event, event.undoes), event] as const])),
  )
  return {
    undoOf: (step) => undos.get(keyOf(step, step.commandId)) ?? null,
    isPartOfStep: (event) => event.undoes !== undefined && steps.has(keyOf(event, event.undoes)),
  }
}
