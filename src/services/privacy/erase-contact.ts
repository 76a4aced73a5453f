/**
 * Erases a person for good. The contact becomes a shell in the command itself; a job goes over everything else that is stored
 * about them (run-erasure.ts). Deals keep the shell, so that sums stay right.
 */
import { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import type { ContactRecord } from '../../models/contact.ts'
import type { ErasureRecord } from '../../models/erasure.ts'
import { type ContactId, type ErasureId, idOf, objectId } from '../../models/ids.ts'
import type { ContactFields } from '../contacts/contact-fields.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { assertSettled } from '../merging/merge-state.ts'
import { modelOf } from '../records/seen-records.ts'
import { survivorOfId } from '../records/survivor.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'
import { shellOf } from './contact-shell.ts'
import { ERASE_JOB } from './erasure-jobs.ts'
import { dealsOf, gatherTraces } from './person-traces.ts'
import type { PrivacyDeps } from './privacy-deps.ts'
import { notesAbout } from './steps/erase-notes.ts'
import { tasksAbout } from './steps/erase-tasks.ts'

export type ErasurePreview = {
  readonly id: ContactId
  readonly name: string
  /** Of them nothing is left, also of those on deals that nobody else is part of. */
  readonly notes: number
  /** Those that are not on a deal. */
  readonly tasks: number
  /** They stay with their tasks, without the name. */
  readonly deals: number
  /** Contacts that were merged into it, and are erased along with it. */
  readonly merged: number
}

export type EraseContact = {
  /** @throws AppError FORBIDDEN; NOT_FOUND, also once it is erased */
  readonly preview: (actor: Actor, id: ContactId) => Promise<ErasurePreview>
  /**
   * Cannot be undone. Whoever comes second changes nothing.
   *
   * @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT (merge-under-way)
   */
  readonly erase: (actor: Actor, id: ContactId) => Promise<{ readonly isFirst: boolean }>
}

const notFound = () => new AppError('NOT_FOUND', { message: 'No such contact', details: { kind: 'contact' } })

/** A deleted contact can be erased, too; one that was merged is the one that took it over. */
export async function readPerson(
  { models }: Pick<PrivacyDeps, 'models'>,
  { workspaceId: workspace }: Pick<Actor, 'workspaceId'>,
  id: ContactId,
  tx?: Transaction,
): Promise<ContactRecord> {
  const workspaceId = objectId(workspace)
  const session = tx?.session ?? null
  const given = { workspaceId, _id: objectId(id) }
  const _id = (await survivorOfId(modelOf(models, { model: 'contacts' }), given, session ?? undefined)) ?? given._id
  const contact = await models.contacts.findOne({ workspaceId, _id }, null, { session }).lean()
  if (contact === null) throw notFound()
  return contact
}

export function createEraseContact(deps: PrivacyDeps): EraseContact {
  const { models, transact, tablesOf, privacyWords } = deps

  async function withMerged(contact: ContactRecord, { session }: Transaction): Promise<readonly ContactRecord[]> {
    const { workspaceId, mergedIds = [] } = contact
    if (mergedIds.length === 0) return [contact]
    return [
      contact,
      ...(await models.contacts.find({ workspaceId, _id: { $in: mergedIds } }, null, { session }).lean()),
    ]
  }

  async function makeShells(
    tx: Transaction,
    table: ContactFields,
    contacts: readonly ContactRecord[],
    name: string,
  ): Promise<void> {
    for (const contact of contacts) {
      const { _id, workspaceId, version } = contact
      const update = { ...shellOf(table, contact, { name, at: tx.at }), $inc: { version: 1 } }
      const written = await models.contacts.updateOne({ workspaceId, _id, version }, update, { session: tx.session })
      if (written.modifiedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'changed-meanwhile' } })
    }
  }

  return {
    async preview(actor, given) {
      authorize(actor, 'privacy.manage')
      const { _id, workspaceId, displayName, erasedAt, mergedIds = [] } = await readPerson(deps, actor, given)
      if (erasedAt !== undefined) throw notFound()
      const contactIds = [_id, ...mergedIds]
      const { dealIds, ownDealIds } = await dealsOf(deps, { session: null }, workspaceId, contactIds)
      const [notes, tasks] = await Promise.all([
        models.notes.countDocuments(notesAbout(workspaceId, { contactIds, ownDealIds })),
        models.tasks.countDocuments(tasksAbout(workspaceId, { contactIds })),
      ])
      const deals = dealIds.length
      return { id: idOf<ContactId>(_id), name: displayName, notes, tasks, deals, merged: mergedIds.length }
    },

    async erase(actor, given) {
      authorize(actor, 'privacy.manage')
      return transact(actor, `contact.erase-${given}`, async (tx) => {
        const contact = await readPerson(deps, actor, given, tx)
        if (contact.erasedAt !== undefined) return { isFirst: false }
        const { _id: contactId, workspaceId } = contact
        const contacts = await withMerged(contact, tx)
        const fields = tablesOf(actor)
        await assertSettled(
          models,
          tx,
          { workspaceId, kind: 'contact' },
          contacts.map(({ _id }) => _id),
        )
        const settings = await readRegionalSettings(models, actor.workspaceId)
        const erasure: ErasureRecord = {
          _id: new Types.ObjectId(),
          workspaceId,
          contactId,
          memberId: objectId(actor.memberId),
          at: tx.at,
          pass: 1,
          step: 0,
          traces: await gatherTraces({ models, fields }, tx, workspaceId, contacts),
          doneAt: null,
        }
        await makeShells(tx, fields.contact, contacts, privacyWords(settings?.locale ?? 'en').erasedContact)
        await models.erasures.create([erasure], { session: tx.session })
        // It says that it was done, by whom and when, and nothing about the person.
        tx.record({ type: 'contact.erased', target: { kind: 'contact', id: idOf<ContactId>(contactId) } })
        tx.enqueue(ERASE_JOB, { workspaceId: actor.workspaceId, erasureId: idOf<ErasureId>(erasure._id), pass: 1 })
        return { isFirst: true }
      })
    },
  }
}
