/**
 * Undo: reads the events of one command and writes their opposite as a new command. What changed again since is left
 * alone: then the undo is refused as a whole.
 */
import { isDeepStrictEqual } from 'node:util'

import { AppError } from '../errors.ts'
import type { EventRecord } from '../models/event.ts'
import { type CompanyId, idOf, isId, objectId } from '../models/ids.ts'
import type { Models } from '../models/models.ts'
import type { Actor } from './actor.ts'
import { relinkCompany, removeUnusedCompany } from './contacts/company-of-contact.ts'
import {
  changesBetween,
  type EditableFields,
  editableFields,
  readContact,
  writeFields,
  writeVersion,
} from './contacts/write-contact.ts'
import { authorize, may } from './permissions.ts'
import type { ServicesDeps } from './services-deps.ts'
import type { Unit } from './transact.ts'

/** How long a command can be taken back, in milliseconds. */
export const UNDO_WINDOW_MS = 24 * 60 * 60 * 1000

export type UndoneType = 'contact.created' | 'contact.updated' | 'contact.deleted'

export type Undone = {
  readonly type: UndoneType
  readonly contactId: string
  readonly displayName: string
}

export type UndoService = {
  /**
   * Takes back the command that an event belongs to.
   *
   * @throws AppError NOT_FOUND for an unknown event; FORBIDDEN for another member's command unless the actor leads;
   * EXPIRED after {@link UNDO_WINDOW_MS}; CONFLICT (reason: already-undone, changed-since) when it cannot be taken back.
   * The last three carry the `contactId` that the command was about
   */
  readonly undo: (actor: Actor, eventId: string) => Promise<Undone>
  /**
   * Takes back the actor's latest command that can still be taken back; null when there is none. Choosing it is part of
   * the command: a repeated delivery must not go on to the one before.
   *
   * @throws AppError FORBIDDEN; CONFLICT (reason: changed-since)
   */
  readonly undoLatest: (actor: Actor) => Promise<Undone | null>
}

function aboutContact({ target }: EventRecord): { readonly contactId?: string } {
  return target.kind === 'contact' ? { contactId: idOf(target.id) } : {}
}

function changedSince(event: EventRecord): AppError {
  const details = { reason: 'changed-since', ...aboutContact(event) }
  return new AppError('CONFLICT', { message: 'Changed since', details })
}

const BLANK: EditableFields = { name: '', emails: [], phones: [], companyId: null, jobTitle: null, tags: [] }

type Inverse = (models: Models, actor: Actor, unit: Unit, event: EventRecord) => Promise<string>

async function undoCreated(models: Models, actor: Actor, unit: Unit, event: EventRecord): Promise<string> {
  const contact = await readContact(models, actor, idOf(event.target.id), { unit, deleted: true })
  // Filled in or corrected since: deleting it would take that along.
  const made: Record<string, unknown> = { ...BLANK }
  for (const { path, to } of event.changes) made[path] = to
  if (contact.deletedAt !== null || !isDeepStrictEqual({ ...editableFields(contact) }, made)) throw changedSince(event)
  await writeVersion(models, unit, contact, { $set: { deletedAt: unit.at } })
  const changes = [{ path: 'deletedAt', from: null, to: unit.at.toISOString() }]
  unit.record({ type: 'contact.deleted', target: targetOf(event), changes, undoes: event.commandId })
  return contact.displayName
}

async function undoDeleted(models: Models, actor: Actor, unit: Unit, event: EventRecord): Promise<string> {
  const contact = await readContact(models, actor, idOf(event.target.id), { unit, deleted: true })
  if (contact.deletedAt === null) throw changedSince(event)
  const before = contact.companyId === undefined ? null : idOf<CompanyId>(contact.companyId)
  const company = before === null ? null : await relinkCompany(models, actor, unit, before)
  const moved = company !== null && company.id !== before
  await writeVersion(models, unit, contact, {
    $set: { deletedAt: null, ...(moved && { companyId: objectId(company.id) }) },
  })
  const changes = [
    { path: 'deletedAt', from: contact.deletedAt.toISOString(), to: null },
    ...(moved ? [{ path: 'companyId', from: before, to: company.id }] : []),
  ]
  unit.record({ type: 'contact.restored', target: targetOf(event), changes, undoes: event.commandId })
  return contact.displayName
}

async function undoUpdated(models: Models, actor: Actor, unit: Unit, event: EventRecord): Promise<string> {
  const contact = await readContact(models, actor, idOf(event.target.id), { unit })
  const before = editableFields(contact)
  const after: Record<string, unknown> = { ...before }
  for (const { path, from, to } of event.changes) {
    if (!isDeepStrictEqual(after[path], to)) throw changedSince(event)
    after[path] = from
  }
  const undone = after as EditableFields
  const isPutBack = undone.companyId !== null && undone.companyId !== before.companyId
  const company = isPutBack ? await relinkCompany(models, actor, unit, undone.companyId) : null
  const fields = company === null ? undone : { ...undone, companyId: company.id }
  await writeFields(models, actor, unit, contact, fields)
  const changes = changesBetween(before, fields)
  unit.record({ type: 'contact.updated', target: targetOf(event), changes, undoes: event.commandId })
  return (await readContact(models, actor, idOf(event.target.id), { unit })).displayName
}

function targetOf(event: EventRecord): { kind: EventRecord['target']['kind']; id: string } {
  return { kind: event.target.kind, id: idOf(event.target.id) }
}

const INVERSES: Record<UndoneType, Inverse> = {
  'contact.created': undoCreated,
  'contact.updated': undoUpdated,
  'contact.deleted': undoDeleted,
}

function isUndoneType(type: string): type is UndoneType {
  return Object.hasOwn(INVERSES, type)
}

export function createUndo({ models, transact }: Pick<ServicesDeps, 'models' | 'transact'>): UndoService {
  async function undoCommand(actor: Actor, unit: Unit, event: EventRecord): Promise<Undone> {
    const { workspaceId, commandId } = event
    const options = { session: unit.session }
    const command = await models.commands.findOne({ _id: commandId, workspaceId }, null, options).lean()
    if (command === null || !command.undoable) throw new AppError('NOT_FOUND', { details: { kind: 'change' } })
    const about = aboutContact(event)
    if (command.memberId?.toHexString() !== actor.memberId && !may(actor.role, 'record.see-all')) {
      throw new AppError('FORBIDDEN', { details: { action: 'undo', ...about } })
    }
    if (command.undoneAt !== null) throw new AppError('CONFLICT', { details: { reason: 'already-undone', ...about } })
    if (unit.at.getTime() - command.at.getTime() > UNDO_WINDOW_MS)
      throw new AppError('EXPIRED', { details: { kind: 'change', ...about } })

    const events = await models.events.find({ workspaceId, commandId }, null, options).sort({ _id: -1 }).lean()
    let undone: Undone | null = null
    for (const part of events) {
      if (!isUndoneType(part.type)) continue
      const displayName = await INVERSES[part.type](models, actor, unit, part)
      undone = { type: part.type, contactId: idOf(part.target.id), displayName }
    }
    for (const part of events) {
      if (part.type !== 'company.created') continue
      const gone = await removeUnusedCompany(models, unit, { workspaceId, _id: part.target.id })
      if (gone) unit.record({ type: 'company.deleted', target: targetOf(part), undoes: commandId })
    }
    if (undone === null) throw new AppError('NOT_FOUND', { details: { kind: 'change' } })
    const marked = await models.commands.updateOne(
      { _id: commandId, workspaceId, undoneAt: null },
      { $set: { undoneAt: unit.at } },
      options,
    )
    if (marked.modifiedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'already-undone', ...about } })
    return undone
  }

  return {
    async undo(actor, eventId) {
      authorize(actor, 'contact.write')
      const workspaceId = objectId(actor.workspaceId)
      const event = isId(eventId) ? await models.events.findOne({ workspaceId, _id: objectId(eventId) }).lean() : null
      if (event === null) throw new AppError('NOT_FOUND', { details: { kind: 'change' } })
      return transact(actor, `undo-${eventId}`, (unit) => undoCommand(actor, unit, event))
    },

    async undoLatest(actor) {
      authorize(actor, 'contact.write')
      const workspaceId = objectId(actor.workspaceId)
      return transact(actor, 'undo-latest', async (unit) => {
        const options = { session: unit.session }
        const since = new Date(unit.at.getTime() - UNDO_WINDOW_MS)
        const mine = { workspaceId, memberId: objectId(actor.memberId), undoable: true, undoneAt: null }
        const command = await models.commands
          .findOne({ ...mine, at: { $gt: since } }, { _id: 1 }, options)
          .sort({ at: -1 })
          .lean()
        if (command === null) return null
        const event = await models.events.findOne({ workspaceId, commandId: command._id }, null, options).lean()
        return event === null ? null : undoCommand(actor, unit, event)
      })
    },
  }
}
