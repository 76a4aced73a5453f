/** What is written to deliveries and their source once their outcome is known. */
import { AppError } from '../../errors.ts'
import type { DeliveryRecord } from '../../models/delivery.ts'
import type { LeadSourceRecord } from '../../models/lead-source.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'

/** The problem of an earlier attempt is cleared, unless there is a new one to report. */
export type Settled = Partial<Pick<DeliveryRecord, 'status' | 'problem' | 'results'>>

/** Compare-and-set: if two workers have the same delivery, one of them settles it. @returns false for the other */
export async function settleDelivery(
  models: Pick<Models, 'deliveries'>,
  tx: Transaction,
  delivery: DeliveryRecord,
  set: Settled,
): Promise<boolean> {
  return settleDeliveries(models, tx, [{ delivery, set }])
}

/** Settles several at once. @returns false when one was already settled: the caller must then throw to roll back the rest */
export async function settleDeliveries(
  models: Pick<Models, 'deliveries'>,
  tx: Transaction,
  settled: readonly { readonly delivery: DeliveryRecord; readonly set: Settled }[],
): Promise<boolean> {
  const written = await models.deliveries.bulkWrite(
    settled.map(({ delivery: { workspaceId, _id }, set }) => ({
      updateOne: {
        filter: { workspaceId, _id, status: 'pending' },
        update: {
          $set: { doneAt: tx.at, ...set },
          ...(set.problem === undefined && { $unset: { problem: 1 } }),
          $inc: { version: 1 },
        },
      },
    })),
    { session: tx.session },
  )
  return written.modifiedCount === settled.length
}

/**
 * Adds results to deliveries that are not done yet. The version stays: it is still the same attempt.
 *
 * @returns false when one was settled, or somebody else has made more of it: the caller must then throw
 */
export async function rememberResults(
  models: Pick<Models, 'deliveries'>,
  tx: Transaction,
  made: readonly { readonly delivery: DeliveryRecord; readonly set: Settled }[],
): Promise<boolean> {
  const written = await models.deliveries.bulkWrite(
    made.map(({ delivery: { workspaceId, _id, results }, set }) => ({
      updateOne: {
        filter: { workspaceId, _id, status: 'pending', results: { $size: results.length } },
        update: { $set: { results: set.results ?? [] } },
      },
    })),
    { session: tx.session },
  )
  return written.modifiedCount === made.length
}

/**
 * The turn advances by compare-and-set, so that no two leads get the same turn.
 *
 * @param by the number of `accepted` deliveries, 1 by default
 * @throws AppError CONFLICT when another lead took the turn in the meantime
 */
export async function countArrivals(
  models: Pick<Models, 'leadSources'>,
  tx: Transaction,
  source: LeadSourceRecord,
  by: { accepted?: number; leads?: number; failed?: number; turn?: number },
): Promise<void> {
  const { accepted = 1, leads = 0, failed = 0, turn = source.turn } = by
  const moves = turn !== source.turn
  const written = await models.leadSources.updateOne(
    { workspaceId: source.workspaceId, _id: source._id, ...(moves && { turn: source.turn }) },
    {
      ...(moves && { $set: { turn } }),
      $inc: { 'counters.accepted': accepted, 'counters.leads': leads, 'counters.failed': failed },
      $max: { lastAcceptedAt: tx.at },
    },
    { session: tx.session, timestamps: false },
  )
  if (moves && written.modifiedCount !== 1) {
    throw new AppError('CONFLICT', { message: 'Another lead took the turn', details: { reason: 'changed-meanwhile' } })
  }
}
