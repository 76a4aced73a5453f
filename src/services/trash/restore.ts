/** Restores a deleted record, with the tasks that were deleted along with it. */
import { AppError } from '../../errors.ts'
import type { EventRecord } from '../../models/event.ts'
import { idOf, objectId, type TaskId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { NewEvent, Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { definitionOf, type KindTable } from '../records/kind-definition.ts'
import type { Inverse, InverseResult } from '../undo/inverse.ts'
import { lastDeletions } from './deletions.ts'
import { readTrashed, type TrashRef } from './read-trashed.ts'
import { takeOverOrphan } from './take-over.ts'
import { trashedKind } from './trash-kinds.ts'

export type Restored = Pick<InverseResult, 'name' | 'shownOn'> & {
  readonly record: TrashRef
  /** How many open tasks came back with it. */
  readonly tasks: number
  /** The names of the records that were restored with it. */
  readonly along: readonly string[]
  /** The names of those that it is about and that stay deleted. */
  readonly without: readonly string[]
  /** The name of its company, if that was gone and is back. */
  readonly company: string | null
}

/**
 * @param along whether the deleted contact or deal that the record is about comes back too
 * @throws AppError FORBIDDEN; otherwise as {@link readTrashed} does
 */
export type Restore = (actor: Actor, ref: TrashRef, along: boolean) => Promise<Restored>

/** What undoes the deletion of a kind's records. */
function inverseOf(kinds: KindTable, kind: string): Inverse | null {
  const inverses: Readonly<Record<string, Inverse>> = definitionOf(kinds, kind)?.inverses ?? {}
  return inverses['deleted'] ?? null
}

/** A transaction that remembers what was recorded in it. */
function listenTo(tx: Transaction): { readonly tx: Transaction; readonly told: readonly NewEvent[] } {
  const told: NewEvent[] = []
  const record: Transaction['record'] = (event) => {
    told.push(event)
    return tx.record(event)
  }
  return { tx: { ...tx, record }, told }
}

export function createRestore(deps: RecordDeps): Restore {
  const { models, kinds, transact } = deps

  /** The tasks that went with a record and are deleted since then. */
  async function tasksWith(tx: Transaction, deletion: EventRecord): Promise<readonly EventRecord[]> {
    const { workspaceId, commandId, target, at } = deletion
    if (target.kind === 'task') return []
    const options = { session: tx.session }
    const events = await models.events.find({ workspaceId, commandId, type: 'task.deleted' }, null, options).lean()
    const _id = { $in: events.map((event) => event.target.id) }
    const tasks = await models.tasks.find({ workspaceId, _id, deletedAt: at }, { _id: 1 }, options).lean()
    const still = new Set(tasks.map((task) => task._id.toHexString()))
    return events.filter((event) => still.has(event.target.id.toHexString()))
  }

  async function bringBack(actor: Actor, tx: Transaction, ref: TrashRef): Promise<InverseResult> {
    const options = { session: tx.session }
    const { definition, record } = await readTrashed(deps, actor, ref, tx.at, options)
    const { workspaceId, _id } = record
    const deletion = (await lastDeletions(models, { workspaceId, kind: ref.kind, ids: [_id] }, options)).get(ref.id)
    const inverse = inverseOf(kinds, ref.kind)
    if (deletion === undefined || inverse === null) throw new AppError('NOT_FOUND', { details: { kind: ref.kind } })
    const own = { models, kinds, fields: deps.tablesOf(actor) }
    const result = await inverse(own, actor, tx, deletion)
    if (ref.kind !== 'note') await takeOverOrphan(models, actor, tx, definition, ref)
    for (const event of await tasksWith(tx, deletion)) {
      await inverseOf(kinds, 'task')?.(own, actor, tx, event)
      const task = { kind: 'task', id: idOf<TaskId>(event.target.id) } as const
      await takeOverOrphan(models, actor, tx, trashedKind(kinds, 'task'), task)
    }
    // Whoever deleted it has nothing left to undo, and their next /undo goes on to the change before.
    const command = { workspaceId, _id: deletion.commandId, undoneAt: null }
    await models.commands.updateOne(command, { $set: { undoneAt: tx.at } }, options)
    return result
  }

  async function companyIn(actor: Actor, tx: Transaction, told: readonly NewEvent[]): Promise<string | null> {
    const back = told.find(({ type }) => type === 'company.restored')
    if (back === undefined) return null
    const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(back.target.id) }
    return (await models.companies.findOne(filter, { name: 1 }, { session: tx.session }).lean())?.name ?? null
  }

  return async (actor, ref, along) => {
    authorize(actor, 'trash.manage')
    return transact(actor, `trash.restore-${ref.id}`, async (own): Promise<Restored> => {
      const { tx, told } = listenTo(own)
      const { name, companions } = await readTrashed(deps, actor, ref, tx.at, { session: tx.session })
      for (const { record } of along ? companions : []) await bringBack(actor, tx, record)
      // A task comes back with the deal that it was deleted with.
      const isBack = told.some(({ type, target }) => type === `${ref.kind}.restored` && target.id === ref.id)
      const back = isBack ? null : await bringBack(actor, tx, ref)
      const names = companions.map((companion) => companion.name)
      return {
        record: ref,
        name: back?.name ?? name,
        ...(back?.shownOn !== undefined && { shownOn: back.shownOn }),
        tasks: told.filter(({ type, target }) => type === 'task.restored' && target.id !== ref.id).length,
        along: along ? names : [],
        without: along ? [] : names,
        company: await companyIn(actor, tx, told),
      }
    })
  }
}
