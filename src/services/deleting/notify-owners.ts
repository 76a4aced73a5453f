/** Tells the owners of deleted records about it, each in one message. */
import type { RecordRef } from '../../ids.ts'
import type { MemberId } from '../../models/ids.ts'
import type { Performer } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { notifyMember } from '../notifications/news.ts'

export type DeletedRecord = RecordRef<'contact' | 'company' | 'deal' | 'task'>
/** A null owner is nobody. */
export type OwnedRecord = { readonly record: DeletedRecord; readonly owner: MemberId | null }

/** A message names a few of them; a job carries no more than this. */
const MAX_TOLD = 20

/** Call it once for everything that a command deletes. Nobody gets a message about what they deleted themselves. */
export function notifyOwners(actor: Performer, tx: Transaction, deleted: readonly OwnedRecord[]): void {
  const owners = new Set(deleted.flatMap(({ owner }) => owner ?? []))
  for (const owner of owners) {
    const theirs = deleted.filter((one) => one.owner === owner)
    const records = theirs.slice(0, MAX_TOLD).map(({ record }) => record)
    notifyMember(actor, tx, owner, { kind: 'deleted', records, count: theirs.length })
  }
}
