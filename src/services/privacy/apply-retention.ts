/**
 * The daily work of retention, batch by batch. Of deliveries the content goes: what tells a repeated one stays, or it would be
 * taken for new.
 */
import type { Model, Types } from 'mongoose'

import { objectId } from '../../models/ids.ts'
import type { SystemActor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { createPace } from '../core/pace.ts'
import type { Transaction } from '../core/transact.ts'
import { blankDelivery, ERASED_DELIVERY, EXPIRED_DELIVERY } from '../leads/blank-delivery.ts'
import { BLANK_BODY } from '../webhooks/blank-message.ts'

/** So many are written in one transaction, or fewer on a machine that is too busy for them. */
const BATCH = 1_000

type Aged = { readonly _id: Types.ObjectId }
/** The records of one batch. */
type Batch = { readonly workspaceId: Types.ObjectId; readonly _id: { readonly $in: Types.ObjectId[] } }
type Forget = (batch: Batch, tx: Transaction) => Promise<unknown>

export type ApplyRetention = {
  /** Blanks what was received and sent before a time. */
  readonly deliveries: (actor: SystemActor, since: Date, signal?: AbortSignal) => Promise<void>
  /** Deletes what happened before a time; the audit log stays. */
  readonly events: (actor: SystemActor, since: Date, signal?: AbortSignal) => Promise<void>
}

export function createApplyRetention({ models, transact }: Pick<CoreDeps, 'models' | 'transact'>): ApplyRetention {
  /** @param forget after it, the filter finds none of the batch any more */
  async function each<Stored extends Aged>(
    { actor, signal }: { readonly actor: SystemActor; readonly signal: AbortSignal | undefined },
    model: Model<Stored>,
    filter: object,
    forget: Forget,
  ): Promise<void> {
    const workspaceId = objectId(actor.workspaceId)
    const pace = createPace()
    for (;;) {
      signal?.throwIfAborted()
      const found = await model
        .find({ workspaceId, ...filter } as never, { _id: 1 })
        .limit(BATCH)
        .lean<readonly Aged[]>()
      const [first] = found
      if (first === undefined) return
      const name = `${model.collection.collectionName}-${first._id.toHexString()}`
      const forgetSome = async (tx: Transaction): Promise<number> => {
        const ids = found.slice(0, tx.atMost(found.length)).map(({ _id }) => _id)
        await forget({ workspaceId, _id: { $in: ids } }, tx)
        return ids.length
      }
      const forgotten = await transact(actor, `privacy.retain-${name}`, forgetSome, { pace })
      if (found.length < BATCH && forgotten === found.length) return
    }
  }

  // What waits for its turn is still needed.
  const settled = { status: { $ne: 'pending' } }

  const forgetReceived: Forget = async (batch, { session }) => {
    const { $set, $unset } = blankDelivery(EXPIRED_DELIVERY)
    const failed = { ...batch, status: { $in: ['dead' as const, 'needs_mapping' as const] } }
    await models.deliveries.updateMany(failed, { $set: { status: 'discarded' } }, { session })
    await models.deliveries.updateMany(batch, { $set, $unset, $inc: { version: 1 } }, { session })
  }

  const forgetSent: Forget = async (batch, { session }) => {
    const messages = await models.webhookMessages.find(batch, { attempts: 1, status: 1 }, { session }).lean()
    const writes = messages.map(({ _id, attempts, status }) => ({
      updateOne: {
        filter: { workspaceId: batch.workspaceId, _id },
        update: {
          $set: {
            body: BLANK_BODY,
            // The receiver's answers may repeat what was sent.
            attempts: attempts.map((attempt) => ({ ...attempt, answer: '' })),
            ...(status === 'failed' && { status: 'dropped' as const }),
          },
        },
      },
    }))
    await models.webhookMessages.bulkWrite(writes, { session })
  }

  return {
    async deliveries(actor, since, signal) {
      const [received, sent] = [models.deliveries, models.webhookMessages]
      const filled = { problem: { $nin: [ERASED_DELIVERY, EXPIRED_DELIVERY] } }
      await each({ actor, signal }, received, { receivedAt: { $lt: since }, ...settled, ...filled }, forgetReceived)
      const content = { body: { $ne: BLANK_BODY } }
      await each({ actor, signal }, sent, { createdAt: { $lt: since }, ...settled, ...content }, forgetSent)
    },

    async events(actor, since, signal) {
      // The audit log stays; the values that a merge kept do not.
      const gone = {
        at: { $lt: since },
        $or: [{ audit: null }, { type: { $in: ['contact.merged', 'company.merged'] } }],
      }
      await each({ actor, signal }, models.events, gone, (batch, { session }) =>
        models.events.deleteMany(batch, { session }),
      )
    },
  }
}
