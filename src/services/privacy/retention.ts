/** How long a workspace keeps deliveries and events: its rules, and their daily work. */
import type { Model, Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import { type EventId, idOf, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Actor, SystemActor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import {
  keptSince,
  type Retention,
  RETENTION_CHOICES,
  RETENTION_KINDS,
  type RetentionKind,
  retentionOf,
} from './retention-rules.ts'

export type RetentionRules = Readonly<Record<RetentionKind, Retention>>

export type RetentionService = {
  /** @throws AppError FORBIDDEN; so does the next one */
  readonly rules: (actor: Actor) => Promise<RetentionRules>
  /** `undoId` is null if it was set so already. @throws AppError VALIDATION for a choice of the other kind */
  readonly setRule: (
    actor: Actor,
    kind: RetentionKind,
    value: Retention,
  ) => Promise<{ readonly undoId: EventId | null }>
  /** The workspaces that keep something for less than the product does. */
  readonly eachWithRules: (take: (workspaceId: WorkspaceId) => Promise<void>) => Promise<void>
  /** Deletes what is older than a workspace keeps it, batch by batch. */
  readonly apply: (actor: SystemActor, signal?: AbortSignal) => Promise<void>
}

const BATCH = 1_000

type Aged = { readonly _id: Types.ObjectId }

export function createRetention({ models, transact, clock }: CoreDeps): RetentionService {
  async function read({ workspaceId }: Pick<Actor, 'workspaceId'>) {
    const workspace = await models.workspaces.findById(objectId(workspaceId), { retention: 1 }).lean()
    if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
    return workspace
  }

  async function deleteOld(actor: SystemActor, name: string, model: Model<Aged>, filter: object, signal?: AbortSignal) {
    const old = { workspaceId: objectId(actor.workspaceId), ...filter }
    for (;;) {
      signal?.throwIfAborted()
      const found = await model
        .find(old as never, { _id: 1 })
        .limit(BATCH)
        .lean<readonly Aged[]>()
      const [first] = found
      if (first === undefined) return
      await transact(actor, `privacy.retain-${name}-${first._id.toHexString()}`, async ({ session }) => {
        const _id = { $in: found.map((one) => one._id) }
        await model.deleteMany({ ...old, _id } as never, { session })
        return null
      })
      if (found.length < BATCH) return
    }
  }

  return {
    async rules(actor) {
      authorize(actor, 'privacy.manage')
      const workspace = await read(actor)
      return { deliveries: retentionOf(workspace, 'deliveries'), events: retentionOf(workspace, 'events') }
    },

    async setRule(actor, kind, value) {
      authorize(actor, 'privacy.manage')
      const choices: readonly Retention[] = RETENTION_CHOICES[kind]
      if (!choices.includes(value)) throw new AppError('VALIDATION', { details: { field: kind } })
      return transact(
        actor,
        `workspace.retention-${kind}-${value}`,
        async (tx) => {
          const path = `retention.${kind}`
          const before = await models.workspaces
            .findByIdAndUpdate(
              objectId(actor.workspaceId),
              { $set: { [path]: value }, $inc: { version: 1 } },
              { session: tx.session },
            )
            .lean()
          if (before === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
          const from = retentionOf(before, kind)
          if (from === value) return { undoId: null }
          const target = { kind: 'workspace', id: actor.workspaceId } as const
          return { undoId: tx.record({ type: 'workspace.updated', target, changes: [{ path, from, to: value }] }) }
        },
        { undoable: true },
      )
    },

    async eachWithRules(take) {
      const workspaces = models.workspaces
        .find({ retention: { $exists: true } }, { _id: 1 })
        .lean()
        .cursor()
      for await (const { _id } of workspaces) await take(idOf<WorkspaceId>(_id))
    },

    async apply(actor, signal) {
      const workspace = await read(actor)
      const now = clock.now()
      for (const kind of RETENTION_KINDS) {
        const since = keptSince(retentionOf(workspace, kind), now)
        if (since === null) continue
        if (kind === 'deliveries') {
          // What waits for its turn is still needed.
          const settled = { status: { $ne: 'pending' } }
          const [received, sent] = [models.deliveries, models.webhookMessages] as unknown as readonly [
            Model<Aged>,
            Model<Aged>,
          ]
          await deleteOld(actor, 'received', received, { receivedAt: { $lt: since }, ...settled }, signal)
          await deleteOld(actor, 'sent', sent, { createdAt: { $lt: since }, ...settled }, signal)
        } else {
          // The audit log stays; the values that a merge kept do not.
          const gone = {
            at: { $lt: since },
            $or: [{ audit: null }, { type: { $in: ['contact.merged', 'company.merged'] } }],
          }
          await deleteOld(actor, 'events', models.events as unknown as Model<Aged>, gone, signal)
        }
      }
    },
  }
}
