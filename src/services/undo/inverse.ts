/** What every opposite of a change has in common. */
import { type AboutRecord, AppError } from '../../errors.ts'
import type { EventRecord } from '../../models/event.ts'
import { idOf } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { type RecordRef, recordRef } from '../../models/record-ref.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'

export type InverseResult = {
  /** What the record is called. */
  readonly name: string
  /** What became of the record. */
  readonly effect: 'gone' | 'back' | 'changed'
  /** Whose card shows it, when the record has none of its own. */
  readonly shownOn?: RecordRef<'contact' | 'deal'>
}

/** Writes the opposite of one event. @throws AppError CONFLICT (changed-since) when what it did is no longer there */
export type Inverse = (models: Models, actor: Actor, tx: Transaction, event: EventRecord) => Promise<InverseResult>

/** The record that the event is about, for an edge that wants to show it beside a refusal. */
export function aboutTarget({ target }: EventRecord): AboutRecord {
  switch (target.kind) {
    case 'contact':
    case 'deal':
    case 'task':
      return { [`${target.kind}Id`]: idOf(target.id) }
    default:
      return {}
  }
}

export function changedSince(event: EventRecord): AppError {
  return new AppError('CONFLICT', {
    message: 'Changed since',
    details: { reason: 'changed-since', ...aboutTarget(event) },
  })
}

export const targetOf = (event: EventRecord): RecordRef => recordRef(event.target)

/** The other records in whose timelines the event stands: its opposite stands there too. */
export const relatedOfEvent = (event: EventRecord): readonly RecordRef[] => event.related.map(recordRef)
