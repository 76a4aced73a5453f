/** What runs have decided, and how an admin decides otherwise. */
import { AppError } from '../../errors.ts'
import { idOf, objectId, type SyncConflictId, type SyncId } from '../../models/ids.ts'
import type { SyncConflictRecord, SyncSide } from '../../models/sync-conflict.ts'
import type { SyncKind } from '../../models/sync.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { SyncServiceDeps } from './sync-deps.ts'
import type { FieldTable } from '../fields/define-fields.ts'
import { idsIn, namedKindOf } from '../fields/shown-values.ts'
import { createReadNames } from '../records/read-names.ts'
import { settleField } from './settle-field.ts'

export type SyncConflictView = {
  readonly id: SyncConflictId
  readonly syncId: SyncId
  readonly kind: SyncKind
  readonly recordId: string
  /** Null if the record is gone. */
  readonly recordName: string | null
  readonly field: string
  readonly ours: unknown
  readonly theirs: unknown
  readonly kept: SyncSide
  readonly settled: boolean
}

export type SyncConflictsService = {
  /** Those that nobody has settled, the latest first. @throws AppError FORBIDDEN */
  readonly list: (
    actor: Actor,
    syncId: SyncId,
    query: { readonly limit: number; readonly before?: SyncConflictId },
  ) => Promise<{ readonly conflicts: readonly SyncConflictView[]; readonly hasMore: boolean; readonly total: number }>
  /** @throws AppError FORBIDDEN, NOT_FOUND */
  readonly get: (actor: Actor, id: SyncConflictId) => Promise<SyncConflictView>
  /**
   * Takes one side, whatever the run kept.
   *
   * @throws AppError FORBIDDEN; NOT_FOUND, also for a record that is gone; CONFLICT: conflict-settled, or changed-since if
   * the field is no longer as the run left it
   */
  readonly settle: (actor: Actor, id: SyncConflictId, side: SyncSide) => Promise<void>
}

const MODELS = { contact: 'contacts', company: 'companies', deal: 'deals' } as const
const NAMES = { contact: 'displayName', company: 'name', deal: 'title' } as const

export function createSyncConflicts(deps: SyncServiceDeps): SyncConflictsService {
  const { models, transact, tablesOf } = deps

  async function nameOf({ kind, recordId, workspaceId }: SyncConflictRecord): Promise<string | null> {
    const model = models[MODELS[kind]] as typeof models.contacts
    const found = await model.findOne({ workspaceId, _id: recordId, deletedAt: null }, { [NAMES[kind]]: 1 }).lean()
    return found === null ? null : String((found as unknown as Readonly<Record<string, unknown>>)[NAMES[kind]])
  }

  /** References with the names of their records. */
  async function named(actor: Actor, { kind, field }: SyncConflictRecord, value: unknown): Promise<unknown> {
    const table: FieldTable = tablesOf(actor)[kind]
    const to = Object.hasOwn(table, field) ? table[field] && namedKindOf(table[field]) : null
    if (to === null || to === undefined) return value
    const names = await createReadNames(models, actor)(to, idsIn(value))
    const records = idsIn(value).map((id) => ({ id, name: names.get(id) ?? null }))
    return Array.isArray(value) ? records : (records[0] ?? null)
  }

  async function viewOf(actor: Actor, conflict: SyncConflictRecord): Promise<SyncConflictView> {
    const { _id, syncId, kind, recordId, field, ours, theirs, kept, settled } = conflict
    const recordName = await nameOf(conflict)
    const ids = { id: idOf<SyncConflictId>(_id), syncId: idOf<SyncId>(syncId), recordId: recordId.toHexString() }
    const sides = { ours: await named(actor, conflict, ours), theirs: await named(actor, conflict, theirs) }
    return { ...ids, kind, recordName, field, ...sides, kept, settled }
  }

  async function read(actor: Actor, id: SyncConflictId): Promise<SyncConflictRecord> {
    const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(id) }
    const conflict = await models.syncConflicts.findOne(filter).lean()
    if (conflict === null) throw new AppError('NOT_FOUND', { details: { kind: 'sync-conflict' } })
    return conflict
  }

  return {
    async list(actor, syncId, { limit, before }) {
      authorize(actor, 'sync.manage')
      const open = { workspaceId: objectId(actor.workspaceId), syncId: objectId(syncId), settled: false }
      const page = before === undefined ? open : { ...open, _id: { $lt: objectId(before) } }
      const [found, total] = await Promise.all([
        models.syncConflicts
          .find(page)
          .sort({ _id: -1 })
          .limit(limit + 1)
          .lean(),
        models.syncConflicts.countDocuments(open),
      ])
      const conflicts = await Promise.all(found.slice(0, limit).map((conflict) => viewOf(actor, conflict)))
      return { conflicts, hasMore: found.length > limit, total }
    },

    async get(actor, id) {
      authorize(actor, 'sync.manage')
      return viewOf(actor, await read(actor, id))
    },

    async settle(actor, id, side) {
      authorize(actor, 'sync.manage')
      await transact(actor, `sync.settle-${id}`, async (tx) => {
        const conflict = await read(actor, id)
        const settled = await models.syncConflicts.updateOne(
          { workspaceId: conflict.workspaceId, _id: conflict._id, settled: false },
          { $set: { settled: true, kept: side } },
          { session: tx.session },
        )
        if (settled.modifiedCount !== 1) {
          throw new AppError('CONFLICT', { message: 'It is settled', details: { reason: 'conflict-settled' } })
        }
        if (conflict.kept !== side) await settleField({ models, fields: tablesOf(actor) }, actor, tx, conflict, side)
        return null
      })
    },
  }
}
