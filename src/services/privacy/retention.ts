/** How long a workspace keeps deliveries and events: its rules, and their daily work. */
import { AppError } from '../../errors.ts'
import { type EventId, idOf, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Actor, SystemActor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import { createApplyRetention } from './apply-retention.ts'
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
  /** Forgets what is older than a workspace keeps it. */
  readonly apply: (actor: SystemActor, signal?: AbortSignal) => Promise<void>
}

export function createRetention({ models, transact, clock }: CoreDeps): RetentionService {
  async function read({ workspaceId }: Pick<Actor, 'workspaceId'>) {
    const workspace = await models.workspaces.findById(objectId(workspaceId), { retention: 1 }).lean()
    if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
    return workspace
  }

  const applyTo = createApplyRetention({ models, transact })

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
        if (since !== null) await applyTo[kind](actor, since, signal)
      }
    },
  }
}
