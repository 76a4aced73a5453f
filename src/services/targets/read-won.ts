/**
 * What was won since a moment and is still won, by owner: what docs/reports.md means by won in a period that is not over, read
 * from one range of an index.
 */
import type { Types } from 'mongoose'

import { idOf, type MemberId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Convert } from '../rates/create-converter.ts'
import type { CountAndMoney } from '../reports/report.ts'

type WonRow = {
  readonly _id: {
    readonly owner: Types.ObjectId | null
    readonly currency: string | null
    /** Of deals in another currency, each of which is converted on its own. */
    readonly minor: number | null
    readonly day: string | null
  }
  readonly count: number
  readonly sum: number
}

export type WonQuery = {
  readonly workspaceId: WorkspaceId
  readonly from: Date
  /** Up to and without this moment. */
  readonly until: Date
  /** ISO 4217, of the workspace. */
  readonly currency: string
  /** IANA, of the workspace. */
  readonly timeZone: string
  /** Of everybody if left out. */
  readonly ownerId?: MemberId
}

/** By owner; null stands for deals that nobody owns. */
export type Won = ReadonlyMap<MemberId | null, CountAndMoney>

/** Rows as the database groups them; {@link addWon} makes sums of them once the rates are there. */
export async function readWonRows(models: Pick<Models, 'deals'>, query: WonQuery): Promise<readonly WonRow[]> {
  const { workspaceId, from, until, currency, timeZone, ownerId } = query
  const isForeign = { $ne: [{ $ifNull: ['$amount.currency', currency] }, currency] }
  const day = { $dateToString: { date: '$stageEnteredAt', format: '%Y-%m-%d', timezone: timeZone } }
  return models.deals.aggregate<WonRow>([
    {
      $match: {
        workspaceId: objectId(workspaceId),
        status: 'won',
        stageEnteredAt: { $gte: from, $lt: until },
        deletedAt: null,
        ...(ownerId !== undefined && { ownerId: objectId(ownerId) }),
      },
    },
    {
      $group: {
        _id: {
          owner: { $ifNull: ['$ownerId', null] },
          currency: { $ifNull: ['$amount.currency', null] },
          minor: { $cond: [isForeign, '$amount.minor', null] },
          day: { $cond: [isForeign, day, null] },
        },
        count: { $sum: 1 },
        sum: { $sum: '$amount.minor' },
      },
    },
  ])
}

/** Deals without an amount, or in a currency without a rate, count and add nothing. Pure. */
export function addWon(rows: readonly WonRow[], convert: Convert): Won {
  const won = new Map<MemberId | null, CountAndMoney>()
  for (const { _id, count, sum } of rows) {
    const owner = _id.owner === null ? null : idOf<MemberId>(_id.owner)
    const { currency, minor, day } = _id
    const isForeign = currency !== null && minor !== null && day !== null
    const each = isForeign ? (convert({ minor, currency }, day) ?? 0) : 0
    const known = won.get(owner) ?? { count: 0, minor: 0 }
    won.set(owner, { count: known.count + count, minor: known.minor + (isForeign ? each * count : sum) })
  }
  return won
}

export function totalWon(won: Won): CountAndMoney {
  const all = [...won.values()]
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    minor: all.reduce((sum, { minor }) => sum + minor, 0),
  }
}
