/** Which records the events of a change touch, and for which of them the last touch has to be looked up again. Pure. */
import type { Types } from 'mongoose'

import type { EventRecord, EventType } from '../../models/event.ts'

/** In the order in which they are written: two changes that touch the same records then wait for each other. */
export const TOUCHED_KINDS = ['deal', 'contact', 'company'] as const
export type TouchedKind = (typeof TOUCHED_KINDS)[number]

/** Ids of records, each once. */
export type TouchedRecords = Readonly<Record<TouchedKind, readonly Types.ObjectId[]>>

/** They touch every record whose timeline shows them. */
export const TOUCHES: readonly EventType[] = ['note.created', 'task.done', 'lead.received']

/** After these, a touch is gone, or is back with the time that it had. */
const REVISIONS: readonly EventType[] = ['note.deleted', 'note.restored', 'task.reopened']
/** The same, but only for a task that was done. */
const REVISIONS_OF_DONE: readonly EventType[] = ['task.deleted', 'task.restored']
/** After these, two records have their own touches again. */
const SEPARATIONS: readonly EventType[] = ['contact.separated', 'company.separated']

type Told = Pick<EventRecord, 'type' | 'target' | 'related' | 'undoes'>

export type PlannedTouches = {
  readonly touched: TouchedRecords
  readonly revised: readonly Told[]
  readonly revisedIfDone: readonly Told[]
}

/** The records that events are about. @param except ids of those that are left out */
export function recordsOf(
  events: readonly Pick<EventRecord, 'related'>[],
  except: ReadonlySet<string> = new Set(),
): TouchedRecords {
  const idsOf = (kind: TouchedKind): readonly Types.ObjectId[] => {
    const refs = events.flatMap(({ related }) => related.filter((ref) => ref.kind === kind))
    const distinct = new Map(refs.map(({ id }) => [id.toHexString(), id]))
    return [...distinct].flatMap(([hex, id]) => (except.has(hex) ? [] : [id]))
  }
  return { deal: idsOf('deal'), contact: idsOf('contact'), company: idsOf('company') }
}

export function planTouches(events: readonly Told[]): PlannedTouches {
  // What was added in the same change is as young as the touch.
  const added = new Set(events.filter(({ type }) => type.endsWith('.created')).map(({ target }) => String(target.id)))
  const touches = events.filter(({ type }) => TOUCHES.includes(type))
  const isAgain = ({ undoes }: Told): boolean => undoes !== undefined
  const separated = events
    .filter(({ type }) => SEPARATIONS.includes(type))
    .map((event) => ({ ...event, related: event.related.filter(({ kind }) => kind === event.target.kind) }))
  return {
    touched: recordsOf(
      touches.filter((event) => !isAgain(event)),
      added,
    ),
    revised: [...events.filter(({ type }) => REVISIONS.includes(type)), ...touches.filter(isAgain), ...separated],
    revisedIfDone: events.filter(({ type }) => REVISIONS_OF_DONE.includes(type)),
  }
}
