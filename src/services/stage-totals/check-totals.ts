/** Checks the totals of a workspace's stages against its deals, fixes them, and gathers their buckets into one. */
import { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import { idOf, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { StageTotalRecord } from '../../models/stage-total.ts'
import type { SystemActor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { findDifferences } from './find-differences.ts'
import { type Increment, placeKey } from './plan-increments.ts'
import { writeIncrements } from './write-increments.ts'

/** What was counted at once, and what was gathered from the others. */
export const WHOLE_BUCKET = 0

/** So many are gathered in one transaction, or fewer on a machine that is too busy for them: the next check gathers the rest. */
const MAX_GATHERED = 500

export type CheckTotals = {
  /** @returns how many totals were wrong; they are right now */
  readonly check: (actor: SystemActor) => Promise<number>
  readonly each: (take: (workspaceId: WorkspaceId) => Promise<void>) => Promise<void>
}

function summed(totals: readonly StageTotalRecord[]): readonly Increment[] {
  const sums = new Map<string, Increment>()
  for (const { pipelineId, stageId, ownerId = null, currency = null, count, minor } of totals) {
    const key = placeKey({ stageId, ownerId, currency })
    const known = sums.get(key) ?? { pipelineId, stageId, ownerId, currency, count: 0, minor: 0n }
    sums.set(key, { ...known, count: known.count + count, minor: known.minor + BigInt(minor.toString()) })
  }
  return [...sums.values()].filter(({ count, minor }) => count !== 0 || minor !== 0n)
}

export function createCheckTotals({ models, transact }: Pick<CoreDeps, 'models' | 'transact'>): CheckTotals {
  /** @throws AppError CONFLICT (changed-meanwhile) if a change wrote to one of them: the job is repeated */
  async function gather(actor: SystemActor, workspaceId: Types.ObjectId): Promise<void> {
    await transact(actor, 'stage-totals.gather', async ({ session, atMost }) => {
      const apart = await models.stageTotals
        .find({ workspaceId, bucket: { $ne: WHOLE_BUCKET } }, null, { session, batchSize: MAX_GATHERED + 1 })
        .sort({ _id: 1 })
        .limit(atMost(MAX_GATHERED))
        .lean()
      if (apart.length === 0) return null
      // Only as they were read.
      const deletions = apart.map(({ _id, count, minor }) => ({
        deleteOne: { filter: { _id, workspaceId, count, minor } },
      }))
      const { deletedCount } = await models.stageTotals.bulkWrite(deletions, { session })
      if (deletedCount !== apart.length) throw new AppError('CONFLICT', { details: { reason: 'changed-meanwhile' } })
      await writeIncrements(models, workspaceId, WHOLE_BUCKET, summed(apart), session)
      return null
    })
    const nothing = { count: 0, minor: Types.Decimal128.fromString('0') }
    await models.stageTotals.deleteMany({ workspaceId, bucket: WHOLE_BUCKET, ...nothing })
  }

  return {
    async check(actor) {
      const workspaceId = objectId(actor.workspaceId)
      const differences = await findDifferences(models, workspaceId)
      if (differences.length > 0) {
        // A repeated job has the same command, and so adds the differences once.
        await transact(actor, 'stage-totals.fix', async ({ session }) => {
          await writeIncrements(models, workspaceId, WHOLE_BUCKET, differences, session)
          return null
        })
      }
      await gather(actor, workspaceId)
      return differences.length
    },

    async each(take) {
      const workspaces = models.workspaces.find({}, { _id: 1 }).lean().cursor()
      for await (const { _id } of workspaces) await take(idOf<WorkspaceId>(_id))
    },
  }
}
