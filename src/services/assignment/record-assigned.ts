/** Says in a deal's timeline why somebody has it. */
import type { DealId, MemberId } from '../../models/ids.ts'
import type { RecordRef } from '../../ids.ts'
import type { Transaction } from '../core/transact.ts'

/** @param by.ownerId null if nobody who takes part in the rule was there */
export function recordAssigned(
  tx: Transaction,
  target: { readonly kind: 'deal'; readonly id: DealId },
  related: readonly RecordRef[],
  { ruleName, ownerId }: { readonly ruleName: string; readonly ownerId: MemberId | null },
): void {
  const changes = [
    { path: 'rule', from: null, to: ruleName },
    ...(ownerId === null ? [] : [{ path: 'ownerId', from: null, to: ownerId }]),
  ]
  tx.record({ type: 'deal.assigned', target, related: [target, ...related], changes })
}
