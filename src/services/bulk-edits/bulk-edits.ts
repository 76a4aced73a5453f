/** Bulk edits as members steer them: the change and the number of records are confirmed before it starts. */
import { AppError } from '../../errors.ts'
import { parseTags } from '../../language/tags.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import type { BulkChange } from '../../models/bulk-change.ts'
import type { BulkEditRecord, LackingDeal } from '../../models/bulk-edit.ts'
import { type BulkEditId, type EventId, idOf, newId, objectId, type ViewId } from '../../models/ids.ts'
import type { ViewKind } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, may, RECORD_ACTIONS } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { editableFields, type FieldTable } from '../fields/define-fields.ts'
import { acceptInputs } from '../fields/accept-inputs.ts'
import { blankValues } from '../fields/values.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { createReferences } from '../records/references.ts'
import { recordsOf } from '../views/list-view.ts'
import { readView, scopeOf } from '../views/view-store.ts'
import { BULK_EDIT_PROGRESS_JOB, BULK_EDIT_RUN_JOB, type BulkEditTurn } from './bulk-edit-jobs.ts'
import { checkedMove, moveTargets, type MoveTarget } from './check-move.ts'
import { actionOf, MAX_RECORDS, packIds, readBulkEdit } from './bulk-edit-store.ts'

export { SKIP_REASONS } from '../../models/bulk-edit.ts'

export type NewBulkEdit = {
  readonly view: ViewId
  readonly change: BulkChange
  /** How many records the person was told that it is about. */
  readonly expected: number
  /** The message that shows how far it is; else a new one. */
  readonly messageId?: number
}

export type BulkEditView = Pick<
  BulkEditRecord,
  'kind' | 'change' | 'state' | 'total' | 'changed' | 'unchanged' | 'skipped' | 'undone' | 'kept' | 'keptNames'
> & {
  readonly id: BulkEditId
  /** How many records it has come to. */
  readonly done: number
  /** Some of the deals that lack what their new stage requires. */
  readonly lacking: readonly LackingDeal[]
  /** What undoes it; null when there is nothing (more) to undo. */
  readonly undoId: EventId | null
}

export type BulkEdits = {
  /**
   * @throws AppError FORBIDDEN; NOT_FOUND for the view; VALIDATION with the problem of the value, and (too-many) for more records
   * than can be changed at once; CONFLICT (count-changed) when it is about another number of records by now
   */
  readonly begin: (actor: Actor, edit: NewBulkEdit) => Promise<BulkEditId>
  /** Of the actor, or for a leader anybody's. @throws AppError NOT_FOUND */
  readonly get: (actor: Actor, id: BulkEditId) => Promise<BulkEditView>
  /** What is changed stays, and can be undone. Does nothing to one that is over. @throws AppError NOT_FOUND */
  readonly stop: (actor: Actor, id: BulkEditId) => Promise<void>
  /** Shows the actor how far it is. */
  readonly watch: (actor: Actor, id: BulkEditId, messageId?: number) => Promise<void>
  /** The fields whose value can be given to many records, in order. */
  readonly fields: (actor: Actor, kind: ViewKind) => readonly string[]
  /** The open stages that deals can be moved to, in order. @throws AppError FORBIDDEN */
  readonly stages: (actor: Actor) => Promise<readonly MoveTarget[]>
}

/** Whether it changes by itself. */
export function isWorking({ state }: Pick<BulkEditView, 'state'>): boolean {
  return state === 'running' || state === 'undoing'
}

/** By then a small one is done: its message is edited once. In milliseconds. */
const SOON_MS = 500

/** What is one person's own makes no sense for many. */
const OWN_KINDS: readonly string[] = [
  'phones',
  'emails',
  'telegram',
  'tags',
  'contacts',
  'contact',
  'deal',
  'items',
  'roles',
]

function settable(table: FieldTable): readonly string[] {
  return editableFields(table).filter((name) => {
    const field = table[name]
    const isTitle = field?.kind === 'text' && field.blank === ''
    if (field === undefined || isTitle || field.partOf !== undefined || field.kind === 'time') return false
    return !OWN_KINDS.includes(field.kind)
  })
}

export function createBulkEdits(deps: RecordDeps): BulkEdits {
  const { models, transact, tablesOf } = deps

  async function read(actor: Actor, id: BulkEditId, tx?: Transaction): Promise<BulkEditRecord> {
    // Whoever may change nothing has none of their own. The right for its kind was checked when it began.
    authorize(actor, 'contact.write')
    const edit = await readBulkEdit(models, actor, id, tx)
    if (edit.memberId.toHexString() === actor.memberId || may(actor.role, 'record.see-all')) return edit
    throw new AppError('NOT_FOUND', { message: 'No such bulk edit', details: { kind: 'bulk-edit' } })
  }

  /** Only what a record alone would take. @throws AppError VALIDATION; NOT_FOUND */
  async function checked(actor: Actor, tx: Transaction, kind: ViewKind, change: BulkChange): Promise<BulkChange> {
    const table: FieldTable = tablesOf(actor)[kind]
    switch (change.what) {
      case 'delete':
        return change
      case 'move':
        return checkedMove(models, actor, tx, kind, change)
      case 'tag':
      case 'untag':
        return { what: change.what, tags: parseTags(change.tags.join(' ')) }
      case 'set': {
        const { field: name, value } = change
        const field = table[name]
        if (field === undefined || !settable(table).includes(name))
          throw new AppError('NOT_FOUND', { message: 'No such field', details: { kind: 'button' } })
        if (value === null && field.required === true) throw fieldProblem('empty')
        // A company's name makes it when the first record is given it, and not before.
        if (value === null || field.kind === 'company') return change
        const references = createReferences(models, actor, tx, { permission: RECORD_ACTIONS[kind].write })
        await acceptInputs(table, blankValues(table), { [name]: value }, references)
        return change
      }
    }
  }

  function showIn(tx: Transaction, of: Omit<BulkEditTurn, 'turn'>, messageId: number | undefined): void {
    const payload = messageId === undefined ? of : { ...of, messageId }
    tx.enqueue(BULK_EDIT_PROGRESS_JOB, payload, { runAt: new Date(tx.at.getTime() + SOON_MS) })
  }

  async function undoIdOf({ _id, workspaceId, state }: BulkEditRecord): Promise<EventId | null> {
    if (state === 'undoing' || state === 'undone') return null
    const target = { 'target.kind': 'bulk-edit' as const, 'target.id': _id }
    const started = await models.events
      .findOne({ workspaceId, ...target, type: 'bulk-edit.started' }, { _id: 1 })
      .lean()
    return started && idOf<EventId>(started._id)
  }

  return {
    async begin(actor, { view: viewId, change, expected, messageId }) {
      const view = await readView(models, actor, viewId)
      const { kind } = view
      authorize(actor, actionOf({ kind, change }))
      const scope = await scopeOf(deps, actor, view, { selected: true })
      const found = await recordsOf(deps, view)
        .find(scope, { _id: 1 })
        .sort({ _id: 1 })
        .limit(MAX_RECORDS + 1)
        .lean()
      if (found.length > MAX_RECORDS) throw fieldProblem('too-many', { limit: MAX_RECORDS })
      if (found.length !== expected || found.length === 0) {
        const details = { reason: 'count-changed', count: found.length } as const
        throw new AppError('CONFLICT', { message: 'The records changed meanwhile', details })
      }
      return transact(
        actor,
        'bulk-edit.begin',
        async (tx) => {
          const id = newId<BulkEditId>()
          const made = await checked(actor, tx, kind, change)
          const record = {
            _id: objectId(id),
            workspaceId: objectId(actor.workspaceId),
            memberId: objectId(actor.memberId),
            kind,
            change: made,
            ids: packIds(found.map(({ _id }) => _id)),
            total: found.length,
          }
          await models.bulkEdits.create([record], { session: tx.session })
          tx.record({
            type: 'bulk-edit.started',
            target: { kind: 'bulk-edit', id },
            changes: [
              { path: 'kind', from: null, to: kind },
              { path: 'what', from: null, to: made.what },
              { path: 'count', from: null, to: found.length },
            ],
          })
          const of = { workspaceId: actor.workspaceId, bulkEditId: id, memberId: actor.memberId }
          tx.enqueue(BULK_EDIT_RUN_JOB, { ...of, turn: 1 })
          showIn(tx, of, messageId)
          return id
        },
        { undoable: true },
      )
    },

    async get(actor, id) {
      const edit = await read(actor, id)
      const { kind, change, state, total, changed, unchanged, skipped, lacking = [], undone, kept, keptNames } = edit
      const left = Object.values(skipped).reduce((sum, count) => sum + count, 0)
      const done = state === 'undoing' ? undone + kept : changed + unchanged + left
      const undoId = await undoIdOf(edit)
      const counts = { total, done, changed, unchanged, skipped, undone, kept }
      return { id, kind, change, state, ...counts, lacking, keptNames, undoId }
    },

    async stop(actor, id) {
      await transact(actor, `bulk-edit.stop-${id}`, async (tx) => {
        const { workspaceId, _id, version, state, turn } = await read(actor, id, tx)
        if (state !== 'running') return null
        const set = { $set: { state: 'cancelled', turn: turn + 1 } as const, $inc: { version: 1 } }
        await models.bulkEdits.updateOne({ workspaceId, _id, version }, set, { session: tx.session })
        return null
      })
    },

    async watch(actor, id, messageId) {
      await read(actor, id)
      const of = { workspaceId: actor.workspaceId, bulkEditId: id, memberId: actor.memberId }
      await transact(actor, `bulk-edit.watch-${id}`, async (tx) => {
        showIn(tx, of, messageId)
        return null
      })
    },

    async stages(actor) {
      authorize(actor, 'deal.write')
      return moveTargets(models, actor)
    },
    fields: (actor, kind) => settable(tablesOf(actor)[kind]),
  }
}
