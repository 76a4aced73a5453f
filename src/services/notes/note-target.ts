/** The record that a note belongs on, if what the member refers to is a task, or a change that the bot announced. */
import type { EventId, RecordRef } from '../../ids.ts'
import { idOf, objectId } from '../../models/ids.ts'
import { recordRef } from '../../models/record-ref.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize, visibleTo } from '../core/permissions.ts'

export type NoteTarget = RecordRef<'contact' | 'company' | 'deal'>
/** What a message of the bot is about. */
export type Referred =
  | RecordRef<'contact' | 'company' | 'deal' | 'task'>
  | { readonly kind: 'change'; readonly id: EventId }

/**
 * A task's deal, else its contact, else its company. Whether the actor may see that record is checked when the note is written.
 *
 * @returns null if there is no such record: the task is with nobody, the change was to the settings
 * @throws AppError FORBIDDEN
 */
export type FindNoteTarget = (actor: Actor, referred: Referred) => Promise<NoteTarget | null>

export function createFindNoteTarget({ models }: Pick<CoreDeps, 'models'>): FindNoteTarget {
  async function ofTask(actor: Actor, id: RecordRef<'task'>['id']): Promise<NoteTarget | null> {
    const filter = { ...visibleTo(actor, 'assigneeId'), _id: objectId(id) }
    const task = await models.tasks.findOne(filter, { dealId: 1, contactId: 1, companyId: 1 }).lean()
    if (task?.dealId != null) return { kind: 'deal', id: idOf(task.dealId) }
    if (task?.contactId != null) return { kind: 'contact', id: idOf(task.contactId) }
    return task?.companyId == null ? null : { kind: 'company', id: idOf(task.companyId) }
  }

  async function of(actor: Actor, { kind, id }: RecordRef): Promise<NoteTarget | null> {
    if (kind === 'contact') return { kind, id }
    if (kind === 'deal') return { kind, id }
    if (kind === 'company') return { kind, id }
    return kind === 'task' ? ofTask(actor, id) : null
  }

  return async (actor, referred) => {
    authorize(actor, 'note.write')
    if (referred.kind !== 'change') return of(actor, referred)
    const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(referred.id) }
    const event = await models.events.findOne(filter, { target: 1, related: 1 }).lean()
    // The record itself, then what its entry is also shown with: a contact before the company they work for.
    for (const ref of event === null ? [] : [event.target, ...event.related]) {
      const found = await of(actor, recordRef(ref))
      if (found !== null) return found
    }
    return null
  }
}
