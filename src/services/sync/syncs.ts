/** Syncs as admins manage them. */
import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import { type MemberId, newId, objectId, type SyncId } from '../../models/ids.ts'
import {
  SYNC_DELETIONS,
  SYNC_RULES,
  SYNC_SCHEDULES,
  type SyncAdapterName,
  type SyncDeletion,
  type SyncKind,
  type SyncMapping,
  type SyncRecord,
  type SyncRule,
  type SyncSchedule,
} from '../../models/sync.ts'
import type { Actor, Performer } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { NewEvent, Transaction } from '../core/transact.ts'
import type { FieldTable } from '../fields/define-fields.ts'
import { beginRun, planNext } from './plan-run.ts'
import type { SyncServiceDeps } from './sync-deps.ts'
import { SYNC_PROGRESS_JOB, type SyncRef } from './sync-jobs.ts'
import { connectionContext, readSync, writeSync } from './sync-store.ts'
import { type SyncView, toSyncView } from './sync-view.ts'

export const MAX_SYNCS = 20
const MAX_NAME_LENGTH = 64
/** What was read by another mapping has to be read again. */
const LONG_AGO = new Date(0)

export type NewSync = {
  readonly name: string
  readonly adapter: SyncAdapterName
  /** The token, or the address of the file. */
  readonly connection: string
}

export type SyncsService = {
  readonly list: (actor: Actor) => Promise<readonly SyncView[]>
  /** @throws AppError FORBIDDEN, NOT_FOUND; so do all the others */
  readonly get: (actor: Actor, id: SyncId) => Promise<SyncView>
  /** Nothing runs before it is started. @throws AppError VALIDATION (not-a-token); CONFLICT (limit) */
  readonly create: (actor: Actor, input: NewSync) => Promise<{ readonly id: SyncId }>
  /**
   * Starts a run, or resumes the one that stopped. `everything`: all of it is read again. `watched`: the actor gets a
   * message that shows how far it is.
   *
   * @throws AppError CONFLICT (sync-running, sync-paused)
   */
  readonly start: (
    actor: Actor,
    id: SyncId,
    how?: { readonly everything?: boolean; readonly watched?: boolean },
  ) => Promise<void>
  /** A run that is under way stops at its page; the next start resumes it. */
  readonly pause: (actor: Actor, id: SyncId) => Promise<void>
  readonly resume: (actor: Actor, id: SyncId) => Promise<void>
  readonly setSchedule: (actor: Actor, id: SyncId, schedule: SyncSchedule) => Promise<void>
  /** Who wins when both sides changed the field. */
  readonly setRule: (actor: Actor, id: SyncId, kind: SyncKind, field: string, rule: SyncRule) => Promise<void>
  readonly setDeletions: (actor: Actor, id: SyncId, deletions: SyncDeletion) => Promise<void>
  /** Which of their fields fill one of ours; none: it is left alone. */
  readonly setSources: (
    actor: Actor,
    id: SyncId,
    kind: SyncKind,
    field: string,
    sources: readonly string[],
  ) => Promise<void>
  /** The proposed mapping of a sync that has none yet. */
  readonly setMapping: (actor: Actor, id: SyncId, mapping: SyncMapping) => Promise<void>
  /** Replaces the token or address. A run that was refused goes on. @throws AppError VALIDATION (not-a-token) */
  readonly setConnection: (actor: Actor, id: SyncId, connection: string) => Promise<void>
  /** The records stay. What links them to theirs goes. */
  readonly delete: (actor: Actor, id: SyncId) => Promise<void>
  /** Begins the run that was planned, if nothing else came in between. */
  readonly startPlanned: (ref: SyncRef & { readonly plan: number }) => Promise<void>
}

type Changed = { readonly set: Readonly<Record<string, unknown>>; readonly event: Pick<NewEvent, 'type' | 'changes'> }

const updated = (path: string, from: unknown, to: unknown): Changed['event'] => ({
  type: 'sync.updated',
  changes: [{ path, from, to }],
})

function assertOneOf<Value extends string>(values: readonly Value[], value: Value, field: string): void {
  if (!values.includes(value)) throw new AppError('VALIDATION', { details: { field } })
}

function isInUse(table: FieldTable, name: string): boolean {
  return Object.hasOwn(table, name) && table[name]?.retired !== true
}

function assertMayRun({ status, run }: SyncRecord): void {
  if (run?.state === 'running') {
    throw new AppError('CONFLICT', { message: 'A run is under way', details: { reason: 'sync-running' } })
  }
  if (status === 'paused') {
    throw new AppError('CONFLICT', { message: 'The sync is paused', details: { reason: 'sync-paused' } })
  }
}

export function createSyncs(deps: SyncServiceDeps): SyncsService {
  const { models, transact, tablesOf, sync: ports } = deps

  /** @throws AppError VALIDATION (not-a-token, not-a-link) */
  function sealed(id: SyncId, adapter: SyncAdapterName, given: string): string {
    const { isConnection, connectsBy } = ports.adapters[adapter]
    const connection = given.trim()
    if (!isConnection(connection)) throw fieldProblem(connectsBy === 'token' ? 'not-a-token' : 'not-a-link')
    return ports.seal(connection, connectionContext(id))
  }

  function change(
    actor: Actor,
    id: SyncId,
    operation: string,
    work: (tx: Transaction, sync: SyncRecord) => Changed | null | Promise<Changed | null>,
  ): Promise<null> {
    authorize(actor, 'sync.manage')
    return transact(actor, `sync.${operation}-${id}`, async (tx) => {
      const sync = await readSync(models, actor, id, tx)
      const changed = await work(tx, sync)
      if (changed === null) return null
      await writeSync(models, tx, sync, changed.set)
      tx.record({ ...changed.event, target: { kind: 'sync', id } })
      return null
    })
  }

  function watch(tx: Transaction, actor: Performer & { memberId: MemberId }, id: SyncId, set: object): void {
    const { run } = set as Pick<SyncRecord, 'run'>
    if (run === null) return
    const { workspaceId, memberId } = actor
    tx.enqueue(SYNC_PROGRESS_JOB, { workspaceId, memberId, syncId: id, run: run.number })
  }

  return {
    async list(actor) {
      authorize(actor, 'sync.manage')
      const filter = { workspaceId: objectId(actor.workspaceId), deletedAt: null }
      return (await models.syncs.find(filter).sort({ _id: 1 }).lean()).map(toSyncView)
    },

    async get(actor, id) {
      authorize(actor, 'sync.manage')
      return toSyncView(await readSync(models, actor, id))
    },

    async create(actor, { name: given, adapter, connection }) {
      authorize(actor, 'sync.manage')
      const name = parseSingleLine(given, MAX_NAME_LENGTH)
      return transact(actor, 'sync.create', async (tx) => {
        const workspaceId = objectId(actor.workspaceId)
        const count = await models.syncs.countDocuments({ workspaceId, deletedAt: null }, { session: tx.session })
        if (count >= MAX_SYNCS) {
          const details = { reason: 'limit', of: 'sync', limit: MAX_SYNCS } as const
          throw new AppError('CONFLICT', { message: 'Too many syncs', details })
        }
        const id = newId<SyncId>()
        const record = {
          _id: objectId(id),
          workspaceId,
          name,
          adapter,
          sealedConnection: sealed(id, adapter, connection),
          kinds: [...ports.adapters[adapter].kinds],
          schedule: 'daily' as const,
          mapping: {},
          rules: {},
          createdBy: objectId(actor.memberId),
        }
        await models.syncs.create([record], { session: tx.session })
        const changes = [
          { path: 'name', from: null, to: name },
          { path: 'adapter', from: null, to: adapter },
        ]
        tx.record({ type: 'sync.created', target: { kind: 'sync', id }, changes })
        return { id }
      })
    },

    async start(actor, id, { everything = false, watched = false } = {}) {
      await change(actor, id, 'start', (tx, sync) => {
        assertMayRun(sync)
        const set = beginRun(tx, sync, { everything })
        if (watched) watch(tx, actor, id, set)
        return { set, event: updated('run', sync.run?.number ?? null, (set['run'] as { number: number }).number) }
      })
    },

    async pause(actor, id) {
      await change(actor, id, 'pause', (tx, sync) => {
        if (sync.status === 'paused') return null
        const { run } = sync
        const stopped = run?.state === 'running' && { run: { ...run, state: 'stopped', endedAt: tx.at } }
        const set = { status: 'paused', nextRunAt: null, plan: sync.plan + 1, ...stopped }
        return { set, event: updated('status', 'active', 'paused') }
      })
    },

    async resume(actor, id) {
      await change(actor, id, 'resume', (tx, sync) => {
        if (sync.status === 'active') return null
        const goesOn = sync.run?.state === 'stopped' ? beginRun(tx, sync) : planNext(tx, sync)
        return { set: { status: 'active', ...goesOn }, event: updated('status', 'paused', 'active') }
      })
    },

    async setSchedule(actor, id, schedule) {
      assertOneOf(SYNC_SCHEDULES, schedule, 'schedule')
      await change(actor, id, 'schedule', (tx, sync) => {
        if (sync.schedule === schedule) return null
        const next = sync.status === 'active' && sync.run !== null ? planNext(tx, sync, schedule) : {}
        return { set: { schedule, ...next }, event: updated('schedule', sync.schedule, schedule) }
      })
    },

    async setRule(actor, id, kind, field, rule) {
      assertOneOf(SYNC_RULES, rule, 'rule')
      const known = isInUse(tablesOf(actor)[kind], field) || (kind === 'deal' && field === 'stage')
      if (!known) throw new AppError('VALIDATION', { details: { field: 'field' } })
      await change(actor, id, `rule-${kind}-${field}`, (_, sync) => {
        const key = `${kind}.${field}`
        const before = sync.rules[key] ?? 'newer'
        if (before === rule) return null
        return { set: { rules: { ...sync.rules, [key]: rule } }, event: updated(`rules.${key}`, before, rule) }
      })
    },

    async setDeletions(actor, id, deletions) {
      assertOneOf(SYNC_DELETIONS, deletions, 'deletions')
      await change(actor, id, 'deletions', (_, sync) =>
        sync.deletions === deletions
          ? null
          : { set: { deletions }, event: updated('deletions', sync.deletions, deletions) },
      )
    },

    async setSources(actor, id, kind, field, sources) {
      if (!isInUse(tablesOf(actor)[kind], field)) throw new AppError('VALIDATION', { details: { field: 'field' } })
      await change(actor, id, `map-${kind}-${field}`, (_, sync) => {
        const before = sync.mapping[kind]?.[field] ?? []
        const mapping = { ...sync.mapping, [kind]: { ...sync.mapping[kind], [field]: [...sources] } }
        return { set: { mapping, fullAt: LONG_AGO }, event: updated(`mapping.${kind}.${field}`, before, sources) }
      })
    },

    async setMapping(actor, id, mapping) {
      await change(actor, id, 'mapping', (_, sync) =>
        Object.keys(sync.mapping).length > 0
          ? null
          : { set: { mapping }, event: { type: 'sync.updated', changes: [] } },
      )
    },

    async setConnection(actor, id, connection) {
      await change(actor, id, 'connection', (tx, sync) => {
        const sealedConnection = sealed(id, sync.adapter, connection)
        const wasRefused = sync.status === 'paused' && sync.run?.problem != null
        const goesOn = wasRefused ? { status: 'active', ...beginRun(tx, sync) } : {}
        // Records that it was changed, and by whom, but neither token.
        return { set: { sealedConnection, ...goesOn }, event: updated('connection', null, null) }
      })
    },

    async delete(actor, id) {
      await change(actor, id, 'delete', async (tx, sync) => {
        const filter = { workspaceId: sync.workspaceId, syncId: sync._id }
        await models.syncLinks.deleteMany(filter, { session: tx.session })
        await models.syncConflicts.deleteMany(filter, { session: tx.session })
        const set = { deletedAt: tx.at, sealedConnection: '', nextRunAt: null }
        return { set, event: { type: 'sync.deleted', changes: [{ path: 'name', from: sync.name, to: null }] } }
      })
    },

    async startPlanned({ workspaceId, syncId, plan }) {
      const actor = { workspaceId, memberId: null, channel: 'sync', commandId: `sync-${syncId}-plan-${plan}` } as const
      await transact(actor, 'sync.start', async (tx) => {
        const filter = { workspaceId: objectId(workspaceId), _id: objectId(syncId), deletedAt: null }
        const sync = await models.syncs.findOne(filter, null, { session: tx.session }).lean()
        if (sync === null || sync.plan !== plan || sync.status !== 'active' || sync.run?.state === 'running')
          return null
        await writeSync(models, tx, sync, { nextRunAt: null, ...beginRun(tx, sync) })
        return null
      })
    },
  }
}
