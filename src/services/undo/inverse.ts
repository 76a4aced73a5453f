/** What every inverse of a change has in common. */
import { AppError } from '../../errors.ts'
import type { RecordRef } from '../../ids.ts'
import type { Change, EventRecord, EventType } from '../../models/event.ts'
import { recordRef } from '../../models/record-ref.ts'
import type { RecordDeps, TableDeps } from '../records/field-tables.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { HandoverCounts } from '../team/handover.ts'

/** What stays with the record that had taken over another, since it was added or changed after the merge. */
export type Stayed = {
  /** Names of fields that were changed since. */
  readonly fields: readonly string[]
  /** How many records that refer to it were added since. */
  readonly added: number
}

export type InverseResult = {
  /** The name of the record. */
  readonly name: string
  /** What happened to the record. */
  readonly effect: 'gone' | 'back' | 'changed'
  /** The record whose card shows it, if it has no card of its own. */
  readonly shownOn?: RecordRef<'contact' | 'company' | 'deal'>
  /** What a removal had handed over and has changed since: it stays as it is. */
  readonly kept?: HandoverCounts
  /** The undo of a merge: `name` is the record that is back, `from` the one that had taken it over. */
  readonly separated?: { readonly kind: 'contact' | 'company'; readonly from: string; readonly stayed: Stayed }
}

/** Dependencies for writing an inverse. */
export type InverseDeps = TableDeps & Pick<RecordDeps, 'kinds'>

/** Writes the inverse of one event. @throws AppError CONFLICT (changed-since) when the effect of the event has changed since */
export type Inverse = (deps: InverseDeps, actor: Actor, tx: Transaction, event: EventRecord) => Promise<InverseResult>

export function changedSince(event: EventRecord): AppError {
  return new AppError('CONFLICT', {
    message: 'Changed since',
    details: { reason: 'changed-since', about: targetOf(event) },
  })
}

export const targetOf = (event: EventRecord): RecordRef => recordRef(event.target)

/** Records the event that undoes another: the timelines that show the one show the other, too. */
export function recordOpposite(tx: Transaction, event: EventRecord, type: EventType, changes: readonly Change[]): void {
  const related = event.related.map(recordRef)
  tx.record({ type, target: targetOf(event), related, changes, undoes: event.commandId })
}

/** The change of a record that is deleted or brought back. */
export function deletion(from: Date | null, to: Date | null): Change {
  return { path: 'deletedAt', from: from?.toISOString() ?? null, to: to?.toISOString() ?? null }
}
