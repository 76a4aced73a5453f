/**
 * Undo: reads the events of one command and writes their inverse as a new command. If anything has changed again since,
 * the whole undo is refused, except for the removal of a member (undo-removal.ts).
 */
import { AppError } from '../../errors.ts'
import type { EventRecord, EventType } from '../../models/event.ts'
import { objectId, type EventId } from '../../models/ids.ts'
import type { RecordRef } from '../../ids.ts'
import type { Actor } from '../core/actor.ts'
import { removeUnusedCompany } from '../companies/company-of-contact.ts'
import { type Action, may } from '../core/permissions.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { definitionOf, type KindDefinition, type KindTable } from '../records/kind-definition.ts'
import type { Transaction } from '../core/transact.ts'
import { undoRemoval } from '../team/undo-removal.ts'
import { type Inverse, type InverseResult, targetOf } from './inverse.ts'
import { undoPipelineUpdated } from './undo-pipeline.ts'
import { undoWorkspaceUpdated } from './undo-workspace.ts'

/** How long a command can be undone, in milliseconds. */
export const UNDO_WINDOW_MS = 24 * 60 * 60 * 1000

type Undoing = {
  /** The permission to undo a change is the permission for the change itself. */
  readonly action: Action
  readonly ownedBy: KindDefinition['ownedBy']
  readonly inverse: Inverse
}

/** The rules for reps and the team's own fields, which belong to no kind of record. */
const RULES: Undoing = { action: 'workspace.settings', ownedBy: null, inverse: undoWorkspaceUpdated }

const REQUIREMENTS: Undoing = { ...RULES, inverse: undoPipelineUpdated }

/** What undoes an event of a type; null if nothing does. */
function undoingOf(kinds: KindTable, type: string): Undoing | null {
  if (type === 'workspace.updated') return RULES
  if (type === 'pipeline.updated') return REQUIREMENTS
  const [kind = '', change = ''] = type.split('.')
  const definition = definitionOf(kinds, kind)
  const inverses: Readonly<Record<string, Inverse>> = definition?.inverses ?? {}
  const inverse = Object.hasOwn(inverses, change) ? inverses[change] : undefined
  if (definition === null || inverse === undefined) return null
  return { action: definition.permissions.write, ownedBy: definition.ownedBy, inverse }
}

/** Before anything is read: an actor who may change nothing does not learn which changes exist. */
function authorizeAny(kinds: KindTable, actor: Actor): void {
  if (Object.values(kinds).some(({ permissions }) => may(actor.role, permissions.write))) return
  throw new AppError('FORBIDDEN', { message: `Role ${actor.role} may not undo`, details: { action: 'undo' } })
}

export type Undone = InverseResult & {
  readonly type: EventType
  readonly target: RecordRef
}

export type UndoService = {
  /**
   * Undoes the command that an event belongs to.
   *
   * @throws AppError NOT_FOUND for an unknown event; FORBIDDEN when the actor may not change a record of the kind, and for
   * another member's command unless the actor is a leader;
   * EXPIRED after {@link UNDO_WINDOW_MS}; CONFLICT (reason: already-undone, changed-since) when it cannot be undone.
   * The last three say what record the command was `about`
   */
  readonly undo: (actor: Actor, eventId: EventId) => Promise<Undone>
  /**
   * Undoes the actor's latest command that can still be undone; null when there is none. Choosing it is part of the
   * command: a repeated delivery must not go on to the one before.
   *
   * @throws AppError FORBIDDEN; CONFLICT (reason: changed-since)
   */
  readonly undoLatest: (actor: Actor) => Promise<Undone | null>
}

/**
 * Whether the actor gave their own record to somebody else with it. Where members see only their own, they can no longer see
 * it, and only the person who gave it away by mistake knows.
 */
function gaveAway(actor: Actor, ownedBy: Undoing['ownedBy'], { memberId, changes }: EventRecord): boolean {
  if (memberId?.toHexString() !== actor.memberId) return false
  return changes.some(({ path, from }) => path === ownedBy && from === actor.memberId)
}

/** Which events created a company that a contact or a deal brought along: it goes with them, unless somebody else uses it. */
function broughtAlong(events: readonly EventRecord[]): (event: EventRecord) => boolean {
  const isAlone = events.every(({ type }) => type === 'company.created')
  return ({ type }) => !isAlone && type === 'company.created'
}

export function createUndo(deps: Pick<RecordDeps, 'models' | 'transact' | 'tablesOf' | 'kinds'>): UndoService {
  const { models, transact, tablesOf, kinds } = deps

  async function undoCommand(actor: Actor, tx: Transaction, event: EventRecord): Promise<Undone> {
    const { workspaceId, commandId } = event
    const options = { session: tx.session }
    const command = await models.commands.findOne({ _id: commandId, workspaceId }, null, options).lean()
    if (command === null || !command.undoable) throw new AppError('NOT_FOUND', { details: { kind: 'change' } })
    const about = { about: targetOf(event) }
    if (command.memberId?.toHexString() !== actor.memberId && !may(actor.role, 'record.see-all')) {
      throw new AppError('FORBIDDEN', { details: { action: 'undo', ...about } })
    }
    if (command.undoneAt !== null) throw new AppError('CONFLICT', { details: { reason: 'already-undone', ...about } })
    if (tx.at.getTime() - command.at.getTime() > UNDO_WINDOW_MS)
      throw new AppError('EXPIRED', { details: { kind: 'change', ...about } })

    let events = await models.events.find({ workspaceId, commandId }, null, options).sort({ _id: -1 }).lean()
    const removal = events.find(({ type }) => type === 'member.removed')
    let undone: Undone | null = null
    if (removal !== undefined) {
      undone = { type: removal.type, target: targetOf(removal), ...(await undoRemoval(deps, actor, tx, removal)) }
      events = []
    }
    const isBrought = broughtAlong(events)
    const fields = tablesOf(actor)
    for (const part of events) {
      if (isBrought(part)) continue
      const undoing = undoingOf(kinds, part.type)
      if (undoing === null) continue
      const { action, ownedBy, inverse } = undoing
      if (!may(actor.role, action)) throw new AppError('FORBIDDEN', { details: { action, ...about } })
      const seeing: Actor = gaveAway(actor, ownedBy, part) ? { ...actor, visibility: 'team' } : actor
      const result = await inverse({ models, kinds, fields }, seeing, tx, part)
      undone = { type: part.type, target: targetOf(part), ...result }
    }
    for (const part of events) {
      if (!isBrought(part)) continue
      // Filled in since, it is more than what the contact or the deal brought along.
      const gone = await removeUnusedCompany(models, tx, { workspaceId, _id: part.target.id, version: 1 })
      if (gone) tx.record({ type: 'company.deleted', target: targetOf(part), undoes: commandId })
    }
    if (undone === null) throw new AppError('NOT_FOUND', { details: { kind: 'change' } })
    const marked = await models.commands.updateOne(
      { _id: commandId, workspaceId, undoneAt: null },
      { $set: { undoneAt: tx.at } },
      options,
    )
    if (marked.modifiedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'already-undone', ...about } })
    return undone
  }

  return {
    async undo(actor, eventId) {
      authorizeAny(kinds, actor)
      const workspaceId = objectId(actor.workspaceId)
      const event = await models.events.findOne({ workspaceId, _id: objectId(eventId) }).lean()
      if (event === null) throw new AppError('NOT_FOUND', { details: { kind: 'change' } })
      return transact(actor, `undo-${eventId}`, (tx) => undoCommand(actor, tx, event))
    },

    async undoLatest(actor) {
      authorizeAny(kinds, actor)
      const workspaceId = objectId(actor.workspaceId)
      return transact(actor, 'undo-latest', async (tx) => {
        const options = { session: tx.session }
        const since = new Date(tx.at.getTime() - UNDO_WINDOW_MS)
        const mine = { workspaceId, memberId: objectId(actor.memberId), undoable: true, undoneAt: null }
        const command = await models.commands
          .findOne({ ...mine, at: { $gt: since } }, { _id: 1 }, options)
          .sort({ at: -1 })
          .lean()
        if (command === null) return null
        const event = await models.events.findOne({ workspaceId, commandId: command._id }, null, options).lean()
        return event === null ? null : undoCommand(actor, tx, event)
      })
    },
  }
}
